import { readFile } from 'node:fs/promises';
import { parseTrace } from '#labs/model/codec.ts';
import { fill } from '#labs/messages/fill.ts';
import { findings } from '#labs/messages/findings-en.ts';
import { expect, test } from '../support/fixtures.ts';
import { Inspector } from './pages/inspector.ts';
import { connected } from './pages/lab-page.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

test('each tab steps its own side of a raw call, and says when it waits for the other', async ({ page }) => {
  const alice = new TwoTabLab(page);
  const { stepping, step, byStep } = alice.words.twoTab;
  await alice.open();
  await alice.openRoom();
  const bob = await alice.openOtherTab();
  for (const tab of [alice, bob]) await tab.lab.getByLabel(byStep).check();
  const stepTo = async (tab: TwoTabLab, done: number) => {
    await tab.press(step);
    await tab.says(new RegExp(`${fill(stepping.next, { done, count: 8, next: '.+' })}`));
  };

  await alice.call('raw');
  for (let done = 1; done <= 6; done += 1) await stepTo(alice, done);
  await alice.shows('alice', { signaling: 'have-local-offer' });
  await bob.shows('bob', { signaling: 'stable' });
  await alice.press(step);
  await alice.says(stepping.answer);

  for (let done = 1; done <= 7; done += 1) await stepTo(bob, done);
  await bob.shows('bob', { signaling: 'stable' });
  await bob.press(step);
  await alice.shows('alice', { signaling: 'stable' });
  await alice.press(step);
  for (const [tab, peer] of [
    [alice, 'alice'],
    [bob, 'bob'],
  ] as const) {
    await tab.saysStatus('connected');
    await tab.shows(peer, connected);
  }
});

test('the files of both tabs open as one call, in the right order', async ({ page }) => {
  const alice = new TwoTabLab(page);
  const { frame } = alice.words.common;
  await alice.open();
  await alice.openRoom();
  const bob = await alice.openOtherTab();
  await alice.call('raw');
  await alice.isConnected('alice');
  await bob.isConnected('bob');
  const save = async (tab: TwoTabLab) => {
    const downloading = tab.page.waitForEvent('download');
    await tab.press(frame.saveTrace);
    return readFile(await (await downloading).path(), 'utf8');
  };
  const texts = [await save(alice), await save(bob)];
  for (const text of texts) expect(new Set(parseTrace(text).events.map(({ peer }) => peer)).size).toBe(1);

  const choosing = alice.page.waitForEvent('filechooser');
  await alice.press(frame.openTrace);
  await (
    await choosing
  ).setFiles(
    texts.map((text, index) => ({
      name: `${index}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })),
  );
  await expect(alice.button(frame.backToLive)).toBeVisible();
  await alice.shows('alice', connected);
  await alice.shows('bob', connected);
  const inspector = new Inspector(alice);
  await inspector.open('ladder');
  // Each message is one rung with both its ends, and none arrives before it was sent.
  const offer = inspector.panel.getByRole('button', { name: /offer/ });
  await expect(offer).toHaveCount(1);
  await expect(offer).toContainText(/(arrived after|delayed:) \d/);
  await expect(inspector.panel).not.toContainText('-');

  // One file twice is no call of two ends.
  const again = alice.page.waitForEvent('filechooser');
  await alice.press(frame.openTrace);
  const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(texts[0] ?? '') };
  await (await again).setFiles([file, { ...file, name: 'b.json' }]);
  await alice.warns(alice.words.common.errors['merge/not-two-ends']);
});

test('a full room is shown on purpose: the one who would be third is told so, and the finding names it', async ({
  page,
}) => {
  const lab = new TwoTabLab(page);
  await lab.open('?fault=room-full');
  await lab.see();
  await expect(lab.events().filter({ hasText: 'is full' })).not.toHaveCount(0);
  const inspector = new Inspector(lab);
  await inspector.open('findings');
  await expect(inspector.panel.locator('[data-rule="room-full"]')).toBeVisible();
  await expect(inspector.panel.getByRole('heading').first()).toContainText(findings['room-full'].title.slice(0, 12));
});
