import { fill } from '#labs/messages/fill.ts';
import { expect, test } from '../support/fixtures.ts';
import { languages } from './pages/lab-page.ts';
import { quotedRoom } from '#labs/model/wire.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

for (const language of languages) {
  test(`the other tab opens with one press and joins by itself, in ${language}`, async ({ page, baseURL }) => {
    const alice = new TwoTabLab(page, language);
    await alice.open();
    await alice.saysStatus('outside');
    const room = await alice.openRoom();
    await alice.saysStatus('alone');
    await alice.is('alice');
    await expect(alice.button(alice.words.twoTab.call)).toBeDisabled();

    const address = new URL(`${language === 'ko' ? '/ko' : ''}/labs/two-tab-call/?room=${room}`, baseURL).href;
    await test.step('for another device the address of this computer alone is nothing to scan', async () => {
      const { otherDevice, invite } = alice.words.twoTab;
      await alice.press(otherDevice);
      const dialog = page.getByRole('dialog', { name: invite.title });
      await expect(dialog.getByText(invite.hereOnly)).toBeVisible();
      await expect(dialog.getByRole('img')).toHaveCount(0);
      await dialog.getByRole('button', { name: invite.close, exact: true }).click();
    });
    await expect(alice.link(address)).toHaveAttribute('href', address);
    await expect(page).toHaveURL(address);

    const bob = await alice.openOtherTab();
    await bob.is('bob');
    await expect(bob.page).toHaveURL(address);
    expect(await bob.room()).toBe(room);
    await expect(alice.button(alice.words.twoTab.call)).toBeEnabled();
    await expect(bob.button(bob.words.twoTab.call)).toBeEnabled();
  });

  test(`a third tab is told that the room is full, and shown to a free one, in ${language}`, async ({
    page,
    context,
  }) => {
    const alice = new TwoTabLab(page, language);
    await alice.open();
    const room = await alice.openRoom();
    await alice.openOtherTab();

    const third = new TwoTabLab(await context.newPage(), language);
    await third.open(`?room=${room}`);
    await third.saysStatus('full', { room });
    await third.lab
      .getByRole('button', { name: new RegExp(`^${fill(third.words.twoTab.nextRoom, { next: '\\w{6}' })}$`) })
      .click();
    await third.saysStatus('alone');
    await third.is('alice');
    expect(await third.room()).not.toBe(room);
    await alice.saysStatus('together');
  });

  test(`an address with something else than a code is explained, in ${language}`, async ({ page }) => {
    const lab = new TwoTabLab(page, language);
    const { common, twoTab } = lab.words;
    for (const room of ['nonsense', 'ABC', 'ABCDE0', '<img src=x onerror=alert(1)>', '   ', '']) {
      await test.step(`?room=${room}`, async () => {
        await lab.open(`?room=${encodeURIComponent(room)}`);
        await lab.warns(fill(common.errors['room/malformed'], { room: quotedRoom(room) }));
      });
    }
    await lab.lab.getByRole('alert').getByRole('button', { name: twoTab.openRoom }).click();
    await lab.saysStatus('alone');
  });
}

test('a code typed by hand leads into the room, however it is written', async ({ page, context }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  const room = await alice.openRoom();
  const bob = new TwoTabLab(await context.newPage());
  await bob.open();

  await bob.join('no code');
  await bob.warns(fill(bob.words.common.errors['room/malformed'], { room: 'no code' }));

  await bob.join(` ${room.slice(0, 3).toLowerCase()} ${room.slice(3).toLowerCase()} `);
  await bob.saysStatus('together');
  await bob.is('bob');
  await alice.saysStatus('together');
  await expect(bob.page).toHaveURL(new RegExp(`room=${room}$`));
});

test('a tab that is closed is missed, and another may take its place', async ({ page, context }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  const room = await alice.openRoom();
  const bob = await alice.openOtherTab();
  await bob.page.close();
  await alice.saysStatus('partnerLeft');
  await expect(alice.link(alice.words.twoTab.openOther)).toBeVisible();

  const another = new TwoTabLab(await context.newPage());
  await another.open(`?room=${room}`);
  await another.saysStatus('together');
  await another.is('bob');
  await alice.saysStatus('partnerNew');
});

test('the first tab may go too: who stays keeps the name, who comes takes the free one', async ({ page, context }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  const room = await alice.openRoom();
  const bob = await alice.openOtherTab();
  await page.close();
  await bob.saysStatus('partnerLeft');
  const another = new TwoTabLab(await context.newPage());
  await another.open(`?room=${room}`);
  await another.is('alice');
  await bob.is('bob');
  await bob.saysStatus('partnerNew');
});

test('a tab that is reloaded comes back to its seat, and the other says so', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  const room = await alice.openRoom();
  const bob = await alice.openOtherTab();
  await bob.page.reload();
  await alice.saysStatus('partnerBack');
  await bob.saysStatus('together');
  await bob.is('bob');

  await page.reload();
  await bob.saysStatus('partnerBack');
  await alice.is('alice');
  expect(await alice.room()).toBe(room);
});

test('leaving the room ends the call, and the way in is there again', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  const room = await alice.openRoom();
  const bob = await alice.openOtherTab();
  await alice.call('raw');
  await bob.isConnected('bob');
  await bob.leave();
  await bob.saysStatus('outside');
  await expect(bob.page).not.toHaveURL(/room=/);
  await alice.saysStatus('partnerLeft');
  await alice.shows('alice', { connection: 'closed' });

  await bob.join(room);
  await bob.saysStatus('together');
  await alice.call('peerjs');
  await alice.isConnected('alice');
});

test('the link is copied for another device', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const alice = new TwoTabLab(page);
  await alice.open();
  const room = await alice.openRoom();
  await alice.press(alice.words.twoTab.copyLink);
  await expect(alice.button(alice.words.twoTab.copied)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(new URL(`/labs/two-tab-call/?room=${room}`, baseURL).href);
});
