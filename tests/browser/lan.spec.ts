import { join } from 'node:path';
import type { RunningServer } from '#peer-server/create-server.ts';
import { createServer } from '#peer-server/create-server.ts';
import { makeCertificate } from '#peer-server/lan/make-certificate.ts';
import { allNames, lanAddresses } from '#peer-server/lan/network-names.ts';
import { root } from '../../peer-server/setup.mjs';
import { expect, test as base } from '../support/fixtures.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';
import { eachTheme, violations } from './support/axe.ts';
import { candidateTypes } from './support/relay-counters.ts';

/** An address of this machine that is not the one browsers trust by its name alone. */
const host = lanAddresses().find((address) => !address.includes(':')) ?? '127.0.0.2';

/** The `test` with a server as `npm start -- --lan` starts it, and pages that come by an address of the network. */
const test = base.extend<{ lan: RunningServer }>({
  lan: async ({ troubles }, use) => {
    const certificate = await makeCertificate([...allNames(), host], new Date());
    const lan = await createServer({ port: 0, host: '0.0.0.0', site: join(root, 'dist'), certificate });
    await use(lan);
    await lan.close();
    troubles.forgive(new RegExp(`foreign host: (https?|wss?)://${host.replaceAll('.', '\\.')}:`));
  },
  baseURL: ({ lan }, use) => use(`https://${host}:${lan.port}/`),
  // As somebody who has gone on after the warning.
  ignoreHTTPSErrors: true,
});

test('by https at an address of the network there is a camera, and two tabs call each other', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  await alice.openRoom();
  const { sources } = alice.words.common;
  await alice.lab.getByLabel(sources.label).selectOption({ label: sources.camera });
  const bob = await alice.openOtherTab();
  await alice.call('peerjs');
  await alice.isConnected('alice');
  await bob.isConnected('bob');
  const granted = (await alice.trace()).events.flatMap((event) =>
    event.type === 'media.granted' ? [event.source] : [],
  );
  expect(granted).toEqual(['camera']);
});

test('a call relayed by TURN goes through that very address', async ({ page }) => {
  const [alice, bob] = await TwoTabLab.openRelayed(page);
  await alice.call('raw');
  await alice.saysStatus('connectedRelayed');
  await bob.saysStatus('connectedRelayed');
  await bob.plays('bob', 'remote');
  const { events } = await alice.trace();
  expect(candidateTypes(events)).toEqual(new Set(['relay']));
  const allocated = events.flatMap((event) => (event.type === 'turn.allocated' ? [event.relayed] : []));
  expect(allocated.length).toBeGreaterThan(0);
  for (const address of allocated) expect(address.startsWith(`${host}:`), address).toBe(true);
});

test('who types the address without https is sent on', async ({ page, lan }) => {
  await page.goto(`http://${host}:${lan.port}/labs/loopback-call/?view=ladder`);
  await expect(page).toHaveURL(`https://${host}:${lan.port}/labs/loopback-call/?view=ladder`);
  const lab = new LoopbackLab(page);
  await lab.start();
  await lab.isConnected();
});

test('a room opened on this computer invites other devices by an address that they can reach', async ({
  page,
  lan,
}) => {
  const alice = new TwoTabLab(page);
  await page.goto(`${lan.url}labs/two-tab-call/`);
  const room = await alice.openRoom();
  const { otherDevice, invite } = alice.words.twoTab;
  await alice.press(otherDevice);
  const dialog = page.getByRole('dialog', { name: invite.title });
  const addresses = lan.addresses();
  for (const [index, address] of addresses.entries()) {
    if (addresses.length > 1) await dialog.getByLabel(invite.address).selectOption({ index });
    const link = `${address}labs/two-tab-call/?room=${room}`;
    await expect(dialog.getByRole('img', { name: link, exact: true })).toBeVisible();
    await expect(dialog.getByRole('link', { name: link, exact: true })).toHaveAttribute('href', link);
    await expect(dialog).toContainText(invite.warning);
  }
  await expect(dialog.getByText(invite.hereOnly)).toHaveCount(addresses.length === 0 ? 1 : 0);
  for (const theme of eachTheme) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    expect(await violations(page, theme, 'dialog')).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 800 });
  const beyond = () => dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await expect.poll(beyond).toBe(0);
});
