import type { Page } from 'playwright';
import { median, openBench, openLab, report } from './site.ts';

// Calls through the TURN server alone, between two tabs and in one page, from the press on Call to connected, as it was
// recorded: what a click costs the tool that drives the browser, in a tab behind another, is many times that.
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
    times.push(Math.max(...(await Promise.all([alice, bob].map((tab) => timeToConnect(tab, 'two-tab-call'))))));
  } catch (cause) {
    failures.push(String(cause).split('\n')[0] ?? '');
  }
  await hangUp.click();
  await bob.locator('[data-machine="connection"][data-state="closed"]').waitFor({ timeout: limitMs });
}
tell('relayed calls between two tabs', times);

const page = await openLab(context, bench.server, '/labs/connection/', 'Connect');
const inOnePage: number[] = [];
for (let run = 0; run < runs; run += 1) {
  await page
    .getByRole('button', { name: /^Connect/ })
    .and(page.locator(':not([aria-disabled])'))
    .click();
  await page
    .locator('[data-machine="connection"][data-state="connected"]')
    .nth(1)
    .waitFor({ timeout: limitMs })
    .then(async () => inOnePage.push(await timeToConnect(page, 'connection')))
    .catch((cause: unknown) => failures.push(String(cause).split('\n')[0] ?? ''));
  await page.getByRole('button', { name: 'Hang up' }).click();
}
tell('relayed calls in one page', inOnePage);
for (const failure of new Set(failures)) process.stdout.write(`        ${failure}\n`);
await bench.close();

function tell(what: string, took: readonly number[]): void {
  const [middle, longest] = [median(took), Math.max(...took)].map((ms) => (ms / 1000).toFixed(2));
  report(
    `${what}, pressed to connected`,
    `median ${middle} s, longest ${longest} s, ${took.length} of ${runs} runs`,
    took.length === runs && median(took) < 1500,
    'median under 1.5 s, every run',
  );
}

type Scripted = { lab: (name: string) => { trace: () => { events: { type: string; state?: string; at: number }[] } } };

/** Milliseconds from the beginning of the last run to its connection. */
function timeToConnect(page: Page, name: string): Promise<number> {
  return page.evaluate((lab) => {
    const { events } = (globalThis as unknown as { icebreaker: Scripted }).icebreaker.lab(lab).trace();
    const begun = events.findLast(({ type }) => type === 'run.started')?.at ?? Number.NaN;
    const isUp = ({ type, state }: { type: string; state?: string }) =>
      type === 'connection.changed' && state === 'connected';
    return (events.findLast(isUp)?.at ?? Number.NaN) - begun;
  }, name);
}
