import { openBench, openLab, report } from './site.ts';

// What it takes of a core to read the statistics of two peers twice a second and to draw every graph of them, and whether
// frames are dropped by it. `node tests/bench/stats-drawing.ts [seconds]`

declare global {
  interface Window {
    /** Milliseconds from one frame to the next. */
    frameTimes: number[];
  }
}

const seconds = Number(process.argv[2] ?? 20);
/** Chunks of the site whose work this is, wherever in the stack they stand. */
const own = /^(draw-graph|StatsGraphs|Verdicts|StatsLab|quality|derive|sample-stats)\./;

const bench = await openBench();
const context = await bench.browser.newContext({ viewport: { width: 1440, height: 3600 } });
const page = await openLab(context, bench.server, '/labs/stats/?path=direct', 'Connect');
await page.getByLabel('Read getStats()').selectOption('500');
await page.getByRole('button', { name: 'Connect', exact: true }).click();
await page.locator('.lab-graphs').scrollIntoViewIfNeeded();
for (const graph of await page.locator('[data-graph]').all()) await graph.locator('canvas').waitFor();
// A minute of points is what a graph has when it is looked at; they come while the call settles.
await page.waitForFunction(() => window.icebreaker.lab('stats').trace().events.length > 150, undefined, {
  timeout: 120_000,
});
const session = await context.newCDPSession(page);
await session.send('Profiler.enable');
await session.send('Profiler.setSamplingInterval', { interval: 250 });
await session.send('Profiler.start');
await page.evaluate(() => {
  window.frameTimes = [];
  let last = performance.now();
  const next = (now: number) => {
    window.frameTimes.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
});
await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
const { profile } = await session.send('Profiler.stop');
const frames = await page.evaluate(() => window.frameTimes);

const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
const parents = new Map(
  profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
);
const isOwn = (id: number | undefined): boolean => {
  for (let at = id; at !== undefined; at = parents.get(at))
    if (own.test(nodes.get(at)?.callFrame.url.split('/').at(-1) ?? '')) return true;
  return false;
};
let [mine, whole] = [0, 0];
profile.samples?.forEach((id, index) => {
  const took = profile.timeDeltas?.[index] ?? 0;
  whole += took;
  if (isOwn(id)) mine += took;
});
const share = mine / whole;
const graphs = await page.locator('[data-graph] canvas').count();
report(
  `reading two peers and drawing ${graphs} graphs, of a core`,
  `${(share * 100).toFixed(1)} %`,
  share < 0.03,
  '3 %',
);
const late = frames.filter((took) => took > 34).length;
report('frames that came late', `${late} of ${frames.length}`, late <= frames.length * 0.01, 'none, or 1 %');
await bench.close();
