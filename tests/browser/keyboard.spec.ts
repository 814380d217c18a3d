import { expect, test } from '../support/fixtures.ts';
import { Inspector } from './pages/inspector.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

test('a call is stepped, travelled and reset by keyboard alone', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  await lab.open();
  await lab.see();
  await expect(lab.button(lab.words.loopback.step)).toBeEnabled();
  for (let done = 1; done <= 3; done += 1) {
    await page.keyboard.press('s');
    await lab.saysStep(done);
  }
  // The last event of these steps; it comes in a task of its own.
  const needed = lab.words.common.events.sentences['negotiation.needed'];
  await expect(lab.events().filter({ hasText: needed })).toHaveCount(1);
  const total = await inspector.count();
  await page.keyboard.press('ArrowLeft');
  await inspector.isAt(total - 1);
  await page.keyboard.press('ArrowRight');
  await inspector.isAt(total);
  // The statistics of the connection go on meanwhile, so that the end may be some events away.
  await lab.button(lab.words.common.tools.moment.backToLive).press('Enter');
  await inspector.isLive();
  await page.keyboard.press('r');
  await lab.says(lab.words.loopback.status.ready);
});

test('space plays at a pace and pauses', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { play } = lab.words.common.tools;
  await lab.open();
  await lab.see();
  await expect(lab.button(play.play)).toBeEnabled();
  await page.keyboard.press('Space');
  await expect(lab.button(play.pause)).toBeVisible();
  await lab.saysStep(1);
  await page.keyboard.press('Space');
  await expect(lab.button(play.play)).toBeEnabled();
  await expect(lab.button(lab.words.loopback.step)).toBeEnabled();
});

test('a button, a choice and a text field keep their keys', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { tools } = lab.words.common;
  await lab.open();
  await lab.see();
  // Space on a button presses that button.
  await lab.button(lab.words.loopback.step).focus();
  await page.keyboard.press('Space');
  await lab.saysStep(1);
  await expect(lab.button(tools.play.play)).toBeEnabled();
  await lab.lab.getByLabel(tools.play.pace).focus();
  await page.keyboard.press('s');
  await page.keyboard.press('r');
  await lab.saysStep(1);
  await page.keyboard.press('Control+s');
  await lab.saysStep(1);
  // The search of the site is a text field outside the lab.
  const searchable = page.waitForResponse(/\.pf_meta/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Search/ }).click();
  await page.keyboard.type('rs');
  // A search that is cut off by the end of the page would be taken for a mistake of the page.
  await searchable;
  await page.keyboard.press('Escape');
  await lab.saysStep(1);
});

test('the question mark lists the keys, B opens what can be broken, and Escape leads back', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { keys, breakIt } = lab.words.common.tools;
  await lab.open();
  await lab.see();
  await expect(lab.button(breakIt.button)).toBeEnabled();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: keys.title });
  await expect(list.getByText(keys.what.step)).toBeVisible();
  // No key of the lab goes past the window.
  await page.keyboard.press('s');
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await lab.says(lab.words.loopback.status.ready);
  await page.keyboard.press('b');
  await expect(page.getByRole('dialog', { name: breakIt.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('who presses a button by keyboard keeps the place', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { start, startAgain, hangUp } = lab.words.loopback;
  await lab.open();
  await lab.see();
  await expect(lab.button(start)).toBeEnabled();
  await lab.button(start).press('Enter');
  await lab.isConnected();
  await expect(lab.button(start)).toBeDisabled();
  await expect(lab.button(start)).toBeFocused();
  // Pressed once more it does nothing.
  await page.keyboard.press('Enter');
  await lab.isConnected();
  await lab.button(hangUp).press('Enter');
  await lab.says(lab.words.loopback.status.ended);
  await expect(lab.button(hangUp)).toBeFocused();
  await expect(lab.button(startAgain)).toBeEnabled();
});

test('who goes into a room by keyboard, and out of it, goes on from there', async ({ page }) => {
  const lab = new TwoTabLab(page);
  const { openRoom, openOther, leave } = lab.words.twoTab;
  await lab.open();
  await expect(lab.button(openRoom)).toBeEnabled();
  await lab.button(openRoom).press('Enter');
  await expect(lab.link(openOther)).toBeFocused();
  await lab.button(leave).press('Enter');
  await expect(lab.button(openRoom)).toBeFocused();
});
