// The types of `window.icebreaker`.
import type {} from '#labs/widgets/scripting.ts';
import { watchResources } from '../browser/support/watched-resources.ts';
import { median, openBench, openLab, report } from './site.ts';

// Rounds of: six join, one leaves, one crashes, everything is reset. How long until all fifteen connections are up, and
// what is left. `node tests/bench/mesh.ts [rounds]`

const rounds = Number(process.argv[2] ?? 50);
const bench = await openBench();
const context = await bench.browser.newContext({ bypassCSP: true });
await context.addInitScript(watchResources);
const page = await openLab(context, bench.server, '/labs/mesh/', 'Add a peer');
const status = page.getByRole('region', { name: 'A mesh of peers', exact: true }).getByRole('status');
const devtools = await context.newCDPSession(page);

async function heap(): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

const times: number[] = [];
let notWhole = 0;
let left = 0;
let before = 0;
for (let round = 1; round <= rounds; round += 1) {
  times.push(
    await page.evaluate(async () => {
      const begin = performance.now();
      await window.icebreaker.lab('mesh').run();
      return performance.now() - begin;
    }),
  );
  const changed = await page.evaluate(() =>
    window.icebreaker
      .lab('mesh')
      .trace()
      .events.filter((event) => event.type === 'mesh.changed')
      .at(-1),
  );
  if (changed?.type !== 'mesh.changed' || changed.connected !== 15) notWhole += 1;
  await page.getByRole('button', { name: 'Leave: Frank', exact: true }).click();
  await page.getByRole('button', { name: 'Crash: Bob', exact: true }).click();
  await page.evaluate(() => window.icebreaker.lab('mesh').reset());
  await status.filter({ hasText: 'Nobody is here.' }).waitFor();
  const open = await page.evaluate(() => window.resources.open());
  left += open.connections + open.tracks + open.intervals;
  if (round === Math.min(10, rounds)) before = await heap();
}
const after = await heap();
const made = await page.evaluate(() => window.resources.made());
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
report(`${rounds} rounds of six, all fifteen connected`, `${rounds - notWhole} of ${rounds}`, notWhole === 0, 'all');
report('from the click to fifteen connections', `${Math.round(median(times))} ms in the middle`, true, 'none');
report(
  `${rounds} rounds, what is left`,
  `${left} connections, tracks and timers of ${made.connections} connections, ${made.tracks} tracks and ${made.intervals} timers made`,
  left === 0,
  'nothing',
);
// The account that the watch itself keeps of closed connections grows, so this is told and has no bar.
report(`${rounds} rounds, heap`, `${megabytes(before)} to ${megabytes(after)} MB`, true, 'none');
await bench.close();
