import { appendFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { expect, test } from '../support/fixtures.ts';
import { fill } from '#labs/messages/fill.ts';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import { syntheticBytes } from '#labs/model/transfer/synthetic-bytes.ts';
import { languages } from './pages/lab-page.ts';
import { eachTheme, violations } from './support/axe.ts';
import { TransferPanel } from './pages/transfer-panel.ts';

for (const language of languages) {
  test(`a file arrives whole, and both ends say so, in ${language}`, async ({ page }) => {
    const panel = new TransferPanel(page, language);
    await panel.open();
    await panel.chooseSize(1);
    await panel.send();
    await panel.isWhole();
    const bytes = new Uint8Array(syntheticBytes(0, 2 ** 20));
    expect((await panel.hashes())[0]).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await panel.keptFiles()).toHaveLength(1);

    for (const theme of eachTheme) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      expect(await violations(page, theme, '.lab-transfer')).toEqual([]);
    }

    // What is saved is what was sent.
    const download = page.waitForEvent('download');
    await panel.pressAt('receiver', panel.words.save);
    const saved = createHash('sha256');
    for await (const part of await (await download).createReadStream()) saved.update(part as Buffer);
    expect(saved.digest('hex')).toBe((await panel.hashes())[1]);

    await panel.pressAt('receiver', panel.words.remove);
    await panel.leavesNothing();
    const ended = await panel.events('transfer.ended');
    expect(ended).toMatchObject([
      { outcome: 'complete', bytes: 2 ** 20, isEqual: true },
      { outcome: 'complete', bytes: 2 ** 20, isEqual: true },
    ]);
    // Chunks are not recorded one by one, and no name is.
    expect(await panel.events('data.received')).toEqual([]);
  });

  test(`Bob is asked, and may refuse, in ${language}`, async ({ page }) => {
    const panel = new TransferPanel(page, language);
    await panel.open();
    await panel.askBefore();
    await panel.chooseSize(1);
    await panel.send();
    await panel.bothAre('offered');
    await panel.pressAt('receiver', panel.words.refuse);
    await panel.bothAre('refused');
    await panel.warns('sender', panel.words.refusals.declined);
    await panel.leavesNothing();
    await panel.send();
    await panel.bothAre('offered');
    await panel.pressAt('receiver', panel.words.accept);
    await panel.isWhole();
  });

  for (const side of ['sender', 'receiver'] as const)
    test(`the ${side} cancels, nothing is left, and the next one arrives, in ${language}`, async ({ page }) => {
      const panel = new TransferPanel(page, language);
      await panel.open();
      await panel.chooseSize(256);
      await panel.send();
      await panel.isMoving();
      await panel.pressAt(side, panel.words.cancel);
      await panel.bothAre('cancelled');
      await panel.leavesNothing();
      await panel.chooseSize(1);
      await panel.send();
      await panel.isWhole();
      expect((await panel.events('transfer.ended')).map(({ outcome }) => outcome)).toEqual([
        'cancelled',
        'cancelled',
        'complete',
        'complete',
      ]);
      // A file that was cancelled, and a channel for each, are nothing wrong.
      const trace = await panel.trace();
      expect(diagnose(trace, trace.events.at(-1)?.at ?? 0)).toEqual([]);
    });
}

test('a transfer goes on through an ICE restart, on the same channel', async ({ page }) => {
  const panel = new TransferPanel(page);
  await panel.open();
  await panel.chooseSize(16);
  await panel.send();
  await panel.isMoving();
  await panel.button(panel.words.restartIce).click();
  await panel.isWhole();
  expect(await panel.events('transfer.resumed')).toEqual([]);
  const restarts = (await panel.events('call.started')).filter(({ method }) => method === 'restartIce');
  expect(restarts).toHaveLength(1);
});

test('a transfer whose channel was closed goes on where it was', async ({ page }) => {
  const panel = new TransferPanel(page);
  await panel.open();
  await panel.chooseSize(16);
  await panel.send();
  await panel.isMoving();
  await panel.button(panel.words.cutOff).click();
  await panel.bothAre('paused');
  expect(await panel.keptFiles()).toHaveLength(1);
  await panel.resume();
  await panel.isWhole();
  const resumed = await panel.events('transfer.resumed');
  expect(resumed.map(({ peer }) => peer).sort()).toEqual(['alice', 'bob']);
  expect(resumed[0]?.from).toBeGreaterThan(0);
  expect(resumed[0]?.from).toBe(resumed[1]?.from);
});

test('a transfer whose connection is gone goes on in the next call', async ({ page }) => {
  const panel = new TransferPanel(page);
  await panel.open();
  await panel.chooseSize(16);
  await panel.send();
  await panel.isMoving();
  await panel.hangUp();
  await panel.bothAre('paused');
  await panel.connect();
  await panel.resume();
  await panel.isWhole();
});

for (const side of ['sender', 'receiver'] as const)
  test(`what the ${side} cancels while there is no channel is gone at both ends`, async ({ page }) => {
    const panel = new TransferPanel(page);
    await panel.open();
    await panel.chooseSize(256);
    await panel.send();
    await panel.isMoving();
    await panel.hangUp();
    await panel.bothAre('paused');
    await panel.pressAt(side, panel.words.cancel);
    await panel.bothAre('cancelled');
    await expect.poll(() => panel.keptFiles()).toEqual([]);
  });

test('a reset forgets what is under way, and what is whole can be saved when the call is over', async ({ page }) => {
  const panel = new TransferPanel(page);
  await panel.open();
  await panel.chooseSize(256);
  await panel.send();
  await panel.isMoving();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await panel.bothAre('idle');
  await expect.poll(() => panel.keptFiles()).toEqual([]);
  await panel.connect();
  await panel.chooseSize(1);
  await panel.send();
  await panel.isWhole();
  await panel.hangUp();
  const saving = page.waitForEvent('download');
  await panel.pressAt('receiver', panel.words.save);
  await saving;
  await panel.pressAt('receiver', panel.words.remove);
  await expect.poll(() => panel.keptFiles()).toEqual([]);
});

test('who decides to accept everything while being asked has accepted', async ({ page }) => {
  const panel = new TransferPanel(page);
  await panel.open();
  await panel.askBefore();
  await panel.chooseSize(1);
  await panel.send();
  await panel.isAt('receiver', 'offered');
  await panel.panel.getByLabel(panel.words.automatic).check();
  await panel.isWhole();
});

test('a file that changes while it is sent ends the transfer, and says why', async ({ page }, testInfo) => {
  const panel = new TransferPanel(page);
  const path = testInfo.outputPath('changing.bin');
  await writeFile(path, new Uint8Array(2 ** 20));
  await panel.open();
  await panel.chooseFile(path);
  await panel.askBefore();
  await panel.send();
  await panel.bothAre('offered');
  await appendFile(path, 'more');
  await panel.pressAt('receiver', panel.words.accept);
  await panel.bothAre('failed');
  await panel.warns('sender', panel.words.problems.unreadable);
  await panel.warns('receiver', fill(panel.words.foundByOther, { sentence: panel.words.problems.unreadable }));
  await panel.leavesNothing();
  await panel.chooseFile(path);
  await panel.send();
  await panel.pressAt('receiver', panel.words.accept);
  await panel.isWhole();
});

test('a file for which there is no room is refused before a byte of it is sent', async ({ page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = () => Promise.resolve({ quota: 2 ** 20, usage: 2 ** 19 });
  });
  const panel = new TransferPanel(page);
  await panel.open();
  await panel.chooseSize(1);
  await panel.send();
  await panel.bothAre('refused');
  await panel.warns('sender', panel.words.refusals['no-space']);
  await panel.leavesNothing();
});

test('a disk that fills up ends the transfer, both ends say so, and it is emptied', async ({ page, context }) => {
  const panel = new TransferPanel(page);
  await panel.open();
  const devtools = await context.newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3 * 2 ** 20 });
  await panel.chooseSize(16);
  await panel.send();
  await panel.bothAre('failed');
  const sentence = panel.words.problems['no-space'];
  await panel.warns('receiver', sentence);
  await panel.warns('sender', fill(panel.words.foundByOther, { sentence }));
  await panel.leavesNothing();
});

test('where a page may not write to disk, memory has a limit, and it is told', async ({ page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('Private', 'SecurityError'));
  });
  const panel = new TransferPanel(page);
  await panel.open();
  await panel.chooseSize(1024);
  await panel.send();
  await panel.bothAre('refused');
  await panel.warns('sender', fill(panel.words.refusals['too-big'], { limit: '256 MiB' }));
  await panel.chooseSize(1);
  await panel.send();
  await panel.isWhole();
  await expect(panel.end('receiver').getByText(panel.words.written.memory)).toBeVisible();
});

test('what a page that crashed has left on disk is gone when the next one begins', async ({ page }) => {
  const panel = new TransferPanel(page);
  await page.goto('/');
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('transfers', { create: true });
    await folder.getFileHandle('left-behind', { create: true });
  });
  expect(await panel.keptFiles()).toEqual(['left-behind']);
  await panel.open();
  await panel.leavesNothing();
});
