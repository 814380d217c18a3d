import { chromium } from 'playwright/test';
import type { GlareReport } from '../browser/support/page/glare.ts';
import type {} from '../browser/support/page/main.ts';
import { serveModules } from '../browser/support/module-server.ts';
import { findChromium } from '../support/browser.mjs';

// Random changes by both sides at random times over signaling of random latency: perfect negotiation has to come out of
// every round stable, connected and with the tracks of both. Naive negotiation plays the same seeds.
// `node tests/bench/glare.ts [rounds] [first seed]`

const rounds = Number(process.argv[2] ?? 200);
const first = Number(process.argv[3] ?? 1);
/** New connections after so many. */
const perCall = 10;
/** Every so many calls a naive one plays the same seed: it fails in seconds of waiting. */
const naiveEvery = 5;

const modules = await serveModules();
const path = findChromium();
const browser = await chromium.launch({
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  ...(path === null ? {} : { executablePath: path }),
});

async function play(way: 'naive' | 'perfect', seed: number, count: number): Promise<GlareReport> {
  const page = await browser.newPage();
  await page.goto(modules.url);
  await page.waitForFunction(() => 'agreement' in window);
  const given = [way, seed, count] as const;
  const report = await page.evaluate(([how, one, many]) => window.agreement.playGlare(how, one, many), given);
  await page.close();
  return report;
}

const perfect: GlareReport[] = [];
const naive: GlareReport[] = [];
for (let seed = first; seed < first + Math.ceil(rounds / perCall); seed += 1) {
  const report = await play('perfect', seed, perCall);
  perfect.push(report);
  if (report.failure !== null) process.stdout.write(`${report.failure}\n  ${report.errors.join('\n  ')}\n`);
  if ((seed - first) % naiveEvery === 0) naive.push(await play('naive', seed, perCall));
}
await browser.close();
await modules.close();

const sum = (reports: readonly GlareReport[], of: (report: GlareReport) => number) =>
  reports.reduce((total, report) => total + of(report), 0);
const failures = perfect.filter(({ failure }) => failure !== null).length;
const fallen = naive.filter(({ failure }) => failure !== null);
const errors = new Set(fallen.flatMap((report) => report.errors.map((error) => /\w+Error/.exec(error)?.[0] ?? error)));
process.stdout.write(
  [
    `  perfect, seeds ${first} to ${first + perfect.length - 1}: ${sum(perfect, (report) => report.rounds)} rounds,`,
    `${sum(perfect, (report) => report.rolledBack)} rollbacks, ${sum(perfect, (report) => report.ignored)} offers ignored,`,
    `${failures} failures (bar: 0)\n`,
    `  naive, every ${naiveEvery}th of the same seeds: ${fallen.length} of ${naive.length} calls failed,`,
    `after ${sum(naive, (report) => report.rounds)} rounds in all; ${[...errors].join(', ')}\n`,
  ].join(' '),
);
process.exit(failures === 0 ? 0 : 1);
