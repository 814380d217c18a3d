import { expect, test } from './support/observed-page.ts';

const seedsPerPage = 25;
const seeds = Array.from({ length: 100 }, (_, index) => index + 1);

/** What sequences must have visited to show anything, in every browser and where there are provisional answers. */
const visitedByAll = [
  ...['stable', 'have-local-offer', 'have-remote-offer', 'closed'].map((state) => `signaling ${state}`),
  ...['new', 'gathering', 'complete'].map((state) => `ice-gathering ${state}`),
];
const visitedProvisionally = ['signaling have-local-pranswer', 'signaling have-remote-pranswer'];

for (let first = 0; first < seeds.length; first += seedsPerPage) {
  const some = seeds.slice(first, first + seedsPerPage);
  test(`the model follows seeds ${some[0]} to ${some.at(-1)}`, async ({ observed }, { annotations }) => {
    const visited = new Map<string, number>();
    const explanations = new Set<string>();
    let [made, refused, refusedForContent] = [0, 0, 0];
    for (const seed of some) {
      const report = await observed.evaluate((each) => window.agreement.playSequence(each), seed);
      expect(report.wrong, `seed ${seed}\n${report.lines.join('\n')}\n`).toEqual([]);
      made += report.made;
      refused += report.refused;
      refusedForContent += report.refusedForContent;
      for (const state of report.visited) visited.set(state, (visited.get(state) ?? 0) + 1);
      for (const id of report.explained) explanations.add(id);
    }
    const figures = `${made} made, ${refused} refused for the state, ${refusedForContent} for the content`;
    annotations.push({ type: 'calls', description: figures });
    annotations.push({ type: 'sequences that visited', description: JSON.stringify(Object.fromEntries(visited)) });

    const hasProvisional = !explanations.has('firefox-no-pranswer');
    const expected = hasProvisional ? [...visitedByAll, ...visitedProvisionally] : visitedByAll;
    expect(expected.filter((state) => !visited.has(state))).toEqual([]);
    expect(made).toBeGreaterThan(some.length * 20);
    expect(refused).toBeGreaterThan(some.length);
    // A sequence of which much is refused for its content gets nowhere.
    expect(refusedForContent).toBeLessThan(made / 20);
  });
}
