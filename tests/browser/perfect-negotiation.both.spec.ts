import type { GlareReport } from './support/page/glare.ts';
import { expect, test } from './support/observed-page.ts';

/**
 * What Firefox cannot do in glare, whatever the application does: a restart that is rolled back leaves the ICE credentials
 * of both sides apart, and a direction that does not receive makes it ask for a negotiation without end.
 */
const beyond = { chromium: [], firefox: ['restart-ice', 'set-sendonly', 'set-inactive'], webkit: [] } as const;
const roundsPerCall = 5;
const seeds = [11, 12, 13, 14, 15, 16];

test(`perfect negotiation comes out of ${seeds.length * roundsPerCall} random rounds stable, connected, with the tracks of both`, async ({
  observed,
  browserName,
}, { annotations }) => {
  test.setTimeout(120_000);
  let [rounds, crossed] = [0, 0];
  for (const seed of seeds) {
    const play = [seed, roundsPerCall, beyond[browserName]] as const;
    const report = await observed.evaluate((given) => window.agreement.playGlare('perfect', ...given), play);
    expect(report.failure, report.story.join('\n')).toBeNull();
    rounds += report.rounds;
    crossed += Math.min(report.rolledBack, report.ignored);
  }
  annotations.push({ type: 'glare', description: `${crossed} in ${rounds} rounds` });
  expect(rounds).toBe(seeds.length * roundsPerCall);
  expect(crossed).toBeGreaterThan(5);
});

test('naive negotiation fails on such clicks, with descriptions that were refused', async ({
  observed,
  browserName,
}) => {
  test.setTimeout(120_000);
  // Whether two offers cross is a matter of milliseconds, and sometimes none do: as many calls as it takes.
  let fallen: GlareReport | null = null;
  for (let seed = 11; seed < 51 && fallen === null; seed += 1) {
    const play = [seed, roundsPerCall, beyond[browserName]] as const;
    const report = await observed.evaluate((given) => window.agreement.playGlare('naive', ...given), play);
    expect(report.ignored).toBe(0);
    if (report.failure !== null) fallen = report;
  }
  expect(fallen?.errors.some((error) => /Invalid(State|Access)Error/.test(error))).toBe(true);
});
