import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largeDump } from './dump-files.ts';
import { openBench, openLab, report } from './site.ts';

// From a chosen file to a page that can be used, for dumps of 10 and 50 MB: the time, the longest task of the page, and the
// most memory that its process ever held. `node tests/bench/dumps.ts`

declare global {
  interface Window {
    longTasks: number[];
  }
}

const folder = mkdtempSync(join(tmpdir(), 'icebreaker-dumps-'));
const bars = [
  { megabytes: 10, seconds: 0.5, memory: 300 },
  { megabytes: 50, seconds: 1, memory: 500 },
];
for (const { megabytes, seconds, memory } of bars) {
  const file = join(folder, `dump-${megabytes}.json`);
  writeFileSync(file, largeDump(megabytes));
  const bench = await openBench();
  const page = await openLab(await bench.browser.newContext(), bench.server, '/labs/dump-reader/', 'Open a dump');
  const before = await peak(bench.browser);
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  // Told by the page's own clock: the time from the choice to the last event of the trace.
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('.lab-controls input[type=file]');
    input?.addEventListener('change', () => performance.mark('chosen'), { capture: true });
    const look = () => {
      const lab = document.querySelector('[data-lab="dump-reader"]');
      if (lab?.querySelector('.lab-dump') && !lab.closest('[aria-busy="true"]')) performance.mark('usable');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.locator('.lab-controls input[type=file]').setInputFiles(file);
  const took = await (
    await page.waitForFunction(() => {
      const [usable] = performance.getEntriesByName('usable');
      const [chosen] = performance.getEntriesByName('chosen');
      return usable && chosen && usable.startTime - chosen.startTime;
    })
  ).jsonValue();
  // What is drawn after that counts as well.
  await page.locator('.lab-graph').first().waitFor();
  const longest = await page.evaluate(() => Math.max(0, ...window.longTasks));
  const most = await peak(bench.browser);
  const name = `${megabytes} MB`;
  report(
    `${name}, to a usable page`,
    `${(took ?? 0).toFixed(0)} ms`,
    (took ?? Infinity) < seconds * 1000,
    `${seconds} s`,
  );
  report(`${name}, longest task`, `${longest.toFixed(0)} ms`, longest < 100, '100 ms');
  report(`${name}, most memory`, `${most} MB (before: ${before} MB)`, most < memory, `${memory} MB`);
  await bench.browser.close();
  await bench.server.close();
}
rmSync(folder, { recursive: true });
process.exit();

/** Megabytes that the process of the page has held at most. Linux tells it; elsewhere 0. */
async function peak(browser: Awaited<ReturnType<typeof openBench>>['browser']): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        const status = readFileSync(`/proc/${id}/status`, 'utf8');
        return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        return 0;
      }
    });
  return Math.max(0, ...peaks);
}
