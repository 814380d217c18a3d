import { readFile } from 'node:fs/promises';
import { parseTrace } from '#labs/model/codec.ts';
import { expect, test } from '../support/fixtures.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

test('a trace is saved without addresses', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { keep } = lab.words.common.tools;
  await lab.open();
  await lab.start();
  await lab.isConnected();
  await lab.press(keep.button);
  const dialog = page.getByRole('dialog');
  const save = async () => {
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: keep.save }).click();
    return readFile(await (await downloading).path(), 'utf8');
  };
  const lines = (text: string) =>
    parseTrace(text).events.flatMap((event) =>
      event.type === 'candidate.gathered' && event.candidate?.candidate ? [event.candidate.candidate] : [],
    );
  const whole = await save();
  await dialog.getByLabel(keep.withoutAddresses).check();
  const redacted = await save();
  expect(lines(whole).length).toBeGreaterThan(0);
  for (const line of lines(whole)) expect(redacted).not.toContain(line);
  expect(lines(redacted)).toHaveLength(lines(whole).length);
});

test('earlier runs are kept on the device, shown again, compared and erased', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { keep } = lab.words.common.tools;
  await lab.open();
  await lab.start();
  await lab.isConnected();
  await lab.reset();
  // It is written down while the page goes on, and is there once it is listed.
  await lab.press(keep.button);
  await expect(page.getByRole('dialog').getByRole('listitem')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await lab.open('?fault=offer-not-set');
  await lab.see();
  await expect(lab.events().filter({ hasText: 'InvalidStateError' })).not.toHaveCount(0);
  await lab.press(keep.button);
  const runs = page.getByRole('dialog').getByRole('list').first().getByRole('listitem');
  await expect(runs).toHaveCount(2);
  await expect(runs.first()).toContainText('offer-not-set');
  await runs.last().getByRole('button', { name: keep.compare }).click();
  await expect(runs.last().getByRole('status')).toContainText('setLocalDescription');
  await runs.last().getByRole('button', { name: keep.show }).click();
  await lab.showsBoth({ signaling: 'stable', connection: 'connected' });
  await lab.press(lab.words.common.frame.backToLive);

  await lab.press(keep.button);
  await page.getByRole('dialog').getByRole('button', { name: keep.erase }).click();
  await expect(page.getByRole('dialog').getByText(keep.erased)).toBeVisible();
  await expect(page.getByRole('dialog').getByText(keep.noRuns)).toBeVisible();
});

test('where storage is blocked, the rest works and the lab says what does not', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('Storage is blocked.', 'SecurityError');
      },
    });
  });
  const lab = new LoopbackLab(page);
  const { keep } = lab.words.common.tools;
  await lab.open();
  await lab.start();
  await lab.isConnected();
  await lab.press(keep.button);
  await expect(page.getByRole('dialog').getByText(keep.blocked)).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: keep.save })).toBeEnabled();
});

test('what this device remembers is listed, saved, erased after a question, and read again', async ({ page }) => {
  await page.goto('/progress/');
  await page.evaluate(() =>
    localStorage.setItem(
      'icebreaker.progress',
      JSON.stringify({ checkpoints: { refused: '2026-05-04T10:00:00.000Z' }, predictions: {} }),
    ),
  );
  await page.reload();
  const title = page.getByRole('link', { name: 'Signaling', exact: true });
  const lesson = page.getByRole('main').locator('section').filter({ has: title });
  await expect(lesson).toContainText('1 of 4 checkpoints');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save to a file' }).click();
  const saved = await readFile(await (await downloading).path(), 'utf8');
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, erase it' }).click();
  await expect(lesson).toContainText('0 of 4 checkpoints');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await (await choosing).setFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(saved) });
  await expect(lesson).toContainText('1 of 4 checkpoints');
});
