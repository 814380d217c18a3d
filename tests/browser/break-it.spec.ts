import { fill } from '#labs/messages/fill.ts';
import { inspector as words } from '#labs/messages/inspector-en.ts';
import { expect, test } from '../support/fixtures.ts';
import { connected } from './pages/lab-page.ts';
import { Inspector } from './pages/inspector.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

test('one press breaks the call, Findings says how, and Fix it mends it', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  const { breakIt } = lab.words.common.tools;
  await lab.open();
  await lab.press(breakIt.button);
  await page.getByRole('dialog').getByRole('button', { name: words.faults['offer-not-set'] }).click();
  await expect(page).toHaveURL(/\?fault=offer-not-set$/);
  await expect(lab.lab.getByText(breakIt.broken, { exact: true })).toBeVisible();
  await inspector.open('findings');
  const finding = inspector.panel.locator('[data-rule="offer-not-set"]');
  await expect(finding).toBeVisible();
  await expect(inspector.tab('findings')).toContainText('1');

  // Evidence leads to its event.
  await finding.getByRole('listitem').first().getByRole('button').click();
  await expect(lab.button(lab.words.common.tools.moment.backToLive)).toBeVisible();
  await inspector.goLive();
  await finding.getByRole('button', { name: words.findings.fixIt }).click();
  await lab.isConnected();
  await expect(page).toHaveURL(/view=findings$/);
  await expect(lab.lab.getByText(breakIt.broken, { exact: true })).toHaveCount(0);
  await expect(
    inspector.panel.getByText(words.findings.none).or(inspector.panel.getByText(words.findings.waiting)),
  ).toBeVisible();
});

test('a fault in the address runs at once, and Repair takes it out', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { breakIt } = lab.words.common.tools;
  await lab.open('?fault=closed-connection-reused');
  await lab.see();
  await expect(lab.events().filter({ hasText: 'InvalidStateError' })).not.toHaveCount(0);
  await lab.press(breakIt.repair);
  await expect(page).not.toHaveURL(/fault/);
  await lab.start();
  await lab.isConnected();
});

test('the channel can be made to lose the answer, by hand', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  const { breakIt } = lab.words.common.tools;
  const { peers } = lab.words.common;
  await lab.open();
  await lab.press(breakIt.button);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(breakIt.kind).selectOption({ label: breakIt.kinds.answer });
  await dialog.getByLabel(breakIt.from).selectOption({ label: peers.bob });
  await dialog.getByRole('button', { name: breakIt.add }).click();
  await expect(page).toHaveURL(/\?channel=drop:answer:bob$/);
  await expect(
    lab.lab.getByText(fill(breakIt.rule, { action: breakIt.actions.drop, kind: 'answer', peer: peers.bob })),
  ).toBeVisible();
  await inspector.open('ladder');
  await expect(inspector.panel.getByText(words.ladder.fates.lost)).toBeVisible();
  await lab.shows('alice', { signaling: 'have-local-offer' });
});

test('what an address asks for and cannot be had is said, and can be taken out', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { address } = lab.words.common.tools;
  await lab.open('?fault=nonsense&channel=eat:everything&event=soon&view=secrets');
  await lab.see();
  await lab.warns(fill(address.fault, { value: 'nonsense' }));
  await lab.warns(fill(address.channel, { value: 'eat:everything' }));
  await lab.press(address.dismiss);
  await expect(page).toHaveURL(/\/labs\/loopback-call\/$/);
  await lab.start();
  await lab.showsBoth(connected);
});
