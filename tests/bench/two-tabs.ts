import { median, openBench, openLab, report } from './site.ts';

// Two tabs, from opening the second one to both connected, Call being pressed as soon as it can be.
// `node tests/bench/two-tabs.ts [runs]`

const runs = Number(process.argv[2] ?? 50);
const limitMs = 15_000;
const bench = await openBench();
const times: number[] = [];
const failures: string[] = [];
for (let run = 0; run < runs; run += 1) {
  const context = await bench.browser.newContext();
  try {
    const alice = await openLab(context, bench.server, '/labs/two-tab-call/', 'Open a room');
    await alice.getByRole('button', { name: 'Open a room' }).click();
    const invitation = alice.getByRole('link', { name: 'Open the other tab' });
    await invitation.waitFor();
    const begin = performance.now();
    const [bob] = await Promise.all([context.waitForEvent('page'), invitation.click()]);
    await alice.getByRole('button', { name: 'Call', exact: true }).click({ timeout: limitMs });
    await Promise.all(
      [alice, bob].map((page) =>
        page.locator('[data-machine="connection"][data-state="connected"]').waitFor({ timeout: limitMs }),
      ),
    );
    times.push(performance.now() - begin);
  } catch (cause) {
    failures.push(String(cause).split('\n')[0] ?? '');
  } finally {
    await context.close();
  }
}
report(
  'two tabs, opened to connected',
  `median ${(median(times) / 1000).toFixed(2)} s, longest ${(Math.max(...times) / 1000).toFixed(2)} s, ${times.length} of ${runs} runs`,
  times.length === runs && median(times) < 2000,
  'median under 2 s, every run',
);
for (const failure of new Set(failures)) process.stdout.write(`        ${failure}\n`);
await bench.close();
