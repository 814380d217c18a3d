import { join } from 'node:path';
import { createServer } from '#peer-server/create-server.ts';
import { readIceSettings } from '#peer-server/turn/ice-settings.ts';
import { root } from '../../peer-server/setup.mjs';
import { expect, test as base } from '../support/fixtures.ts';
import { startCoturn } from './support/coturn.ts';
import { candidateTypes, selectedTypes } from './support/relay-counters.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

/** The site, with coturn in the place of its own STUN and TURN server, by the two settings that people set. */
const test = base.extend<{ site: string }>({
  site: async ({}, use) => {
    const coturn = await startCoturn('shared');
    const ice = readIceSettings(`stun:127.0.0.1:${coturn.port},turn:127.0.0.1:${coturn.port}?transport=udp`, 'shared');
    if (typeof ice === 'string') throw new Error(ice);
    const server = await createServer({ port: 0, site: join(root, 'dist'), ice });
    await use(server.url);
    await server.close();
    await coturn.stop();
  },
  baseURL: ({ site }, use) => use(site),
});

test('a call goes through coturn with configuration alone', async ({ page }) => {
  const [alice, bob] = await TwoTabLab.openRelayed(page);
  await alice.call('raw');
  for (const tab of [alice, bob]) await tab.saysStatus('connectedRelayed');
  await alice.plays('alice', 'remote');
  await bob.plays('bob', 'remote');
  for (const tab of [alice, bob]) {
    const { events } = await tab.trace();
    expect(candidateTypes(events)).toEqual(new Set(['relay']));
    expect(selectedTypes(events)).toEqual(['relay', 'relay']);
  }
  await test.step('whose path cannot be made worse from here, and that is said', async () => {
    const { network } = alice.words;
    await expect(alice.lab.getByText(network.notOurs)).toBeVisible();
    await expect(alice.lab.getByLabel(network.loss)).toBeDisabled();
  });
});
