import { fill } from '#labs/messages/fill.ts';
import { formatTrace } from '#labs/model/codec.ts';
import { buildTrace, type Fact } from '../support/build-trace.ts';
import { expect, test } from '../support/fixtures.ts';
import { connected, fresh } from './pages/lab-page.ts';
import { Inspector } from './pages/inspector.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

test('a click on an event shows the whole lab at that moment while the call goes on', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  const { sentences } = lab.words.common.events;
  await lab.open();
  await lab.start();
  await lab.isConnected();
  await inspector.event(fill(sentences['signaling.changed'], { state: 'have-local-offer' })).click();
  await lab.shows('alice', { ...fresh, signaling: 'have-local-offer' });
  await lab.shows('bob', fresh);
  await expect(lab.lab.getByRole('heading', { name: /have-local-offer/ })).toBeVisible();
  await expect(page).toHaveURL(/[?&]event=\d+/);
  await inspector.goLive();
  await lab.isConnected();
  await expect(page).not.toHaveURL(/event=/);
});

test('the timeline is led by keys, and says each event', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  await lab.open();
  await lab.start();
  await lab.isConnected();
  await inspector.slider.focus();
  await page.keyboard.press('Home');
  await inspector.isAt(0);
  await lab.showsBoth(fresh);
  await page.keyboard.press('ArrowRight');
  await inspector.isAt(1);
  await expect(inspector.slider).toHaveAttribute('aria-valuetext', /^Event 1 of \d+, 0\.0 ms: Alice \S/);
  await page.keyboard.press('PageUp');
  await inspector.isAt(11);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowLeft');
  await inspector.isAt(0);
  await page.keyboard.press('End');
  await inspector.isLive();
  await lab.showsBoth(connected);
});

test('dragging the timeline leads into the past, and beyond its end back to live', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  await lab.open();
  await lab.start();
  await lab.isConnected();
  await inspector.slider.scrollIntoViewIfNeeded();
  const box = await inspector.slider.boundingBox();
  if (!box) throw new Error('The timeline is not drawn.');
  const y = box.y + box.height / 3;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await expect.poll(() => inspector.count()).toBeGreaterThan(10);
  const middle = await inspector.count();
  await page.mouse.move(box.x + box.width / 4, y, { steps: 4 });
  await expect.poll(() => inspector.count()).toBeLessThan(middle);
  await page.mouse.move(box.x + box.width + 4, y, { steps: 4 });
  await page.mouse.up();
  await inspector.isLive();
});

test('what is recorded meanwhile waits, and a new run is shown live', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  await lab.open();
  await lab.step();
  await lab.saysStep(1);
  await inspector.slider.focus();
  await page.keyboard.press('Home');
  await inspector.isAt(0);
  await lab.reset();
  await lab.step();
  await lab.saysStep(1);
  await inspector.isLive();
});

test('an address with a moment runs the lab and shows that moment', async ({ page }) => {
  const lab = new LoopbackLab(page);
  await lab.open('?event=6');
  await lab.see();
  await new Inspector(lab).isAt(7);
});

test('a trace of 100,000 events opens, and can be walked through', async ({ page }) => {
  test.setTimeout(90_000);
  const facts = Array.from({ length: 50_000 }, (_, index): readonly Fact[] => [
    { type: 'ice-connection.changed', state: index % 2 ? 'connected' : 'disconnected' },
    { type: 'negotiation.needed', peer: 'bob' },
  ]);
  const long = buildTrace({ type: 'connection.created', configuration: {} }, ...facts.flat().slice(1));
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  await lab.open();
  await lab.openTrace('long.json', formatTrace(long));
  await expect(inspector.slider).toHaveAttribute('aria-valuemax', '100000');
  await lab.shows('alice', { 'ice-connection': 'connected' });
  // Of so many lines only those that are seen are in the page.
  expect(await lab.events().count()).toBeLessThan(600);
  await inspector.slider.focus();
  await page.keyboard.press('PageDown');
  await inspector.isAt(99_990);
  await lab.shows('alice', { 'ice-connection': 'disconnected' });
  await page.keyboard.press('Home');
  await lab.shows('alice', { 'ice-connection': 'new' });
});
