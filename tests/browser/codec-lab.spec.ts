import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/fixtures.ts';
import type { Measurement } from '#labs/model/codecs/experiment.ts';
import { CodecLab } from './pages/codec-lab.ts';
import { languages } from './pages/lab-page.ts';
import { LessonPage } from './pages/lesson-page.ts';

for (const language of languages) {
  test(`the first of the order is offered, answered and used, in ${language}`, async ({ page }) => {
    const lab = new CodecLab(page, language);
    await lab.open();
    await lab.see();
    await expect.poll(() => lab.order('video')).toContain('VP9');
    const earlier = lab.list('video').getByRole('button', {
      name: lab.own.preference.up.replace('{name}', 'VP9'),
    });
    while (await earlier.isEnabled()) await earlier.press('Enter');
    expect((await lab.order('video'))[0]).toBe('VP9');
    await lab.list('audio').getByRole('checkbox').first().uncheck();
    await lab.connect();
    await expect(lab.negotiated('video').getByRole('cell').first()).toHaveText(/^VP9, /);
    await expect(lab.negotiated('video')).toContainText(/VP9, payload type \d+/);
    await expect(lab.negotiated('audio')).not.toContainText('opus');
    await expect(lab.negotiated('audio')).toContainText(/G722, payload type 9/);
  });
}

test('a codec is dragged to another place', async ({ page }) => {
  const lab = new CodecLab(page);
  await lab.open();
  await lab.see();
  await expect.poll(() => lab.order('video')).toContain('AV1');
  const before = await lab.order('video');
  const items = lab.list('video').getByRole('listitem');
  await items.last().dragTo(items.first());
  await expect.poll(() => lab.order('video')).toEqual([before.at(-1), ...before.slice(0, -1)]);
});

test('without a codec of each kind there is no call', async ({ page }) => {
  const lab = new CodecLab(page);
  await lab.open();
  await lab.see();
  await expect.poll(() => lab.order('video')).toContain('VP8');
  await expect(lab.list('video').getByRole('checkbox')).not.toHaveCount(0);
  for (const box of await lab.list('video').getByRole('checkbox').all()) await box.uncheck();
  await lab.warns(lab.own.preference.none);
  await expect(lab.button(lab.own.connect)).toHaveAttribute('aria-disabled', 'true');
});

test('the sender obeys, and what a browser refuses is told', async ({ page }) => {
  test.setTimeout(90_000);
  const lab = new CodecLab(page);
  await lab.open();
  await lab.connect();
  const height = lab.lab.locator('[data-graph="resolution"]');
  await expect(height).toContainText('360 px');
  await lab.sender('scaleResolutionDownBy').selectOption({ label: '2' });
  await expect(height).toContainText('180 px', { timeout: 20_000 });
  await lab.sender('scalabilityMode').selectOption({ label: 'S2T1' });
  // VP8 knows no layers in space. What is refused is taken back, so that the next change is heard.
  await lab.warns(lab.own.sender.refused.slice(0, 20));
  await expect(lab.sender('scalabilityMode')).toHaveValue('0');
  await lab.sender('scaleResolutionDownBy').selectOption({ label: '4' });
  await expect(height).toContainText('90 px', { timeout: 20_000 });
});

test('a call is made without the layers that its codec does not know', async ({ page }) => {
  const lab = new CodecLab(page);
  await lab.open();
  await lab.see();
  await lab.sender('scalabilityMode').selectOption({ label: 'L3T3' });
  await lab.connect();
  await lab.warns(lab.own.sender.refused.slice(0, 20));
  await expect(lab.sender('scalabilityMode')).toHaveValue('0');
});

test('an experiment pairs its pictures, and saves what it measured', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = new CodecLab(page);
  await lab.open();
  await lab.see();
  await lab.measure({ codecs: ['VP8', 'AV1'], caps: ['500'], repeats: '1', seconds: '3' });
  const row = lab.experiment.locator('tr[data-codec="AV1"]');
  await expect(row).toContainText('500');
  await expect(lab.experiment.getByRole('img', { name: lab.own.experiment.plot })).toBeVisible();
  const download = page.waitForEvent('download');
  await lab.experiment.getByRole('button', { name: lab.own.experiment.saveJson }).click();
  const { measured } = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
    measured: readonly Measurement[];
  };
  expect(measured).toHaveLength(2);
  for (const { codec, bitrate, psnr, ssim, paired, unread, unpaired, encodeTime, firstFrame } of measured) {
    expect(['VP8', 'AV1']).toContain(codec);
    expect(bitrate).toBeGreaterThan(100);
    expect(bitrate).toBeLessThan(600);
    // Well beyond any mistake of pairing: two pictures that do not belong together are below 20 dB apart.
    expect(psnr).toBeGreaterThan(30);
    expect(ssim).toBeGreaterThan(0.9);
    expect(paired).toBeGreaterThan(30);
    expect(unread + unpaired).toBeLessThanOrEqual(paired * 0.05);
    expect(encodeTime).toBeGreaterThan(0);
    expect(firstFrame).toBeGreaterThan(0);
  }
});

test('a camera is measured in the same way, and let go afterwards', async ({ page }) => {
  test.setTimeout(90_000);
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    const given: MediaStreamTrack[] = [];
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      given.push(...stream.getTracks());
      return stream;
    };
    Object.assign(window, { given });
  });
  const lab = new CodecLab(page);
  await lab.open();
  await lab.goToExperiments();
  await lab.experiment.getByLabel(lab.own.experiment.motion).selectOption('camera');
  await lab.measure({ codecs: ['VP8'], caps: ['1000'], repeats: '1', seconds: '3' });
  const psnr = await lab.experiment.locator('tr[data-codec="VP8"]').getByRole('cell').nth(4).textContent();
  expect(Number(psnr)).toBeGreaterThan(28);
  const states = await page.evaluate(() =>
    (window as unknown as { given: MediaStreamTrack[] }).given.map(({ readyState }) => readyState),
  );
  expect(states).toEqual(['ended']);
});

test('sound costs what its codec says', async ({ page }) => {
  test.setTimeout(120_000);
  const lab = new CodecLab(page);
  const { audio } = lab.own;
  await lab.open();
  await lab.goToExperiments();
  const section = lab.lab.getByRole('region', { name: audio.title });
  await section.getByRole('button').first().click();
  await expect(section.getByRole('status')).toHaveText(audio.done, { timeout: 90_000 });
  const figure = async (id: string, column: number) =>
    Number(await section.locator(`tr[data-trial="${id}"]`).getByRole('cell').nth(column).textContent());
  const [opus, red, pcmu] = [await figure('opus', 0), await figure('opus-red', 0), await figure('pcmu', 0)];
  // A second more or less of a packet.
  expect(Math.abs(pcmu - 64)).toBeLessThanOrEqual(2);
  expect(opus).toBeLessThan(pcmu);
  expect(red).toBeGreaterThan(opus * 1.3);
  // In two thirds of the time nobody speaks.
  expect(await figure('opus-dtx', 3)).toBeLessThan((await figure('opus', 3)) * 0.8);
});

test('three sizes are sent at once, and each can be left out', async ({ page }) => {
  test.setTimeout(90_000);
  const lab = new CodecLab(page);
  const { simulcast } = lab.own;
  await lab.open();
  await lab.goToExperiments();
  const section = lab.lab.getByRole('region', { name: simulcast.title });
  await section.getByRole('button', { name: simulcast.start }).click();
  const row = (rid: string) => section.locator(`tr[data-layer="${rid}"]`);
  // How large the layers get is up to the bandwidth that the browser believes in; the first two come soon.
  await expect(row('q').getByRole('cell').nth(1)).toHaveText('135', { timeout: 30_000 });
  await expect(row('h').getByRole('cell').nth(1)).toHaveText('270', { timeout: 30_000 });
  await section.getByRole('checkbox', { name: simulcast.send.replace('{name}', simulcast.names.q) }).uncheck();
  await expect(row('q').getByRole('cell').nth(2)).toHaveText('0', { timeout: 20_000 });
  await section.getByRole('button', { name: simulcast.stop }).click();
  await expect(row('q')).toHaveCount(0);
});

test('an experiment can be stopped, and its calls end with it', async ({ page }) => {
  const lab = new CodecLab(page);
  await lab.open();
  await lab.goToExperiments();
  await lab.experiment.getByRole('button').first().click();
  await expect(lab.experiment.getByRole('progressbar')).toBeVisible();
  await lab.experiment.getByRole('button', { name: lab.own.experiment.stop }).click();
  await expect(lab.experiment.getByRole('status')).toHaveText(lab.own.experiment.stopped);
});

test('lesson 21: another codec is used, and the question is decided', async ({ page }) => {
  const lesson = new LessonPage(page, 'codecs');
  const lab = new CodecLab(page);
  await lesson.open();
  await lab.see();
  await expect.poll(() => lab.order('video')).toContain('AV1');
  for (const name of ['VP8', 'VP9', 'H264'])
    await lab
      .list('video')
      .getByRole('checkbox', { name: lab.own.preference.use.replace('{name}', name) })
      .uncheck();
  await lab.connect();
  for (const id of ['codec-changed', 'one-codec']) {
    const checkpoint = page.locator(`[data-checkpoint="${id}"]`);
    await checkpoint.scrollIntoViewIfNeeded();
    await expect(checkpoint).toHaveAttribute('data-state', 'done');
  }
});
