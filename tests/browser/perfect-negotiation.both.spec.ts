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

test('naive negotiation fails on the same clicks, with descriptions that were refused', async ({
  observed,
  browserName,
}) => {
  test.setTimeout(120_000);
  const errors = new Set<string>();
  let failed = 0;
  for (const seed of seeds.slice(0, 4)) {
    const play = [seed, roundsPerCall, beyond[browserName]] as const;
    const report = await observed.evaluate((given) => window.agreement.playGlare('naive', ...given), play);
    if (report.failure !== null) failed += 1;
    for (const error of report.errors) errors.add(error);
    expect(report.ignored).toBe(0);
  }
  expect(failed).toBeGreaterThan(0);
  expect([...errors].some((error) => error.includes('InvalidStateError'))).toBe(true);
});
