import { expect, test } from '../support/fixtures.ts';
import { candidateTypes, relayCounters, selectedTypes } from './support/relay-counters.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

for (const mode of ['peerjs', 'raw'] as const) {
  test(`a call between two tabs goes through the TURN server alone, in mode ${mode}`, async ({ page, server }) => {
    const [alice, bob] = await TwoTabLab.openRelayed(page);
    await alice.call(mode);
    await alice.saysStatus('connectedRelayed');
    await bob.saysStatus('connectedRelayed');
    await alice.plays('alice', 'remote');
    await bob.plays('bob', 'remote');
    for (const tab of [alice, bob]) {
      const { events } = await tab.trace();
      expect(candidateTypes(events)).toEqual(new Set(['relay']));
      expect(selectedTypes(events)).toEqual(['relay', 'relay']);
      const told = new Set(events.map(({ type }) => type));
      for (const type of ['stun.answered', 'turn.challenged', 'turn.allocated', 'turn.permitted', 'turn.channel-bound'])
        expect(told).toContain(type);
    }
    await expect
      .poll(async () => (await relayCounters(alice.page)).audio.received, { message: 'audio flows' })
      .toBeGreaterThan(50);

    await test.step('the ladder has the server in it', async () => {
      await alice.lab.getByRole('tab', { name: alice.words.common.tools.inspector.tabs.ladder }).click();
      await expect(alice.lab.getByRole('button', { name: 'Allocate → 401' })).toBeVisible();
    });
    await alice.hangUp();
    await bob.saysStatus('hungUp');
    await expect
      .poll(
        async () => ((await (await fetch(`${server.url}api/health`)).json()) as { allocations: number }).allocations,
      )
      .toBe(0);
  });
}

test('a network with 5 % loss and 100 ms more is one, in the statistics of the call, and mends again', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const [alice, bob] = await TwoTabLab.openRelayed(page);
  await alice.call('raw');
  await bob.saysStatus('connectedRelayed');
  const { network } = alice.words;
  const before = await relayCounters(bob.page);
  const settle = (from: number) =>
    expect.poll(async () => (await relayCounters(bob.page)).packets - from, { timeout: 60_000 });
  await settle(before.packets).toBeGreaterThan(100);
  const calm = await relayCounters(bob.page);

  await alice.lab.getByLabel(network.loss).fill('5');
  await alice.lab.getByLabel(network.delay).fill('100');
  await expect.poll(async () => (await relayCounters(bob.page)).roundTripTime - calm.roundTripTime).toBeGreaterThan(90);
  const bad = await relayCounters(bob.page);
  await settle(bad.packets).toBeGreaterThan(1500);
  const worse = await relayCounters(bob.page);
  const lost = worse.lost - bad.lost;
  expect(lost / (lost + worse.received - bad.received)).toBeGreaterThan(0.04);
  expect(lost / (lost + worse.received - bad.received)).toBeLessThan(0.06);
  expect(worse.roundTripTime - calm.roundTripTime).toBeLessThan(130);

  await alice.lab.getByLabel(network.preset).selectOption({ label: network.presets.none });
  await expect.poll(async () => (await relayCounters(bob.page)).roundTripTime).toBeLessThan(calm.roundTripTime + 30);
  const mended = await relayCounters(bob.page);
  await settle(mended.packets).toBeGreaterThan(300);
  const healthy = await relayCounters(bob.page);
  expect(healthy.lost - mended.lost).toBeLessThan(3);
});

test('an address asks for a network, and one it cannot have is told', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open('?path=relay&network=train');
  await alice.openRoom();
  await expect(alice.lab.getByLabel(alice.words.network.loss)).toHaveValue('8');
  await alice.open('?path=tunnel&network=fast');
  await alice.see();
  await alice.warns('“tunnel”');
  await alice.warns('“fast”');
});
