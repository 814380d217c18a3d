import { expect } from '../support/fixtures.ts';
import { test } from '../support/own-server.ts';
import { languages } from './pages/lab-page.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

for (const language of languages) {
  test(`a lost server is named, the call goes on without it, and both come back, in ${language}`, async ({
    page,
    ownServer,
  }) => {
    const alice = new TwoTabLab(page, language);
    await alice.open();
    const room = await alice.openRoom();
    const bob = await alice.openOtherTab();
    await alice.call('raw');
    await alice.isConnected('alice');
    await bob.isConnected('bob');

    await test.step('the server stops', async () => {
      await ownServer.stop();
      for (const tab of [alice, bob]) await tab.saysStatus('serverLostInCall');
      await alice.plays('alice', 'remote');
      await bob.plays('bob', 'remote');
      await alice.shows('alice', { connection: 'connected' });
    });

    await test.step('another one starts', async () => {
      await ownServer.startAgain();
      for (const tab of [alice, bob]) {
        await expect(tab.lab.getByText(tab.words.twoTab.status.serverLostInCall)).toBeHidden();
        await tab.saysStatus('connected');
      }
      await alice.is('alice');
      await bob.is('bob');
      expect(await bob.room()).toBe(room);
    });

    await test.step('a new call needs the server, and has it', async () => {
      await alice.hangUp();
      await bob.saysStatus('hungUp');
      await bob.call('peerjs');
      await bob.isConnected('bob');
      await alice.isConnected('alice');
    });
  });

  test(`without a server the lab says so, and trying again works once it is back, in ${language}`, async ({
    page,
    ownServer,
  }) => {
    const lab = new TwoTabLab(page, language);
    await lab.open();
    await expect(lab.button(lab.words.twoTab.openRoom)).toBeEnabled();
    await ownServer.stop();
    await lab.press(lab.words.twoTab.openRoom);
    await lab.warns(lab.words.common.errors['server/unreachable']);
    await ownServer.startAgain();
    await lab.press(lab.words.twoTab.tryAgain);
    await lab.saysStatus('alone');
  });
}

test('two tabs without a call find each other again after the server was gone', async ({ page, ownServer }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  await alice.openRoom();
  const bob = await alice.openOtherTab();
  await ownServer.stop();
  for (const tab of [alice, bob]) await tab.saysStatus('serverLost');
  await ownServer.startAgain();
  for (const tab of [alice, bob]) await expect(tab.lab.getByText(tab.words.twoTab.status.serverLost)).toBeHidden();
  await alice.call('peerjs');
  await alice.isConnected('alice');
  await bob.isConnected('bob');
});
