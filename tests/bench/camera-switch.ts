import { watchFrames } from '../browser/support/watched-frames.ts';
import { watchResources } from '../browser/support/watched-resources.ts';
import { openBench, openLab, report } from './site.ts';

// A camera is switched a hundred times in one call: what the far side sees meanwhile, and what is left of it.
// `node tests/bench/camera-switch.ts [switches]`

const switches = Number(process.argv[2] ?? 100);
const bench = await openBench();
const context = await bench.browser.newContext({ bypassCSP: true });
await context.addInitScript(watchResources);
const page = await openLab(context, bench.server, '/labs/media/', 'Connect');
await page.getByRole('button', { name: 'Connect', exact: true }).click();
const video = page.getByLabel('What Bob receives', { exact: true });
await video.scrollIntoViewIfNeeded();
await video.evaluate(
  (element: HTMLVideoElement) => new Promise((resolve) => element.requestVideoFrameCallback(resolve)),
);
const before = await page.evaluate(() => window.resources.open());
const from = await page.evaluate(() => window.icebreaker.lab('media').trace().events.length);
await video.evaluate(watchFrames);
const took = await page.evaluate(async (count) => {
  const begin = performance.now();
  for (let time = 0; time < count; time += 1) {
    await window.icebreaker.lab('media').step();
    // As fast as an impatient finger: each camera is seen for some frames.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return performance.now() - begin;
}, switches);
const seen = await page.evaluate(() => window.watched.end());
const after = await page.evaluate(() => window.resources.open());
const counts = await page.evaluate((first) => {
  const events = window.icebreaker.lab('media').trace().events.slice(first);
  const of = (type: string) => events.filter((event) => event.type === type).length;
  return { replaced: of('track.replaced'), negotiations: of('negotiation.needed'), calls: of('call.started') };
}, from);
await page.evaluate(() => window.icebreaker.lab('media').hangUp());
const left = await page.evaluate(() => window.resources.open());

const ms = (value: number) => `${value.toFixed(0)} ms`;
report(
  `${switches} switches of a camera, longest time without a new frame`,
  ms(seen.longestGap),
  seen.longestGap < 500,
  'under 500 ms',
);
report(
  `${switches} switches, longest time without a picture`,
  ms(seen.longestBlack),
  seen.longestBlack < 500,
  'under 500 ms',
);
report(
  `${switches} switches, what they asked for`,
  `${counts.replaced} replaceTrack(), ${counts.negotiations} negotiationneeded, ${counts.calls} calls on a connection; ${seen.frames} frames in ${ms(took)}`,
  counts.replaced === switches && counts.negotiations === 0 && counts.calls === 0,
  'no negotiation',
);
report(
  `${switches} switches, what is open`,
  `${JSON.stringify(before)} before, ${JSON.stringify(after)} after, ${JSON.stringify(left)} once hung up`,
  JSON.stringify(before) === JSON.stringify(after) && Object.values(left).every((count) => count === 0),
  'the same, and in the end nothing',
);
await bench.close();
