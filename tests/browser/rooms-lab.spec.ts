// The types of `window.icebreaker`.
import type {} from '#labs/widgets/scripting.ts';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import { fill } from '#labs/messages/fill.ts';
import { expect, test } from '../support/fixtures.ts';
import { RoomsLab } from './pages/rooms-lab.ts';
import { eachTheme, violations } from './support/axe.ts';

test('a room is created, joined and ready, a third one goes on to the next, and each refusal is told', async ({
  page,
}) => {
  const lab = new RoomsLab(page);
  await lab.open();
  await lab.isAwake();
  await lab.chartShows('free');
  await lab.press(lab.own.step);
  await lab.roomIs(0, 'created', 'Ann');
  await lab.chartShows('created');
  await lab.isIdle();
  await lab.steps(1);
  await lab.roomIs(0, 'ready', 'Ann', 'Ben');
  await lab.steps(1);
  await expect(lab.visitor('Ann')).toContainText('connected');
  await expect(lab.visitor('Ben')).toContainText('connected');
  await expect(lab.messages('OFFER')).toHaveCount(1);
  await expect(lab.messages('OFFER').getByRole('cell').filter({ hasText: lab.own.ladder.got })).toHaveCount(1);

  await lab.steps(1);
  const [first = '', second = ''] = await lab.codes();
  expect(second).not.toBe(first);
  await lab.roomIs(0, 'ready', 'Ann', 'Ben');
  await lab.roomIs(1, 'created', 'Eve');
  await expect(lab.messages('409')).toHaveCount(1);
  // What the step is for stays to be read, though Eve is told of her room after it.
  await lab.saysNews('full', { visitor: 'Eve', room: first });
  await lab.steps(1);
  await lab.roomIs(1, 'ready', 'Eve', 'Cho');
  await lab.saysNews('full', { visitor: 'Cho', room: first });

  await lab.steps(1);
  await lab.saysNews('expired', { visitor: 'Eve' });
  await expect(lab.messages('EXPIRE')).toHaveCount(1);
  await lab.steps(1);
  await lab.saysNews('refused', { visitor: 'Ben' });
  await expect(lab.messages('REFUSED')).toContainText('unknown type');

  await lab.steps(1);
  await lab.roomIs(0, 'left', 'Ann');
  await lab.chartShows('left');
  await lab.steps(1);
  await lab.roomIs(0, 'ready', 'Ann', 'Ben');
  await lab.steps(1);
  await lab.roomIs(0, 'ghost', 'Ann', '(Ben)');
  await lab.chartShows('ghost');
  await lab.steps(1);
  await lab.roomIs(0, 'ready', 'Ann', 'Ben');
  await expect(lab.ghosts()).toHaveCount(1);
  // The newest and the one before it are of the same seat.
  const opened = await lab.messages('OPEN').filter({ hasText: 'Ben' }).allTextContents();
  const [again, before] = opened.map((text) => /seat …(\S{4})/.exec(text)?.[1]);
  expect(again).toMatch(/^\S{4}$/);
  expect(again).toBe(before);
  await expect(lab.leaks()).toHaveCount(0);

  const trace = await lab.trace();
  expect(trace.events.filter((event) => event.type === 'server.lost' && event.reason === 'replaced')).toHaveLength(1);
  expect(diagnose(trace, trace.events.at(-1)?.at ?? 0)).toEqual([]);
});

test('a ghost keeps its seat until the pings find it, and a third one finds the room full meanwhile', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const lab = new RoomsLab(page);
  await lab.open();
  await lab.isAwake();
  await lab.add('Ann', 'Ben');
  await lab.does('Ben', 'unplug');
  await lab.roomIs(0, 'ghost', 'Ann', '(Ben)');
  await lab.add('Eve');
  await lab.roomIs(1, 'created', 'Eve');
  await lab.roomIs(0, 'left', 'Ann');
  await expect(lab.ghosts()).toHaveCount(1);
  const trace = await lab.trace();
  const at = (isIt: (event: (typeof trace.events)[number]) => boolean) => trace.events.find(isIt)?.at ?? Number.NaN;
  const unplugged = at((event) => event.type === 'frame.sent' && event.frame.type === 'UNPLUG');
  const found = at((event) => event.type === 'server.lost' && event.visitor === 'Ben');
  expect(found - unplugged).toBeGreaterThan(9_000);
  expect(found - unplugged).toBeLessThan(25_000);
  // The seat is free now, and Ben has kept its token.
  const [first = ''] = await lab.codes();
  await lab.saysNews('found', { visitor: 'Ben', seconds: Math.round((found - unplugged) / 100) / 10 });
  await lab.does('Ben', 'back');
  await lab.roomIs(0, 'ready', 'Ann', 'Ben');
  await lab.saysNews('ready', { room: first });
});

test('who was added by hand is not asked in again by the steps', async ({ page }) => {
  const lab = new RoomsLab(page);
  await lab.open();
  await lab.isAwake();
  await lab.add('Ann', 'Ben');
  await lab.says(fill(lab.own.next, { step: lab.own.steps.call }));
  await lab.press(lab.own.step);
  await expect(lab.visitor('Ann')).toContainText('connected');
  await lab.says(fill(lab.own.next, { step: lab.own.steps.full }));
});

test('a relay that sends to everyone lets a stranger read fingerprint and addresses; the right one does not', async ({
  page,
}) => {
  const lab = new RoomsLab(page);
  await lab.open();
  await lab.isAwake();
  await lab.add('Ann', 'Ben', 'Eve');
  await lab.relayIs('everyone');
  await lab.does('Ann', 'call');
  await expect(lab.leaks()).toHaveCount(2);
  await expect(lab.leaks().first()).toContainText(/sha-256 [0-9A-F:]{95}/);
  await expect(lab.leaks().first()).toContainText(/\S+ \d{4,5}/);
  await expect(lab.messages('OFFER').getByRole('cell', { name: lab.own.ladder.leaked })).toHaveCount(1);
  await expect(lab.visitor('Ben')).toContainText('connected');
  await expect(lab.visitor('Eve')).toContainText(lab.own.visitors.noCall);
  await lab.saysNews('leaked', { reader: 'Eve', type: 'ANSWER', author: 'Ben' });
  // The next call is carried by the right one, and that is news.
  await lab.relayIs('room');
  await lab.does('Ann', 'call');
  await lab.says(/(Ann|Ben) is connected\./);
  for (const author of ['Ann', 'Ben'])
    await expect(lab.leaks().filter({ hasText: fill(lab.own.leaks.earlier, { reader: 'Eve', author }) })).toHaveCount(
      1,
    );

  await lab.press(lab.own.reset);
  await lab.add('Ann', 'Ben', 'Eve');
  await lab.relayIs('room');
  await lab.does('Ann', 'call');
  await expect(lab.visitor('Ben')).toContainText('connected');
  await expect(lab.leaks()).toHaveCount(0);
});

test('a relay that knows only OFFER and ANSWER lets no call come up', async ({ page }) => {
  const lab = new RoomsLab(page);
  await lab.open();
  await lab.isAwake();
  await lab.add('Ann', 'Ben');
  await lab.relayIs('known-types');
  await lab.does('Ann', 'call');
  await expect(lab.messages('ANSWER').getByRole('cell', { name: lab.own.ladder.got })).toHaveCount(1);
  await expect(lab.messages('CANDIDATE')).not.toHaveCount(0);
  await expect(lab.messages('CANDIDATE').getByRole('cell', { name: lab.own.ladder.got })).toHaveCount(0);
  await expect(lab.visitor('Ann')).toContainText(/call: (new|connecting)/);
});

test('six visitors fill three rooms, all of them can go at once, and reset begins anew', async ({ page }) => {
  const lab = new RoomsLab(page);
  await lab.open();
  await lab.isAwake();
  await lab.add('Ann', 'Ben', 'Eve', 'Cho', 'Dan', 'Fay');
  await lab.roomIs(0, 'ready', 'Ann', 'Ben');
  await lab.roomIs(1, 'ready', 'Eve', 'Cho');
  await lab.roomIs(2, 'ready', 'Dan', 'Fay');
  await expect(lab.button(lab.own.add)).toHaveAttribute('aria-disabled', 'true');
  for (const theme of eachTheme) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    expect(await violations(page, theme)).toEqual([]);
  }
  await lab.press(lab.own.hangUp);
  for (const index of [0, 1, 2]) await lab.roomIs(index, 'free');
  await lab.press(lab.own.reset);
  await lab.says(lab.own.news.nobody);
  expect(await lab.codes()).toEqual([]);
});
