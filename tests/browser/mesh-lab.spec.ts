// The types of `window.icebreaker`.
import type {} from '#labs/widgets/scripting.ts';
import { fill } from '#labs/messages/fill.ts';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import { seats } from '#labs/model/mesh/seats.ts';
import { expect, test } from '../support/fixtures.ts';
import { languages } from './pages/lab-page.ts';
import { MeshLab } from './pages/mesh-lab.ts';
import { eachTheme, violations } from './support/axe.ts';
import { watchResources } from './support/watched-resources.ts';

const nothing = { connections: 0, tracks: 0, intervals: 0, audioContexts: 0 };

for (const language of languages) {
  test(`six peers, fifteen connections, and everybody sees everybody, in ${language}`, async ({ page }) => {
    test.setTimeout(120_000);
    const lab = new MeshLab(page, language);
    await lab.open();
    await lab.says(lab.own.status.empty);
    await lab.press(lab.own.add);
    await lab.says(lab.own.status.alone);
    await lab.press(lab.own.fill);
    await lab.isWhole(6);
    await expect(lab.peers()).toHaveCount(6);
    for (const seat of seats.slice(1)) await lab.receives(seat);
    await lab.seenBy('frank');
    await lab.receives('alice');

    const { cost, topologies } = lab.own;
    const row = lab.lab.getByRole('table', { name: cost.caption }).getByRole('row', { name: /^6 15 / });
    await row.scrollIntoViewIfNeeded();
    await expect(row).toContainText(cost.measured);
    await lab.choice(topologies.size).selectOption('12');
    const sfu = lab.lab.getByRole('region', { name: topologies.names.sfu, exact: true });
    await expect(sfu).toContainText(fill(topologies.streams, { count: 132 }));

    await lab.press(lab.own.add);
    await lab.warns(lab.own.status.full);
    await expect(lab.peers()).toHaveCount(6);
    const trace = await lab.trace();
    expect(diagnose(trace, trace.events.at(-1)?.at ?? 0).map(({ rule }) => rule)).toEqual([]);
    for (const theme of eachTheme) {
      await page.emulateMedia({ colorScheme: theme });
      expect(await violations(page, theme, '[data-lab]')).toEqual([]);
    }
  });
}

test('who leaves is gone at once; who crashes is noticed by the state of the connection, and given up', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.addInitScript(watchResources);
  const lab = new MeshLab(page);
  await lab.open();
  await lab.add(4);
  await lab.isWhole(4);

  await lab.leaves('carol');
  await lab.isWhole(3);
  const left = await lab.trace();
  expect(left.events.some((event) => event.type === 'message.received' && event.message.kind === 'bye')).toBe(true);

  await lab.crashes('bob');
  await lab.says(fill(lab.own.status.crashed, { peer: lab.own.names.bob }));
  await lab.becomes('alice', 'bob', 'disconnected');
  await lab.isWhole(2);
  const { events } = await lab.trace();
  const states = events.flatMap((event) =>
    event.type === 'connection.changed' && event.peer === 'alice' ? [event.state] : [],
  );
  expect(states.slice(0, 4)).toEqual(['connecting', 'connected', 'disconnected', 'failed']);
  const last = events.findLast(({ type }) => type === 'call.started');
  expect(last).toMatchObject({ method: 'close', peer: 'alice' });
  await expect.poll(() => page.evaluate(() => window.resources.open().connections)).toBe(2);

  // A place that is free again, by leaving or by crashing, is taken by the next.
  await lab.add(2);
  await lab.isWhole(4);
  await lab.press(lab.own.hangUp);
  await lab.says(lab.own.status.empty);
  await expect.poll(() => page.evaluate(() => window.resources.open())).toEqual(nothing);
});

test('peers that come and go at the same time end right', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(watchResources);
  const lab = new MeshLab(page);
  await lab.open();
  await lab.press(lab.own.fill);
  await lab.leaves('alice');
  await lab.press(lab.own.add);
  await lab.leaves('dave');
  await lab.leaves('frank');
  await lab.press(lab.own.fill);
  await lab.isWhole(6);
  await expect.poll(() => page.evaluate(() => window.resources.open().connections)).toBe(30);
  await lab.leaves('carol');
  await lab.press(lab.own.fill);
  await lab.press(lab.own.reset);
  await lab.says(lab.own.status.empty);
  await expect.poll(() => page.evaluate(() => window.resources.open())).toEqual(nothing);
});

test('when everybody offers, offers meet, and the findings say so', async ({ page }) => {
  test.setTimeout(150_000);
  const lab = new MeshLab(page);
  await lab.open();
  await lab.choice(lab.own.mistake).selectOption('everyone-offers');
  // Now and then one offer comes before the other has been made: then none meet, and the call is a healthy one.
  await expect(async () => {
    await lab.press(lab.own.reset);
    await lab.add(2);
    await expect
      .poll(async () => diagnose(await lab.trace(), 60_000).map(({ rule }) => rule), { timeout: 10_000 })
      .toContain('glare');
  }).toPass({ timeout: 120_000 });
});

test('three tabs make one mesh; one that is closed says goodbye, and one that is killed is given up', async ({
  page,
  context,
}) => {
  test.setTimeout(150_000);
  const first = new MeshLab(page);
  await first.open();
  await first.press(first.own.add);
  const opened = context.waitForEvent('page');
  await first.press(first.own.otherTab);
  const second = new MeshLab(await opened);
  await expect(page).toHaveURL(/\?mesh=[2-9A-Z]{6}$/);
  await second.press(second.own.add);
  await first.isWhole(2);
  const query = new URL(page.url()).search;
  const third = new MeshLab(await context.newPage());
  await third.open(query);
  await third.press(third.own.add);
  for (const tab of [first, second, third]) {
    await tab.page.bringToFront();
    await expect(tab.peers()).toHaveCount(3);
  }
  // Each tab has only two connections, and is told of the third.
  for (const tab of [first, second, third]) await tab.isWhole(3);
  await first.page.bringToFront();
  await first.receives('carol');

  await second.page.close({ runBeforeUnload: false });
  await expect(first.peers()).toHaveCount(2);
  await expect(third.peers()).toHaveCount(2);

  const devtools = await context.newCDPSession(third.page);
  void devtools.send('Page.crash').catch(() => {});
  await first.becomes('alice', 'carol', 'disconnected');
  await expect(first.peers()).toHaveCount(1, { timeout: 60_000 });
  await first.says(first.own.status.alone);
});

test('a code that is none is told, and the lab has a room of its own', async ({ page }) => {
  const lab = new MeshLab(page);
  await lab.open('?mesh=nonsense!');
  await lab.warns(fill(lab.own.room.malformed, { room: 'nonsense!' }));
  await lab.add(2);
  await lab.isWhole(2);
  await lab.press(lab.own.room.dismiss);
  await expect(page).not.toHaveURL(/mesh=/);
});
