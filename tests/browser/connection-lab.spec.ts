import { expect, test } from '../support/fixtures.ts';
import { ConnectionLab } from './pages/connection-lab.ts';
import { languages } from './pages/lab-page.ts';
import { candidateTypes, selectedTypes } from './support/relay-counters.ts';

test('a call goes through the TURN server alone, and a restart renews its way and nothing else', async ({
  page,
  server,
}) => {
  const lab = new ConnectionLab(page);
  await lab.open();
  await lab.connect();
  for (const peer of ['alice', 'bob'] as const) {
    await lab.plays(peer, 'remote');
    await lab.interfaceOf(peer, 'connected');
  }
  const { events } = await lab.trace();
  expect(candidateTypes(events)).toEqual(new Set(['relay']));
  for (const peer of ['alice', 'bob'] as const)
    expect(selectedTypes(events.filter((event) => event.peer === peer))).toEqual(['relay', 'relay']);

  const { changed } = lab.own;
  for (const way of ['method', 'option'] as const) {
    await lab.press(way === 'method' ? lab.own.restartMethod : lab.own.restartOption);
    const table = lab.lab.getByRole('table', { name: changed.ways[way] });
    const row = (name: string) => table.getByRole('row', { name });
    await expect(row(changed.parts.ufrag)).toContainText([changed.changed, changed.changed]);
    await expect(row(changed.parts.pwd)).toContainText([changed.changed, changed.changed]);
    for (const part of ['fingerprint', 'sections', 'codecs', 'tracks'] as const)
      await expect(row(changed.parts[part])).toContainText([changed.same, changed.same]);
    await expect(row(changed.connections)).toContainText([changed.same, changed.same]);
    await expect(row(changed.packets)).toContainText([changed.goesOn, changed.goesOn]);
  }
  await lab.bothAre('connected');
  expect(await lab.connections()).toEqual([1, 1]);

  await lab.press(lab.own.hangUp);
  await lab.says(lab.own.status.closed);
  await lab.interfaceOf('alice', 'ended');
  const health = async () =>
    ((await (await fetch(`${server.url}api/health`)).json()) as { allocations: number }).allocations;
  await expect.poll(health).toBe(0);
});

test('a pulled plug: disconnected, healed; pulled again: failed, and a restart brings the same call back', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const lab = new ConnectionLab(page);
  await lab.open();
  await lab.connect();
  const { pull, plugIn } = lab.words.network;
  const patient = { timeout: 40_000 };
  const chart = (state: string) => lab.chart('alice', 'connection').and(page.locator(`[data-state="${state}"]`));

  await lab.press(pull);
  await lab.says(/The plug has been out for \d+ s/);
  await expect(chart('disconnected')).toBeVisible(patient);
  await lab.interfaceOf('alice', 'unstable');
  await lab.press(plugIn);
  await lab.bothAre('connected');

  await lab.press(pull);
  await expect(chart('failed')).toBeVisible(patient);
  await lab.interfaceOf('alice', 'lost');
  await lab.says(lab.own.status.failedUnplugged);
  await lab.press(lab.own.restartMethod);
  await lab.interfaceOf('alice', 'retrying');
  await lab.press(plugIn);
  await lab.press(lab.own.restartMethod);
  await expect(chart('connected')).toBeVisible(patient);
  await lab.bothAre('connected');
  for (const peer of ['alice', 'bob'] as const) await lab.plays(peer, 'remote');
  expect(await lab.connections()).toEqual([1, 1]);
});

for (const language of languages) {
  test(`without the server the way out is the direct path, in ${language}`, async ({ page }) => {
    const lab = new ConnectionLab(page, language);
    await page.routeWebSocket('**/api/turn', (socket) => socket.close());
    await lab.open();
    await lab.press(lab.own.connect);
    await lab.warns(lab.words.common.errors['turn/unreachable']);
    await lab.press(lab.own.useDirect);
    await expect(page).toHaveURL(/path=direct/);
    await lab.connect();
    await lab.plays('bob', 'remote');
  });
}
