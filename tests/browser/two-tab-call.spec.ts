import type { BrowserContext } from 'playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { closed } from './pages/lab-page.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';
import { launchBrowser } from './support/launch-browser.ts';

for (const mode of ['peerjs', 'raw'] as const) {
  test(`either tab calls the other and hangs up, again and again, in mode ${mode}`, async ({ page }) => {
    const alice = new TwoTabLab(page);
    await alice.open();
    await alice.openRoom();
    const bob = await alice.openOtherTab();

    await test.step('the first tab calls, and sees what crosses the server', async () => {
      await alice.call(mode);
      await alice.isConnected('alice');
      await bob.isConnected('bob');
      await expect(alice.messages('OFFER', 'sent')).toHaveCount(1);
      await expect(bob.messages('OFFER', 'received')).toHaveCount(1);
      await expect(bob.messages('ANSWER', 'sent')).toHaveCount(1);
      await expect(alice.messages('ANSWER', 'received')).toHaveCount(1);
      for (const tab of [alice, bob]) {
        for (const way of ['sent', 'received'] as const)
          await expect(tab.messages('CANDIDATE', way)).not.toHaveCount(0);
      }
      await alice.messages('OFFER', 'sent').click();
      await expect(alice.messages('OFFER', 'sent')).toContainText('m=video');
    });

    await test.step('the second tab hangs up', async () => {
      await bob.hangUp();
      await bob.saysStatus('hungUp');
      await alice.saysStatus('hungUp');
      await bob.shows('bob', closed);
      await alice.shows('alice', closed);
    });

    await test.step('the second tab calls, and so makes the offer', async () => {
      await bob.call(mode);
      await bob.isConnected('bob');
      await alice.isConnected('alice');
      await expect(bob.messages('OFFER', 'sent')).toHaveCount(1);
      await expect(alice.messages('OFFER', 'received')).toHaveCount(1);
      await expect(bob.lab.getByRole('region', { name: `Bob, ${bob.words.common.roles.alice}` })).toBeVisible();
    });

    await test.step('the first tab, which was called, hangs up', async () => {
      await alice.hangUp();
      await alice.saysStatus('hungUp');
      await bob.saysStatus('hungUp');
    });
  });

  test(`when both press Call at once, one call comes about, in mode ${mode}`, async ({ page, context }) => {
    const offers = await holdOffersUntilTwo(context);
    const alice = new TwoTabLab(page);
    await alice.open();
    await alice.openRoom();
    const bob = await alice.openOtherTab();
    await alice.call(mode);
    await bob.call(mode);
    await alice.isConnected('alice');
    await bob.isConnected('bob');
    expect(offers()).toBeGreaterThanOrEqual(2);
    await expect(alice.messages('OFFER', 'sent')).toHaveCount(1);
    await expect(bob.messages('OFFER', 'sent')).toHaveCount(1);

    await alice.hangUp();
    await bob.saysStatus('hungUp');
    await bob.call(mode);
    await bob.isConnected('bob');
    await alice.isConnected('alice');
  });

  test(`a tab that is reloaded in a call has forgotten it, and can be called again, in mode ${mode}`, async ({
    page,
  }) => {
    const alice = new TwoTabLab(page);
    await alice.open();
    await alice.openRoom();
    const bob = await alice.openOtherTab();
    await alice.call(mode);
    await bob.isConnected('bob');
    await bob.page.reload();
    await bob.saysStatus('together');
    await bob.call(mode);
    await bob.isConnected('bob');
    await alice.isConnected('alice');
  });
}

test('in a raw call a closed tab is missed by the server at once, and later by the connection', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  await alice.openRoom();
  const bob = await alice.openOtherTab();
  await alice.call('raw');
  await alice.isConnected('alice');
  await bob.page.close();
  await alice.saysStatus('connectedAlone');
  await alice.saysStatus('partnerUnstable');
  await alice.shows('alice', { 'ice-connection': 'disconnected', connection: 'disconnected' });
  await alice.hangUp();
  await alice.saysStatus('partnerLeft');
});

test('PeerJS ends the call of a closed tab by itself', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  await alice.openRoom();
  const bob = await alice.openOtherTab();
  await alice.call('peerjs');
  await alice.isConnected('alice');
  await bob.page.close();
  await alice.saysStatus('partnerLeft');
  await alice.shows('alice', { connection: 'closed' });
});

test('in a raw call a reloaded partner is named for what it is', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  await alice.openRoom();
  const bob = await alice.openOtherTab();
  await alice.call('raw');
  await alice.isConnected('alice');
  await bob.page.reload();
  await alice.saysStatus('connectedBack');
  await alice.hangUp();
  await alice.saysStatus('partnerBack');
});

test('in a raw call a new tab in the place of a closed one is not taken for it', async ({ page, context }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  const room = await alice.openRoom();
  const bob = await alice.openOtherTab();
  await alice.call('raw');
  await alice.isConnected('alice');
  await bob.page.close();
  await alice.saysStatus('connectedAlone');
  const carol = new TwoTabLab(await context.newPage());
  await carol.open(`?room=${room}`);
  await alice.saysStatus('connectedNew');
  await alice.hangUp();
  await alice.saysStatus('partnerNew');
  await carol.call('raw');
  await alice.isConnected('alice');
});

test('a camera is sent to the other tab', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  await alice.openRoom();
  const bob = await alice.openOtherTab();
  await alice.chooseSource('camera');
  await alice.call('raw');
  await alice.isConnected('alice');
  await bob.isConnected('bob');
  await alice.plays('alice', 'local');
});

for (const mode of ['peerjs', 'raw'] as const) {
  test(`where the tab that is called gets no camera the caller is told, and either can call again, in mode ${mode}`, async ({
    playwright,
    launchOptions,
    baseURL,
    troubles,
  }) => {
    // Without the fake permission of the other tests the browser says no to whoever asks.
    await using browser = await launchBrowser(playwright, launchOptions, { without: '--use-fake-ui-for-media-stream' });
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    troubles.watch(context);
    const alice = new TwoTabLab(await context.newPage());
    await alice.open();
    await alice.openRoom();
    const bob = await alice.openOtherTab();
    await bob.chooseSource('camera');
    await alice.call(mode);
    await alice.saysStatus('hungUp');
    await bob.press(bob.words.common.media.useSynthetic);
    await bob.call(mode);
    await alice.isConnected('alice');
    await bob.isConnected('bob');
  });
}

/** Both tabs have called before either hears of the other. Returns how many offers have crossed. */
async function holdOffersUntilTwo(context: BrowserContext): Promise<() => number> {
  let offers = 0;
  const held: (() => void)[] = [];
  await context.routeWebSocket(/\/peerjs/, (client) => {
    const server = client.connectToServer();
    server.onMessage((message) => {
      const pass = () => client.send(message);
      if (!message.toString().includes('"type":"OFFER"')) {
        pass();
        return;
      }
      offers += 1;
      held.push(pass);
      if (offers >= 2) for (const release of held.splice(0)) release();
    });
  });
  return () => offers;
}
