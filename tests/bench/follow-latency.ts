import type { Frame } from 'playwright';
import { median, openBench, openLab, report } from './site.ts';

// An instructor walks through a call, event by event: how long until the next frame of three followers' pages shows the same
// moment. `node tests/bench/follow-latency.ts [steps]`

declare global {
  interface Window {
    /** Moments in the order in which they were drawn, and when: milliseconds since 1970. */
    drawn: { count: string | null; at: number }[];
  }
}

const steps = Number(process.argv[2] ?? 100);
const bench = await openBench();
const stage = await openLab(await bench.browser.newContext(), bench.server, '/present/loopback-call/', 'Start');
const code = await stage.locator('[data-code]').getAttribute('data-code');
await stage.getByRole('button', { name: 'Start', exact: true }).click();
await stage.getByText(/^Connected \d+ ms/).waitFor();

async function openFollower(): Promise<Frame> {
  const page = await (await bench.browser.newContext()).newPage();
  await page.goto(new URL(`/follow/${code}`, bench.server.url).href);
  await page.frameLocator('iframe').locator('.lab-slider:not([aria-valuenow="0"])').waitFor();
  const frame = page.frames().find((each) => each !== page.mainFrame());
  if (frame === undefined) throw new Error('The page that follows has no frame.');
  await frame.evaluate(() => {
    window.drawn = [];
    const slider = document.querySelector('.lab-slider');
    if (!slider) throw new Error('There is no timeline.');
    let last = slider.getAttribute('aria-valuenow');
    new MutationObserver(() => {
      const count = slider.getAttribute('aria-valuenow');
      if (count === last) return;
      last = count;
      requestAnimationFrame(() => window.drawn.push({ count, at: performance.timeOrigin + performance.now() }));
    }).observe(slider, { attributeFilter: ['aria-valuenow'] });
  });
  return frame;
}
const followers = await Promise.all([openFollower(), openFollower(), openFollower()]);

async function press(key: string): Promise<number> {
  return stage.evaluate((code_) => {
    const at = performance.timeOrigin + performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code: code_, key: code_, bubbles: true }));
    return at;
  }, key);
}
// At the beginning of the call there are no statistics, of which not all are published.
await stage.locator('.lab-slider').press('Home');
await stage.locator('.lab-slider').blur();
await new Promise((resolve) => setTimeout(resolve, 1_000));

const delays: number[] = [];
for (let step = 0; step < steps; step += 1) {
  for (const frame of followers) await frame.evaluate(() => void (window.drawn = []));
  const at = await press(step % 40 < 20 ? 'ArrowRight' : 'ArrowLeft');
  for (const frame of followers) {
    const drawn = await frame.waitForFunction(() => window.drawn[0]?.at, null, { polling: 20, timeout: 10_000 });
    delays.push(Number(await drawn.jsonValue()) - at);
  }
}
delays.sort((one, other) => one - other);
const slow = delays[Math.floor(delays.length * 0.95)] ?? Number.NaN;
const whole = (ms: number) => `${Math.round(ms)} ms`;
report(`${steps} steps to three followers, in the middle`, whole(median(delays)), median(delays) < 150, 'under 150 ms');
report(`${steps} steps to three followers, 95 %`, whole(slow), slow < 400, 'under 400 ms');
await bench.close();
