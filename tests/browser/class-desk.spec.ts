import type { BrowserContext, Page } from 'playwright/test';
import { createTopicToken } from '#labs/drivers/relay/topic-token.ts';
import { fill } from '#labs/messages/fill.ts';
import { findings } from '#labs/messages/findings-en.ts';
import { readySheets } from '#labs/messages/ready-sheets-en.ts';
import { faults } from '#labs/messages/scenarios-en.ts';
import { remote as remoteWords } from '#labs/messages/wall-en.ts';
import { expect, test } from '../support/fixtures.ts';
import { buildTrace } from '../support/build-trace.ts';
import { healthyCall } from '../unit/model/healthy-call.ts';
import { InstructorDesk } from './pages/instructor-desk.ts';
import { eachTheme, violations } from './support/axe.ts';
import { connectRelay, openStage } from './support/minimal-stage.ts';

const call = buildTrace(...healthyCall);
const first = readySheets['first-hour'].items['one-call'];

/** The window of the stage is nobody's here: a stage without a lab speaks in its place. */
async function blankStage(context: BrowserContext): Promise<void> {
  await context.route(/\/present\/(?!remote)[a-z-]+\//, (route) =>
    route.fulfill({
      contentType: 'text/html',
      // As every page of ours: without it the desk would lose hold of the window.
      headers: { 'Cross-Origin-Opener-Policy': 'same-origin' },
      body: '<!doctype html><title>Stage</title><link rel=icon href="data:,">',
    }),
  );
}

/** A desk whose stage shows the call. */
async function deskWithStage(page: Page, context: BrowserContext, server: { url: string }) {
  await blankStage(context);
  const desk = new InstructorDesk(page);
  await desk.open();
  const { stage: token, wall, key } = await desk.identity();
  const stage = await openStage(server, token, key);
  stage.shows('loopback-call', '', wall, call);
  await desk.says(desk.desk.stage.here);
  return { desk, stage, wall, key };
}

test('a class begins with the first item, and the desk says what the stage shows', async ({
  page,
  context,
  server,
}) => {
  await blankStage(context);
  const desk = new InstructorDesk(page);
  const { stage: words, notes, commands } = desk.desk;
  await desk.open();
  await desk.says(words.none);
  const { stage: token, wall, key } = await desk.identity();
  const [popup] = await Promise.all([page.waitForEvent('popup'), desk.button(desk.desk.start).click()]);
  expect(new URL(popup.url()).pathname).toBe('/present/loopback-call/');
  await expect(desk.part(notes.title)).toContainText('Point at the four machines');
  await expect(desk.part(notes.title)).toContainText(readySheets['first-hour'].items.ladder.title);

  const stage = await openStage(server, token, key);
  stage.shows('loopback-call', 'fault=glare', wall, call);
  const seen = desk.part(words.title);
  await desk.says(words.here);
  await expect(seen).toContainText('A call in one page');
  await expect(seen).toContainText(fill(words.fault, { fault: faults.glare }));
  await expect(seen.getByRole('row', { name: /^Connection/ })).toHaveText(/connected.*connected/);
  await expect(seen).toContainText(fill(words.live, { count: call.events.length }));
  stage.says({ kind: 'moment', count: 1 });
  await expect(seen).toContainText(fill(words.past, { count: 1, total: call.events.length }));
  await expect(seen.getByRole('row', { name: /^Connection/ })).toHaveText(/new.*new/);
  await expect(desk.part(desk.desk.invite.title).getByText(/^[2-9A-Z]{6}$/)).toBeVisible();

  stage.close();
  await desk.says(words.gone);
  await expect(desk.part(words.title).getByRole('button', { name: commands.step, exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('buttons and keys reach the stage with the key, and what is not answered is said', async ({
  page,
  context,
  server,
}) => {
  const { desk, stage, wall } = await deskWithStage(page, context, server);
  const { commands } = desk.desk;

  await desk.button(commands.step).click();
  await desk.says(fill(commands.asked, { command: commands.step }));
  await expect.poll(() => stage.told).toEqual([{ do: 'step' }]);
  stage.says({ kind: 'moment', count: 3 });
  await desk.says(fill(commands.done, { command: commands.step }));

  await page.locator('h1').click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('l');
  await page.keyboard.press('PageDown');
  const opened = { do: 'open', lab: 'loopback-call', search: '' };
  await expect.poll(() => stage.told).toEqual([{ do: 'step' }, { do: 'back' }, { do: 'live' }, opened]);
  // What is pressed while the stage loads waits for the lab, and what opens a lab is done once that is there.
  await page.keyboard.press('s');
  await desk.says(fill(commands.asked, { command: commands.step }));
  expect(stage.told).toHaveLength(4);
  stage.shows('loopback-call', '', wall, call);
  await expect.poll(() => stage.told.at(-1)).toEqual({ do: 'step' });
  stage.says({ kind: 'moment', count: 3 });
  await desk.says(fill(commands.done, { command: commands.step }));
  await page.keyboard.press('PageDown');
  await expect.poll(() => stage.told.at(-1)).toEqual({ ...opened, search: 'view=ladder' });
  stage.shows('loopback-call', '', wall, call);
  await desk.says(fill(commands.done, { command: commands.next }));
  await expect(desk.part(desk.desk.notes.title)).toContainText(readySheets['first-hour'].items.ladder.title);

  await page.getByLabel(desk.sheet.name).press('s');
  expect(stage.told).toHaveLength(6);

  await desk.button(commands.run).click();
  await desk.says(fill(commands.silent, { command: commands.run, seconds: 3 }));
  stage.close();
});

test('after a press with the mouse Space runs, and a button that has the focus by keys is pressed by it', async ({
  page,
  context,
  server,
}) => {
  const { desk, stage } = await deskWithStage(page, context, server);
  const { commands } = desk.desk;
  await desk.button(commands.step).click();
  await page.keyboard.press('Space');
  await expect.poll(() => stage.told).toEqual([{ do: 'step' }, { do: 'run' }]);
  await desk.button(commands.step).click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const next = [{ do: 'step' }, { do: 'back' }, { do: 'back' }];
  await expect.poll(() => stage.told.slice(2)).toEqual(next);
  stage.close();
});

test('a stage whose window is closed is closed at once, and Show opens it again', async ({ page, context, server }) => {
  await blankStage(context);
  const desk = new InstructorDesk(page);
  const { stage: words } = desk.desk;
  await desk.open();
  const { stage: token, wall, key } = await desk.identity();
  const press = () => Promise.all([page.waitForEvent('popup'), desk.onItem('show', first.title).click()]);
  const [popup] = await press();
  const stage = await openStage(server, token, key);
  stage.shows('loopback-call', '', wall, call);
  await desk.says(words.here);
  stage.close();
  await desk.says(words.loading);
  await popup.close();
  // Sooner than a stage that loads a lab would be given up.
  await expect(page.getByRole('status').filter({ hasText: words.gone })).toBeVisible({ timeout: 3_000 });
  const [again] = await press();
  expect(new URL(again.url()).pathname).toBe('/present/loopback-call/');
});

test('a phone leads the stage and reads the notes, until the remote is taken away', async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(90_000);
  const { desk, stage, key } = await deskWithStage(page, context, server);
  const { commands, remote: words } = desk.desk;
  await desk.onItem('show', first.title).click();
  await desk.button(words.show).click();
  const link = await page.getByRole('link', { name: words.open }).getAttribute('href');
  expect(new URL(link ?? '').search).toBe('');

  const phone = await openPhone(context, link ?? '');
  await expect(phone.getByRole('heading', { name: fill(remoteWords.now, { title: first.title }) })).toBeVisible();
  await expect(phone.getByText('Point at the four machines')).toBeVisible();
  await expect(phone.getByText('Stop at createOffer')).toBeVisible();
  await expect(phone.getByText('A call in one page', { exact: true })).toBeVisible();
  await phone.getByRole('button', { name: commands.step, exact: true }).click();
  await expect.poll(() => stage.told).toContainEqual({ do: 'step' });
  await phone.getByRole('button', { name: commands.next, exact: true }).click();
  await expect.poll(() => stage.told).toContainEqual({ do: 'open', lab: 'loopback-call', search: 'view=ladder' });
  const ladder = readySheets['first-hour'].items.ladder.title;
  await expect(phone.getByRole('heading', { name: fill(remoteWords.now, { title: ladder }) })).toBeVisible();

  for (const theme of eachTheme) {
    await phone.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    expect(await violations(phone, theme, 'main')).toEqual([]);
  }
  const beyond = () => phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await beyond()).toBe(0);

  await desk.button(words.revoke).click();
  await desk.says(words.revoked);
  const next = await desk.identity();
  expect(next.key).not.toBe(key);
  await expect(phone.getByRole('alert')).toHaveText(remoteWords.taken);
  await expect(phone.getByText('Point at the four machines')).toHaveCount(0);
  await expect(phone.getByRole('button', { name: commands.reset, exact: true })).toHaveCount(0);
  await phone.reload();
  await expect(phone.getByText(remoteWords.noDesk)).toBeVisible();
  await expect(phone.getByText(remoteWords.end)).toHaveCount(0);
  stage.takesKey(next.key);
  const before = stage.told.length;
  await phone.getByRole('button', { name: commands.reset, exact: true }).click();
  await expect(phone.getByText(fill(commands.silent, { command: commands.reset, seconds: 3 }))).toBeVisible();
  await expect(phone.getByText(remoteWords.oldKey)).toBeVisible();
  expect(stage.told).toHaveLength(before);
  stage.close();
});

test('a remote without a whole key says so', async ({ page }) => {
  await page.goto('/present/remote/#AAAA.BBBB');
  await expect(page.getByRole('alert')).toHaveText(remoteWords.noAccess);
});

test('the wall shows who needs help first, takes nothing hostile, and forgets who leaves', async ({ page, server }) => {
  const desk = new InstructorDesk(page);
  const words = desk.wall;
  await desk.open();
  const { wall } = await desk.identity();
  const states = {
    signaling: 'stable',
    'ice-gathering': 'complete',
    'ice-connection': 'connected',
    connection: 'connected',
  };
  const plain = { kind: 'wall', lab: 'loopback-call', events: 40, states, findings: [], quietMs: 0 };
  const tell = async (tile: object) => {
    const socket = await connectRelay(server);
    socket.send({ type: 'tile', topic: wall, learner: createTopicToken(), tile: tile as never });
    return socket;
  };
  const mina = await tell({ ...plain, name: 'Mina' });
  await expect(desk.tiles()).toHaveCount(1);
  const stuck = { ...states, 'ice-connection': 'new', connection: 'new' };
  const joon = await tell({ ...plain, name: '', lab: 'offer-answer', states: stuck, quietMs: 70_000 });
  await expect(desk.tiles()).toHaveCount(2);
  const evil = await tell({
    ...plain,
    name: '<img src=x onerror="document.title=1">',
    states: { ...stuck, signaling: '<b>' },
    findings: ['no-answer', '"><script>'],
    sdp: 'v=0',
  });
  await tell({ kind: 'wall', name: 'nobody' });
  await expect(desk.tiles()).toHaveCount(3);
  await expect(desk.tiles().nth(0)).toContainText(words.needs.finding);
  await expect(desk.tiles().nth(0)).toContainText('<img src=x');
  await expect(desk.tiles().nth(0).getByRole('link')).toHaveText([findings['no-answer'].title]);
  await expect(desk.tiles().nth(0).getByRole('link')).toHaveAttribute('href', '/field-guide/no-answer/');
  await expect(desk.tiles().nth(1)).toContainText(fill(words.number, { number: 2 }));
  await expect(desk.tiles().nth(1)).toContainText(words.needs.stuck);
  await expect(desk.tiles().nth(2)).toContainText('Mina');
  await expect(desk.tiles().nth(2)).toContainText(words.stages.connected);
  const part = desk.part(words.title);
  await expect(part.getByText(fill(words.count, { count: 3 }))).toBeVisible();
  await expect(part.getByText(fill(words.help, { count: 2 }))).toBeVisible();
  await expect(part.getByText(fill(words.inLab, { lab: 'A call in one page', count: 2 }))).toBeVisible();
  expect(await page.title()).not.toBe('1');
  for (const theme of eachTheme) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    expect(await violations(page, theme, 'main')).toEqual([]);
  }
  evil.close();
  await expect(desk.tiles()).toHaveCount(2);
  await page.reload();
  await expect(desk.tiles()).toHaveCount(2);
  joon.close();
  mina.close();
  await expect(desk.tiles()).toHaveCount(0);
});

/** A page of another device: it has nothing of what the desk keeps. */
async function openPhone(context: BrowserContext, link: string): Promise<Page> {
  const other = await context.browser()?.newContext({ viewport: { width: 360, height: 780 } });
  if (!other) throw new Error('There is no browser.');
  const phone = await other.newPage();
  context.once('close', () => void other.close());
  await phone.goto(link);
  return phone;
}

test('the desk that was taken by another window is itself again when that is closed', async ({
  page,
  context,
  server,
}) => {
  const desk = new InstructorDesk(page);
  await desk.open();
  const { wall } = await desk.identity();
  const other = new InstructorDesk(await context.newPage());
  await other.open();
  await desk.warns(desk.desk.replaced);
  await other.page.close();
  await expect(page.getByText(desk.desk.replaced)).toHaveCount(0);
  const learner = await connectRelay(server);
  const tile = { kind: 'wall', name: 'W'.repeat(40), lab: null, events: 0, states: {}, findings: [], quietMs: 0 };
  learner.send({ type: 'tile', topic: wall, learner: createTopicToken(), tile });
  await expect(desk.tiles()).toContainText([desk.wall.noLab]);
  await expect(desk.tiles()).not.toContainText([desk.wall.stages['not-begun']]);
  // A name without a space stays in its tile.
  expect(await desk.tiles().evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  learner.close();
});

test('the name of a run sheet is kept as it is typed', async ({ page }) => {
  const desk = new InstructorDesk(page);
  await desk.open();
  await page.getByLabel(desk.sheet.name).fill('Monday');
  await page.reload();
  await expect(page.getByLabel(desk.sheet.name)).toHaveValue('Monday');
});
