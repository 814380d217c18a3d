import type { Page } from 'playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { views } from '#labs/widgets/lab-address.ts';
import { CodecLab } from './pages/codec-lab.ts';
import { ConnectionLab } from './pages/connection-lab.ts';
import { DataLab } from './pages/data-lab.ts';
import { DevicesPanel } from './pages/devices-panel.ts';
import { DumpReader } from './pages/dump-reader.ts';
import { IceLab } from './pages/ice-lab.ts';
import { Inspector } from './pages/inspector.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { MediaLab } from './pages/media-lab.ts';
import { MeshLab } from './pages/mesh-lab.ts';
import { OfferAnswerLab } from './pages/offer-answer-lab.ts';
import { RoomsLab } from './pages/rooms-lab.ts';
import { StatsLab } from './pages/stats-lab.ts';
import { TransferPanel } from './pages/transfer-panel.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';
import { eachTheme, violations } from './support/axe.ts';

const narrow = [390, 360] as const;

test('axe finds nothing in the labs once they have run', async ({ page }) => {
  test.setTimeout(120_000);
  const loopback = new LoopbackLab(page);
  await loopback.open();
  await loopback.start();
  await loopback.isConnected();
  await findsNothing(page, 'a call in one page');
  await loopback.hangUp();
  await loopback.says(loopback.words.loopback.status.ended);
  await loopback.openTrace('bad.json', '{');
  await loopback.warns(loopback.words.common.errors['trace/not-json']);
  await findsNothing(page, 'the same with a bad file');

  const offerAnswer = new OfferAnswerLab(page);
  await offerAnswer.open();
  await offerAnswer.refuses('alice', 'setLocalDescription(answer)', 'answer-without-offer');
  await offerAnswer.press(offerAnswer.words.offerAnswer.round);
  await offerAnswer.call('bob', 'close()');
  await findsNothing(page, 'offer and answer');

  const ice = new IceLab(page);
  await ice.open();
  await ice.choose('two-turns', 'relay');
  await ice.gather();
  await ice.meet();
  await expect(ice.lab.getByRole('group', { name: ice.own.pairs.title }).getByRole('cell')).not.toHaveCount(0);
  await findsNothing(page, 'gathering');
  const connection = new ConnectionLab(page);
  await connection.open();
  await connection.connect();
  await connection.press(connection.own.restartMethod);
  await expect(connection.lab.getByRole('table', { name: connection.own.changed.ways.method })).toBeVisible();
  await findsNothing(page, 'a connection in trouble');
  const stats = new StatsLab(page);
  await stats.open();
  await stats.connect();
  await expect(stats.graph('audio')).not.toContainText(stats.own.graphs.nothing);
  await stats.lab.getByText(stats.own.reports.title).click();
  await findsNothing(page, 'a call in numbers');
  const codecs = new CodecLab(page);
  await codecs.open();
  await codecs.connect();
  await codecs.measure({ caps: ['500'], codecs: ['VP8'], repeats: '1', seconds: '3' });
  await findsNothing(page, 'codecs');
  const dump = new DumpReader(page);
  await dump.open();
  await findsNothing(page, 'no dump');
  await dump.openExample('works');
  await dump.says(dump.own.status.both);
  await dump.lab.getByText(dump.own.series.title).click();
  await dump.lab.locator('.lab-series-list summary').first().click();
  await findsNothing(page, 'a dump');

  const alice = new TwoTabLab(page);
  await alice.open();
  await alice.openRoom();
  await findsNothing(page, 'a room');
  const bob = await alice.openOtherTab();
  await alice.call('raw');
  await alice.isConnected('alice');
  await findsNothing(page, 'two tabs, the caller');
  await findsNothing(bob.page, 'two tabs, the callee');
});

test('axe finds nothing in the labs of what is done in a call', async ({ page }) => {
  test.setTimeout(120_000);
  const devices = new DevicesPanel(page);
  await devices.open();
  await devices.connect();
  await devices.push(devices.own.errors.provoke.width);
  await devices.push(devices.own.pictures.snapshot.replace('{name}', devices.own.pictures.far));
  await expect(devices.panel.getByRole('img')).toBeVisible();
  await findsNothing(page, 'devices');
  const data = new DataLab(page);
  await data.open();
  await data.connect();
  await data.make('no-retransmits');
  await data.say('alice', 'Hello');
  await expect(data.saidAt('bob')).toContainText(['Hello']);
  await data.floods({ rate: 20, seconds: 5 });
  await findsNothing(page, 'data channels');
  const rooms = new RoomsLab(page);
  await rooms.open();
  await rooms.isAwake();
  await rooms.add('Ann', 'Ben', 'Eve');
  await rooms.relayIs('everyone');
  await rooms.does('Ann', 'call');
  await rooms.does('Eve', 'unplug');
  await expect(rooms.leaks()).toHaveCount(2);
  await findsNothing(page, 'rooms');
  const transfer = new TransferPanel(page);
  await transfer.open();
  await transfer.chooseSize(1);
  await transfer.send();
  await transfer.isWhole();
  await findsNothing(page, 'a file');
});

test('axe finds nothing in any panel or dialog of a call that went wrong', async ({ page }) => {
  test.setTimeout(90_000);
  const lab = new LoopbackLab(page);
  const inspector = new Inspector(lab);
  const { tools } = lab.words.common;
  // Candidates go one way only: every panel has something to show, a finding among it.
  await lab.open('?fault=candidates-one-way');
  await lab.see();
  await expect(inspector.tab('findings')).toContainText(/\d/);
  for (const view of views) {
    await inspector.open(view);
    await expect(inspector.panel).not.toContainText(tools.inspector.loading);
    await findsNothing(page, view, '.lab-inspector');
  }
  for (const button of [tools.breakIt.button, tools.keep.button, tools.keys.button]) {
    await lab.press(button);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await expect(dialog).not.toContainText(tools.inspector.loading);
    await findsNothing(page, button, 'dialog');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await inspector.slider.focus();
  await page.keyboard.press('Home');
  await expect(lab.button(tools.moment.backToLive)).toBeVisible();
  await inspector.open('findings');
  await expect(inspector.panel.locator('[data-later]')).not.toHaveCount(0);
  await findsNothing(page, 'a moment in the past', '.lab');
});

test('no lab is wider than a phone once it has run', async ({ page }) => {
  test.setTimeout(180_000);
  for (const width of narrow) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const loopback = new LoopbackLab(page);
    await loopback.open();
    await loopback.start();
    await loopback.says(/\d/);
    expect.soft(await beyond(), `a call in one page at ${width}`).toBe(0);
    const offerAnswer = new OfferAnswerLab(page);
    await offerAnswer.open();
    await offerAnswer.press(offerAnswer.words.offerAnswer.round);
    await offerAnswer.holds('alice', {
      currentLocal: 'offer',
      pendingLocal: 'none',
      currentRemote: 'answer',
      pendingRemote: 'none',
    });
    expect.soft(await beyond(), `offer and answer at ${width}`).toBe(0);
    const ice = new IceLab(page);
    await ice.open();
    await ice.gather();
    await ice.meet();
    expect.soft(await beyond(), `gathering at ${width}`).toBe(0);
    const connection = new ConnectionLab(page);
    await connection.open();
    // One side at a time is shown here.
    await connection.press(connection.own.connect);
    await connection.says(connection.own.status.connected);
    await connection.press(connection.own.restartMethod);
    await expect(connection.lab.getByRole('table', { name: connection.own.changed.ways.method })).toBeVisible();
    expect.soft(await beyond(), `a connection in trouble at ${width}`).toBe(0);
    const stats = new StatsLab(page);
    await stats.open();
    await stats.connect();
    await expect(stats.graph('audio')).not.toContainText(stats.own.graphs.nothing);
    expect.soft(await beyond(), `a call in numbers at ${width}`).toBe(0);
    const codecs = new CodecLab(page);
    await codecs.open();
    await codecs.connect();
    expect.soft(await beyond(), `codecs at ${width}`).toBe(0);
    const media = new MediaLab(page);
    await media.open();
    await media.connect();
    await media.goToMistake();
    const devices = new DevicesPanel(page);
    await devices.open();
    await devices.push(devices.own.errors.provoke.width);
    expect.soft(await beyond(), `tracks and devices at ${width}`).toBe(0);
    const data = new DataLab(page);
    await data.open();
    await data.connect();
    await data.make('no-retransmits');
    await data.floods({ rate: 20, seconds: 5 });
    expect.soft(await beyond(), `data channels at ${width}`).toBe(0);
    const mesh = new MeshLab(page);
    await mesh.open();
    await mesh.press(mesh.own.fill);
    await mesh.isWhole(6);
    expect.soft(await beyond(), `a mesh at ${width}`).toBe(0);
    const rooms = new RoomsLab(page);
    await rooms.open();
    await rooms.isAwake();
    await rooms.add('Ann', 'Ben', 'Eve');
    await rooms.relayIs('everyone');
    await rooms.does('Ann', 'call');
    await expect(rooms.leaks()).toHaveCount(2);
    expect.soft(await beyond(), `rooms at ${width}`).toBe(0);
    const dump = new DumpReader(page);
    await dump.open();
    await dump.openExample('works');
    await dump.says(dump.own.status.both);
    await expect(dump.lab.locator('[data-graph="audio"]')).toBeVisible();
    expect.soft(await beyond(), `a dump at ${width}`).toBe(0);
    const alice = new TwoTabLab(page);
    await alice.open();
    await alice.openRoom();
    const bob = await alice.openOtherTab();
    await alice.call('raw');
    await alice.saysStatus('connected');
    await alice.messages('OFFER', 'sent').click();
    expect.soft(await beyond(), `two tabs at ${width}`).toBe(0);
    await bob.page.close();
  }
});

/** In either theme, in all of the page or in a part of it. */
async function findsNothing(page: Page, what: string, part = 'html'): Promise<void> {
  for (const theme of eachTheme) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    expect.soft(await violations(page, theme, part), `${what}, ${theme}`).toEqual([]);
  }
}
