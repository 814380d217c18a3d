import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { findChromium } from '../support/browser.mjs';
import { openBench, report } from './site.ts';

// Lighthouse on the home page and a lesson, as for a phone on a slow line. `node tests/bench/lighthouse.ts [path …]`

const paths = process.argv.length > 2 ? process.argv.slice(2) : ['/', '/lessons/what-is-webrtc/', '/ko/'];
const bench = await openBench();
const port = 9300 + (process.pid % 500);
const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  args: ['--no-sandbox', `--remote-debugging-port=${port}`],
});
for (const path of paths) {
  const result = await lighthouse(new URL(path, bench.server.url).href, { port, logLevel: 'error', output: 'json' });
  if (!result) throw new Error(`Lighthouse had nothing to say about ${path}.`);
  const { categories, audits } = result.lhr;
  const scores = Object.values(categories).map(({ id, score }) => ({ id, score: Math.round((score ?? 0) * 100) }));
  const shift = audits['cumulative-layout-shift']?.numericValue ?? Number.NaN;
  const isMet = shift === 0 && scores.every(({ id, score }) => score >= (id === 'performance' ? 98 : 100));
  report(
    `Lighthouse ${path}`,
    `${scores.map(({ id, score }) => `${id} ${score}`).join(', ')}, CLS ${shift}`,
    isMet,
    'performance 98, the others 100, CLS 0',
  );
}
await browser.close();
await bench.close();
