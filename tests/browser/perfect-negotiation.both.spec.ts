import { expect, test } from './support/observed-page.ts';

const roundsPerCall = 5;
const seeds = [11, 12, 13, 14, 15, 16];

test(`perfect negotiation comes out of ${seeds.length * roundsPerCall} random rounds stable, connected, with the tracks of both`, async ({
  observed,
}, { annotations }) => {
  test.setTimeout(120_000);
  let [rounds, crossed] = [0, 0];
  for (const seed of seeds) {
    const play = [seed, roundsPerCall] as const;
    const report = await observed.evaluate(([one, many]) => window.agreement.playGlare('perfect', one, many), play);
    expect(report.failure, report.story.join('\n')).toBeNull();
    rounds += report.rounds;
    crossed += Math.min(report.rolledBack, report.ignored);
  }
  annotations.push({ type: 'glare', description: `${crossed} in ${rounds} rounds` });
  expect(rounds).toBe(seeds.length * roundsPerCall);
  expect(crossed).toBeGreaterThan(5);
});

test('naive negotiation fails on the same clicks, with descriptions that were refused', async ({ observed }) => {
  test.setTimeout(120_000);
  const errors = new Set<string>();
  let failed = 0;
  for (const seed of seeds.slice(0, 4)) {
    const play = [seed, roundsPerCall] as const;
    const report = await observed.evaluate(([one, many]) => window.agreement.playGlare('naive', one, many), play);
    if (report.failure !== null) failed += 1;
    for (const error of report.errors) errors.add(error);
    expect(report.ignored).toBe(0);
  }
  expect(failed).toBeGreaterThan(0);
  expect([...errors].some((error) => error.includes('InvalidStateError'))).toBe(true);
});
