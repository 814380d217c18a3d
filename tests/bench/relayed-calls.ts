import type { Page } from 'playwright';
import { median, openBench, openLab, report } from './site.ts';

// Calls between two tabs through the TURN server alone, from the press on Call to connected, as each tab recorded it: what
// a click costs the tool that drives the browser, in a tab behind another, is many times that.
// `node tests/bench/relayed-calls.ts [runs]`

const runs = Number(process.argv[2] ?? 50);
const limitMs = 15_000;
const bench = await openBench();
const context = await bench.browser.newContext();
const alice = await openLab(context, bench.server, '/labs/two-tab-call/?path=relay', 'Open a room');
await alice.getByRole('button', { name: 'Open a room' }).click();
const [bob] = await Promise.all([
  context.waitForEvent('page'),
  alice.getByRole('link', { name: 'Open the other tab' }).click(),
]);
const call = alice.getByRole('button', { name: 'Call', exact: true }).and(alice.locator(':not([aria-disabled])'));
const hangUp = alice.getByRole('button', { name: 'Hang up' });
const times: number[] = [];
const failures: string[] = [];
for (let run = 0; run < runs; run += 1) {
  try {
    await call.waitFor({ timeout: limitMs });
    await call.click();
    await Promise.all(
      [alice, bob].map((page) =>
        page.locator('[data-machine="connection"][data-state="connected"]').waitFor({ timeout: limitMs }),
      ),
    );
    times.push(Math.max(...(await Promise.all([alice, bob].map(timeToConnect)))));
  } catch (cause) {
    failures.push(String(cause).split('\n')[0] ?? '');
  }
  await hangUp.click();
  await bob.locator('[data-machine="connection"][data-state="closed"]').waitFor({ timeout: limitMs });
}
report(
  'relayed calls between two tabs, pressed to connected',
  `median ${(median(times) / 1000).toFixed(2)} s, longest ${(Math.max(...times) / 1000).toFixed(2)} s, ${times.length} of ${runs} runs`,
  times.length === runs && median(times) < 1500,
  'median under 1.5 s, every run',
);
for (const failure of new Set(failures)) process.stdout.write(`        ${failure}\n`);
await bench.close();

type Scripted = { lab: (name: string) => { trace: () => { events: { type: string; state?: string; at: number }[] } } };

/** Milliseconds from the beginning of the last run to its connection. */
function timeToConnect(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { events } = (globalThis as unknown as { icebreaker: Scripted }).icebreaker.lab('two-tab-call').trace();
    const begun = events.findLast(({ type }) => type === 'run.started')?.at ?? Number.NaN;
    const isUp = ({ type, state }: { type: string; state?: string }) =>
      type === 'connection.changed' && state === 'connected';
    return (events.findLast(isUp)?.at ?? Number.NaN) - begun;
  });
}
