import type { Page } from 'playwright/test';
import { relaySocketPath } from '#labs/model/relay/wire.ts';
import { expect } from '../support/fixtures.ts';
import { test } from '../support/own-server.ts';
import { twoTabs } from './pages/compared-tab.ts';
import { connected } from './pages/lab-page.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

/** The page says to the server that what it has shared is over. To be called before it shares. */
async function endOfTopic(page: Page): Promise<void> {
  const socket = await page.waitForEvent('websocket', (each) => each.url().includes(relaySocketPath));
  await socket.waitForEvent('framesent', ({ payload }) => String(payload).includes('"type":"end"'));
}

test('who asked and has left is shared with no more, and nothing is said of it', async ({ page }) => {
  const { alice, bob, inAlice, inBob } = await twoTabs(page);
  const ended = endOfTopic(bob.page);
  await inAlice.press();
  await expect(inBob.notice).toBeVisible();
  await alice.press(alice.words.twoTab.leave);
  await expect(inBob.notice).toHaveCount(0);
  await ended;
  await expect(alice.lab.getByRole('status').filter({ hasText: alice.words.common.peers.bob })).toHaveCount(0);
});

test('another tab on the free place is not told as the one before it, reloaded', async ({ page, context }) => {
  const { alice, bob, inAlice } = await twoTabs(page);
  await inAlice.press();
  await inAlice.saysOf('here');
  await bob.page.close();
  await alice.saysStatus('partnerLeft');
  const another = new TwoTabLab(await context.newPage());
  await another.open(`?room=${await alice.room()}`);
  await alice.saysStatus('partnerNew');
  await inAlice.saysOf('here');
  await expect(inAlice.saying('reloaded')).toHaveCount(0);
});

test('a file that is opened hides neither that this tab shares nor how to end it', async ({ page }) => {
  const { bob, inAlice, inBob } = await twoTabs(page);
  await inAlice.press();
  await expect(inBob.notice).toBeVisible();
  await bob.openTrace('both.json', JSON.stringify(await bob.trace()));
  await expect(inBob.notice).toBeVisible();
  await bob.press(inBob.own.sharing.stop);
  await inAlice.saysOf('declines');
});

test('both sides saved in one file are compared again when it is opened', async ({ page }) => {
  const { alice, inAlice } = await twoTabs(page);
  await inAlice.press();
  await alice.call('raw');
  await alice.showsBoth(connected);
  await inAlice.isAligned();
  await expect(inAlice.figures('alice', 'video')).toBeVisible();
  const saved = await inAlice.merged();
  expect(saved.clocks?.uncertainty).toBeGreaterThan(0);
  await alice.press(alice.words.twoTab.leave);
  await expect(inAlice.row('role')).toHaveCount(0);
  await alice.openTrace('both.json', JSON.stringify(saved));
  await expect(inAlice.row('role')).toContainText('made the offer');
  await expect(inAlice.row('connected')).toContainText(/first, by about \d+ ms|closer than the clocks/);
  await expect(inAlice.figures('alice', 'video')).toBeVisible();
});

test('a lost server is told as our own lost way, and never as a sleeping tab', async ({ page, ownServer }) => {
  const { alice, inAlice, inBob } = await twoTabs(page);
  await inAlice.press();
  await inBob.press();
  await inAlice.saysOf('here');
  await inBob.saysOf('here');
  await ownServer.stop();
  for (const tab of [inAlice, inBob]) await tab.saysOf('unseen');
  await ownServer.startAgain();
  for (const tab of [inAlice, inBob]) await tab.saysOf('here');
  await alice.saysStatus('together');
});
