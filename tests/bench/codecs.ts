import { readdirSync, readFileSync } from 'node:fs';
import type { Measurement } from '#labs/model/codecs/experiment.ts';
import { openBench, openLab, report } from './site.ts';

// The codec experiment repeated: how far its PSNR lies apart, how many pictures were paired, and what the comparing worker
// takes of a core. `node tests/bench/codecs.ts`

const repeats = 3;
const seconds = 4;
const bench = await openBench();
const page = await openLab(await bench.browser.newContext(), bench.server, '/labs/codecs/', 'Connect');
const experiment = page.getByRole('region', { name: 'Experiment', exact: true });
await page.locator('.lab-stats').evaluate((element) => element.scrollIntoView({ block: 'end' }));
await experiment.getByLabel('Times each').selectOption(String(repeats));
await experiment.getByLabel('Seconds each').selectOption(String(seconds));
const session = await bench.browser.newBrowserCDPSession();
const { processInfo } = await session.send('SystemInfo.getProcessInfo');
const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);

// Workers come and go with each measurement: what each has used is noted while it is there.
const used = new Map<string, number>();
const look = setInterval(() => {
  for (const pid of pids) for (const [thread, ticks] of workerThreads(pid)) used.set(thread, ticks);
}, 200);
const begin = performance.now();
await experiment.getByRole('button').first().click();
await experiment.getByText(/^Done: /).waitFor({ timeout: 600_000 });
const took = (performance.now() - begin) / 1000;
clearInterval(look);

const download = page.waitForEvent('download');
await experiment.getByRole('button', { name: 'Save as JSON' }).click();
const { measured } = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as {
  measured: readonly Measurement[];
};
for (const key of new Set(measured.map(({ codec, cap }) => `${codec} at ${cap} kbit/s`))) {
  const values = measured.filter(({ codec, cap }) => `${codec} at ${cap} kbit/s` === key).map(({ psnr }) => psnr ?? 0);
  const spread = Math.max(...values) - Math.min(...values);
  const all = values.map((value) => value.toFixed(2)).join(', ');
  report(`${key}, PSNR of ${values.length} repeats`, `${all} dB: ${spread.toFixed(2)} apart`, spread <= 0.5, '0.5 dB');
}
const sum = (member: 'paired' | 'unread' | 'unpaired') => measured.reduce((total, each) => total + each[member], 0);
const [paired, unread, unpaired] = [sum('paired'), sum('unread'), sum('unpaired')];
const share = paired / (paired + unread + unpaired);
report('pictures paired', `${paired}, not read ${unread}, without a partner ${unpaired}`, share >= 0.99, '99 %');
const core = [...used.values()].reduce((total, ticks) => total + ticks, 0) / 100 / took;
report('of a core for the comparison', `${(core * 100).toFixed(1)} %`, core <= 0.2, '20 %');
await bench.close();

/** Clock ticks of a hundredth of a second that each worker thread of a process has used. Linux tells it. */
function workerThreads(pid: number): [string, number][] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread): [string, number][] => {
      const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
      if (!stat.includes('(DedicatedWorker')) return [];
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [[`${pid} ${thread}`, Number(fields[11]) + Number(fields[12])]];
    });
  } catch {
    return [];
  }
}
