import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join } from 'node:path';
import { root } from '../../peer-server/setup.mjs';
import { median, openBench, report } from './site.ts';

// A trace of 100,000 events of both peers, folded in Chromium: all moments of the four machines, of the timeline and of the
// ladder, then a walk through them. `node tests/bench/fold.ts [events]`

const events = Number(process.argv[2] ?? 100_000);
const barMs = 300;
const home = 'http://bench.example/';
/** What `fold-page.ts` hands back; times in milliseconds, those of scans in the order in which they were made. */
type Figures = { machines: number[]; views: number[]; moments: number[]; drawings: number[] };

const imports = {
  '#labs/': '/labs/',
  xstate: '/node_modules/xstate/dist/xstate.esm.js',
};
const page = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>`;

const bench = await openBench();
const tab = await bench.browser.newPage();
await tab.route(`${home}**`, async (route) => {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: page });
  const source = await readFile(join(root, pathname), 'utf8');
  const body = extname(pathname) === '.ts' ? stripTypeScriptTypes(source) : source;
  return route.fulfill({ contentType: 'text/javascript', body });
});
await tab.goto(home);
const figures = await tab.evaluate(async (count) => {
  const path = '/tests/bench/fold-page.ts';
  const { measure } = (await import(path)) as { measure: (count: number) => Figures };
  return measure(count);
}, events);
await bench.close();

const name = `${events.toLocaleString('en')} events`;
const reportScan = (what: string, times: readonly number[]) => {
  const shown = `median ${median(times).toFixed(0)} ms, the first ${(times[0] ?? Number.NaN).toFixed(0)} ms`;
  report(`${name}, ${what}`, shown, median(times) < barMs, `median under ${barMs} ms`);
};
reportScan('four machines of both peers', figures.machines);
reportScan('timeline and ladder', figures.views);
report(
  `${name}, a moment of the machines`,
  `median ${(median(figures.moments) * 1000).toFixed(2)} µs`,
  median(figures.moments) < 0.1,
  'a look-up: under 100 µs',
);
report(
  `${name}, timeline and ladder taken out at a moment`,
  `median ${median(figures.drawings).toFixed(1)} ms`,
  median(figures.drawings) < 16,
  'median under 16 ms',
);
