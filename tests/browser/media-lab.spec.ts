// The types of `window.icebreaker`.
import type {} from '#labs/widgets/scripting.ts';
import { expect, test } from '../support/fixtures.ts';
import { eachTheme, violations } from './support/axe.ts';
import { Inspector } from './pages/inspector.ts';
import { languages } from './pages/lab-page.ts';
import { MediaLab } from './pages/media-lab.ts';
import { watchFrames } from './support/watched-frames.ts';
import { watchResources } from './support/watched-resources.ts';

for (const language of languages) {
  test(`what sends what is drawn as it is, and follows what is muted, in ${language}`, async ({ page }) => {
    const lab = new MediaLab(page, language);
    const { objects, mute } = lab.own;
    await lab.open();
    await lab.connect();
    await expect(lab.lines()).toHaveCount(2);
    const line = lab.line('1', 'video');
    for (const peer of ['alice', 'bob'] as const) {
      await expect(lab.end(line, peer)).toContainText('direction: sendrecv');
      await expect(lab.end(line, peer)).toContainText('currentDirection: sendrecv');
    }
    // Until it is replaced, the track that is sent and the one that is received have one id.
    await expect(line).toContainText(objects.sameId);

    await lab.mute('enabled', lab.own.kinds.video);
    await expect(lab.end(line, 'alice').locator('[data-marked]')).toHaveText('enabledfalse');
    await expect(lab.end(line, 'bob').locator('[data-marked]')).toHaveCount(0);
    await expect(lab.row('video', 'enabled', 'during')).toContainText(mute.table.pictures.black);
    await expect(lab.row('video', 'enabled', 'during')).toContainText(mute.table.noEvent);

    // What stands still is the last picture there was: without a moment between the two it would be the black one.
    await lab.press(mute.back);
    await expect(lab.row('video', 'enabled', 'after')).toContainText(mute.table.pictures.running);
    await lab.mute('recvonly');
    await expect(lab.end(line, 'alice')).toContainText('currentDirection: recvonly');
    await expect(lab.end(line, 'bob')).toContainText('currentDirection: sendonly');
    await expect(lab.end(line, 'bob').locator('[data-marked]')).toHaveText('mutedtrue');
    await expect(lab.row('video', 'recvonly', 'during')).toContainText(mute.table.pictures.frozen);
    await lab.press(mute.back);
    await expect(lab.end(line, 'bob').locator('[data-marked]')).toHaveCount(0);
    await lab.says(lab.own.status.connected);

    await lab.press(lab.own.hangUp);
    await lab.says(lab.own.status.ended);
  });
}

test('all six ways are tried one after the other, and the table fills itself', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = new MediaLab(page);
  const { mute } = lab.own;
  await lab.open();
  await lab.connect();
  await lab.press(mute.tryAll);
  await expect(lab.row('audio', 'inactive', 'after')).toBeVisible({ timeout: 90_000 });
  await lab.says(lab.own.status.connected);
  for (const way of ['remove', 'recvonly', 'inactive'] as const)
    await expect(lab.row('video', way, 'during').locator('[data-events]')).toContainText('mute');
  for (const way of ['enabled', 'replace-null', 'stop'] as const) {
    await expect(lab.row('video', way, 'during').locator('[data-events]')).toHaveCount(0);
    await expect(lab.row('audio', way, 'during')).toContainText('-70 dB');
  }
  // Nothing that was done here is a mistake that should be found.
  const inspector = new Inspector(lab);
  await inspector.open('findings');
  await expect(inspector.panel.locator('[data-rule]')).toHaveCount(0);
});

test('a second camera has a transceiver and an m-line of its own, which stays when it goes', async ({ page }) => {
  const lab = new MediaLab(page);
  await lab.open();
  await lab.connect();
  await lab.press(lab.own.addCamera);
  const line = lab.line('2', 'video');
  await expect(lab.end(line, 'alice')).toContainText('direction: sendrecv');
  await expect(lab.end(line, 'bob')).toContainText('currentDirection: recvonly');
  await expect(lab.lab.getByLabel(lab.own.secondPicture)).toBeVisible();
  await lab.press(lab.own.removeCamera);
  await expect(lab.end(line, 'alice')).toContainText(lab.own.objects.nothing);
  await expect(lab.end(line, 'alice')).toContainText('currentDirection: inactive');
  await expect(lab.lines()).toHaveCount(3);
});

test('a camera is switched ten times without a negotiation, and nothing of it is left over', async ({ page }) => {
  await page.addInitScript(watchResources);
  const lab = new MediaLab(page);
  await lab.open();
  await lab.connect();
  await lab.plays('bob', 'remote');
  await lab.video('bob', 'remote').evaluate(watchFrames);
  const before = await page.evaluate(() => window.resources.open());
  const from = (await lab.trace()).events.length;
  for (let time = 0; time < 10; time += 1) await lab.press(lab.own.switchCamera);
  const switches = async () => {
    const { events } = await lab.trace();
    return events.slice(from).filter(({ type }) => type === 'track.replaced').length;
  };
  await expect.poll(switches).toBe(10);
  const { events } = await lab.trace();
  const asked = events
    .slice(from)
    .filter((event) => event.type === 'negotiation.needed' || event.type === 'call.started');
  expect(asked).toEqual([]);
  await expect.poll(() => page.evaluate(() => window.resources.open())).toEqual(before);
  // How long the longest gap is, the benchmark measures.
  const { frames } = await page.evaluate(() => window.watched.end());
  expect(frames).toBeGreaterThan(5);
  await lab.press(lab.own.hangUp);
  await expect
    .poll(() => page.evaluate(() => window.resources.open()))
    .toEqual({ connections: 0, tracks: 0, intervals: 0, audioContexts: 0 });
});

for (const cure of ['sender', 'replace'] as const) {
  test(`a mute button stops working after a camera switch, and is cured by ${cure}`, async ({ page }) => {
    const lab = new MediaLab(page);
    const { mistake: words } = lab.own;
    await lab.open();
    await lab.connect();
    await lab.goToMistake();
    const press = (name: string) => lab.mistake.getByRole('button', { name, exact: true }).click();
    await expect(lab.mistake).toContainText(words.says.same);
    await press(words.steps.first);
    await expect(lab.mistake).toContainText(words.says.muted);
    await expect(lab.mistake).toContainText('silence, -70 dB');
    await press(words.steps.firstBack);
    await expect(lab.mistake).toContainText(words.says.same);
    await press(words.steps.second);
    await expect(lab.mistake).toContainText(words.says.differ);
    await press(words.steps.third);
    await expect(lab.mistake).toContainText(words.says.lost);
    const [button, sent] = await lab.mistake.locator('.lab-media-id').allTextContents();
    expect(button).not.toBe(sent);
    await press(words.cures[cure]);
    await expect(lab.mistake).toContainText(words.says.cured);
    // And it stays cured: the button works on what is sent.
    await press(words.steps.firstBack);
    await expect(lab.mistake).toContainText(words.says.same);
    await expect(lab.mistake).toContainText(/the tone, -\d+ dB/);
  });
}

test('who has muted before the mistaken switch hears of a button that promises too much', async ({ page }) => {
  const lab = new MediaLab(page);
  const { mistake: words } = lab.own;
  await lab.open();
  await lab.connect();
  await lab.goToMistake();
  await lab.mistake.getByRole('button', { name: words.steps.first, exact: true }).click();
  await expect(lab.mistake).toContainText(words.says.muted);
  await lab.mistake.getByRole('button', { name: words.steps.second, exact: true }).click();
  await expect(lab.mistake).toContainText(words.says.unheard);
});

test('a call that is hung up while it begins leaves nothing open, and the next one works', async ({ page }) => {
  await page.addInitScript(watchResources);
  const lab = new MediaLab(page);
  await lab.open();
  await lab.isAwake();
  await page.evaluate(() => {
    const media = window.icebreaker.lab('media');
    void media.run();
    void media.run();
    void media.hangUp();
  });
  await expect
    .poll(() => page.evaluate(() => window.resources.open()))
    .toEqual({ connections: 0, tracks: 0, intervals: 0, audioContexts: 0 });
  await lab.says(lab.own.status.ready);
  await lab.connect();
});

test('axe finds nothing once all of it is shown, and nothing is wider than a narrow page', async ({ page }) => {
  test.setTimeout(60_000);
  await page.setViewportSize({ width: 360, height: 800 });
  const lab = new MediaLab(page, 'ko');
  await lab.open();
  await lab.connect();
  await lab.mute('replace-null');
  await lab.goToMistake();
  for (const theme of eachTheme) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page, theme), theme).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
