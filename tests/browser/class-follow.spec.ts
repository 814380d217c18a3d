import { WebSocket } from 'ws';
import type { StageCommand } from '#labs/model/class/command.ts';
import { fill } from '#labs/messages/fill.ts';
import { relaySocketPath, shortTopicLength, type RelayAnswer } from '#labs/model/relay/wire.ts';
import { expect } from '../support/fixtures.ts';
import { test as base } from '../support/own-server.ts';
import { connectionsOf, countConnections, FollowPage, StagePage } from './pages/class-pages.ts';
import { languages, type Language } from './pages/lab-page.ts';
import { eachTheme, violations } from './support/axe.ts';

/** `learner` opens a page on a device of its own. */
const test = base.extend<{ learner: (language?: Language) => Promise<FollowPage> }>({
  learner: async ({ browser, baseURL }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (language = 'en') => {
      const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
      contexts.push(context);
      await context.addInitScript(countConnections);
      return new FollowPage(await context.newPage(), language);
    });
    for (const context of contexts) await context.close();
  },
});

test('a class sees the same states at the same moment, also who comes late, in another language', async ({
  page,
  learner,
}) => {
  const stage = new StagePage(page);
  const code = await stage.present();
  const first = await learner();
  await first.follow(code);
  await first.isIn('here');
  await stage.steps(5);
  await first.agreesWith(stage);
  const late = await learner('ko');
  await late.follow(code.toLowerCase());
  await late.isIn('here');
  await late.agreesWith(stage);

  await test.step('steps, rewinds and comes back', async () => {
    await stage.steps(4);
    await stage.hasGathered('alice');
    const now = await stage.seen();
    for (const each of [first, late]) await each.sees(now);
    for (let press = 0; press < 9; press += 1) await page.keyboard.press('ArrowLeft');
    const past = await stage.seen();
    expect(past).not.toEqual(now);
    for (const each of [first, late]) await each.sees(past);
    await stage.button(stage.words.common.tools.moment.backToLive).click();
    for (const each of [first, late]) await each.sees(now);
  });

  await test.step('an open tab of the inspector is open for all', async () => {
    await stage.lab.getByRole('tab', { name: stage.words.common.tools.inspector.tabs.ladder }).click();
    for (const each of [first, late])
      await expect(each.lab.getByRole('tab', { selected: true })).toHaveAttribute('data-view', 'ladder');
    await first.lab.getByRole('tab', { selected: true }).focus();
    await expect(first.toLive).toBeHidden();
  });

  for (const each of [first, late]) expect(await connectionsOf(each)).toBe(0);
});

test('who looks around is left alone, and comes back to what is shown by then', async ({ page, learner }) => {
  const stage = new StagePage(page);
  const code = await stage.present();
  const [first, other] = [await learner(), await learner()];
  for (const each of [first, other]) await each.follow(code);
  await stage.steps(3);
  await first.agreesWith(stage);
  await first.lab.getByRole('slider').press('Home');
  await first.isAround();
  const own = await first.seen();
  expect(own.count).toBe('0');
  await stage.steps(2);
  await other.agreesWith(stage);
  expect((await first.seen()).states).toEqual(own.states);
  await first.toLive.click();
  await first.agreesWith(stage);
  await expect(first.toLive).toBeHidden();
  await first.lab.getByRole('tab').nth(3).click();
  await first.isAround();
  await expect(other.toLive).toBeHidden();
});

test('a stage that is away and comes back is followed again, with the same code', async ({ page, learner }) => {
  const stage = new StagePage(page);
  const code = await stage.present();
  const first = await learner();
  await first.follow(code);
  await stage.steps(4);
  const before = await stage.seen();
  await first.sees(before);
  await page.goto('about:blank');
  await first.isIn('away');
  await first.sees(before);
  expect(await stage.present()).toBe(code);
  await first.isIn('here');
  await first.agreesWith(stage);
  await stage.steps(2);
  await first.agreesWith(stage);
});

test('a server that was away has the whole class again, nothing missing and nothing twice', async ({
  page,
  learner,
  ownServer,
}) => {
  const stage = new StagePage(page);
  const code = await stage.present();
  const [first, other] = [await learner(), await learner('ko')];
  for (const each of [first, other]) await each.follow(code);
  await stage.steps(3);
  const before = await stage.seen();
  for (const each of [first, other]) await each.sees(before);

  await ownServer.stop();
  await stage.isIn('waiting');
  for (const each of [first, other]) await each.isIn('server');
  await stage.steps(4);
  for (const each of [first, other]) await each.sees(before);

  await ownServer.startAgain();
  await stage.isIn('open');
  for (const each of [first, other]) {
    await each.isIn('here');
    await each.agreesWith(stage);
  }
  const late = await learner();
  await late.follow(await stage.code());
  await stage.steps(2);
  for (const each of [first, other, late]) await each.agreesWith(stage);
  expect(await stage.code()).toBe(code);
});

test('a code that leads nowhere is named, and the class is found once it has begun', async ({ page, learner }) => {
  const stage = new StagePage(page);
  const first = await learner();
  await first.follow('no-code');
  await first.isIn('malformed', { code: 'NO-CODE', length: shortTopicLength });
  const [code] = [await stage.present()];
  await stage.endClass();
  await stage.isIn('ended');
  const field = first.page.getByRole('textbox', { name: first.own.code });
  await field.fill(code.toLowerCase());
  await field.press('Enter');
  await first.isIn('unknown', { code });
  await expect(first.page).toHaveURL(new RegExp(`/follow/${code}$`));
  await page.getByRole('button', { name: stage.own.beginAgain }).click();
  await stage.isIn('open');
  await first.page.getByRole('button', { name: first.own.tryNow }).click();
  await first.isIn('here');
  await first.agreesWith(stage);
});

test('the end of a class is said, and what was shown stays', async ({ page, learner }) => {
  const stage = new StagePage(page);
  const code = await stage.present();
  const first = await learner();
  await first.follow(code);
  await stage.steps(3);
  const shown = await stage.seen();
  await first.sees(shown);
  await stage.endClass();
  await first.isIn('ended');
  await first.sees(shown);
  const total = Number(shown.count);
  const { moment } = stage.words.common.tools;
  await expect(first.lab.getByText(fill(moment.whole, { total }))).toBeVisible();
  await page.getByRole('button', { name: stage.own.beginAgain }).click();
  await first.isIn('here');
  await expect(first.lab.getByText(fill(moment.live, { total }))).toBeVisible();
  await stage.steps(1);
  await first.agreesWith(stage);
});

test('who has the key leads the stage, and nobody else', async ({ page, learner, ownServer }) => {
  const stage = new StagePage(page);
  const code = await stage.present();
  const first = await learner();
  await first.follow(code);
  const { key, stageTopic } = await page.evaluate(
    () => JSON.parse(localStorage.getItem('icebreaker.class') ?? '{}') as { key: string; stageTopic: string },
  );
  const phone = await openPhone(ownServer.url, stageTopic);
  phone.say({ do: 'step' }, 'guess'.padEnd(32, '0'));
  await expect.poll(() => phone.answers).toEqual(['wrong-key']);
  phone.say({ do: 'step' }, key);
  await stage.says(/^Step 1 /);
  phone.say({ do: 'step' }, key);
  await stage.says(/^Step 2 /);
  const now = await stage.seen();
  phone.say({ do: 'back' }, key);
  await expect.poll(() => stage.seen()).not.toEqual(now);
  phone.say({ do: 'live' }, key);
  await first.sees(now);

  phone.say({ do: 'open', lab: 'offer-answer', search: 'view=ladder' }, key);
  await expect(page).toHaveURL(/\/present\/offer-answer\/\?view=ladder$/);
  expect(await stage.code()).toBe(code);
  await expect(first.lab).toHaveAttribute('data-lab', 'offer-answer');
  await expect(first.lab.getByRole('tab', { selected: true })).toHaveAttribute('data-view', 'ladder');
  phone.say({ do: 'run' }, key);
  await expect(page.locator('[data-lab]').getByRole('slider')).not.toHaveAttribute('aria-valuenow', '0');
  phone.close();
});

test('another page of the same device takes the stage, and gives it back', async ({ page, context }) => {
  const stage = new StagePage(page);
  const code = await stage.present();
  const second = new StagePage(await context.newPage());
  expect(await second.present()).toBe(code);
  await stage.isIn('replaced');
  await page.getByRole('button', { name: stage.own.takeOver }).click();
  await stage.isIn('open');
  await second.isIn('replaced');
  await page.close();
  await second.isIn('open');
});

test('a class that another page has ended is not begun anew by the one before', async ({ page, context }) => {
  const stage = new StagePage(page);
  await stage.present();
  const second = new StagePage(await context.newPage());
  await second.present();
  await stage.isIn('replaced');
  await second.endClass();
  await second.isIn('ended');
  await stage.isIn('ended');
});

test('code and spotlight are put away and brought back by keys', async ({ page }) => {
  const stage = new StagePage(page);
  await stage.present();
  const card = page.getByRole('region', { name: stage.own.card.label });
  const spotlight = page.getByRole('button', { name: stage.own.spotlight });
  await page.keyboard.press('c');
  await expect(card).toBeHidden();
  await page.reload();
  await stage.isIn('open');
  await expect(card).toBeHidden();
  await page.keyboard.press('c');
  await expect(card).toBeVisible();
  await page.keyboard.press('l');
  await expect(spotlight).toHaveAttribute('aria-pressed', 'true');
  // It takes no clicks.
  await stage.press(stage.words.loopback.step);
  await stage.says(/^Step 1 /);
  await page.keyboard.press('l');
  await expect(spotlight).toHaveAttribute('aria-pressed', 'false');
});

for (const language of languages) {
  test(`stage and follower are accessible and fit a phone, in ${language}`, async ({ page, learner }) => {
    const stage = new StagePage(page, language);
    const code = await stage.present();
    const first = await learner(language);
    await first.follow(code);
    await first.isIn('here');
    await stage.steps(2);
    await first.agreesWith(stage);
    await first.lab.getByRole('slider').press('Home');
    await first.isAround();
    for (const each of [page, first.page]) {
      for (const theme of eachTheme) {
        const frames = each.frames();
        for (const frame of frames)
          await frame.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
        expect.soft(await violations(each, theme), `${each.url()}, ${theme}`).toEqual([]);
      }
      await each.setViewportSize({ width: 360, height: 740 });
      for (const frame of each.frames()) {
        const beyond = () =>
          frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        await expect.poll(beyond, frame.url()).toBe(0);
      }
    }
    const base = language === 'ko' ? '/ko' : '';
    await first.page.goto(`${base}/follow/lab/mesh/`);
    await expect(first.page.getByText(first.own.alone)).toBeVisible();
    expect(await violations(first.page, 'light')).toEqual([]);
    await first.page.goto(`${base}/follow/`);
    const field = first.page.getByRole('textbox', { name: first.own.code });
    await field.fill('no code');
    expect(await violations(first.page, 'light')).toEqual([]);
    await field.press('Enter');
    await first.isIn('malformed', { code: 'NO CODE', length: shortTopicLength });
    expect(await violations(first.page, 'light')).toEqual([]);
  });
}

/** What the page on an instructor's phone does. */
async function openPhone(url: string, topic: string) {
  const socket = new WebSocket(new URL(relaySocketPath, url.replace(/^http/, 'ws')));
  const answers: string[] = [];
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as RelayAnswer;
    answers.push(answer.type === 'refused' ? answer.code : answer.type);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    answers,
    say: (what: StageCommand, key: string) => socket.send(JSON.stringify({ type: 'tell', topic, key, what })),
    close: () => socket.close(),
  };
}
