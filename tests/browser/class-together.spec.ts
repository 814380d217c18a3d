import type { Page } from 'playwright/test';
import { readySheets } from '#labs/messages/ready-sheets-en.ts';
import { share, remote } from '#labs/messages/wall-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { expect } from '../support/fixtures.ts';
import { test } from '../support/own-server.ts';
import { FollowPage, StagePage } from './pages/class-pages.ts';
import { InstructorDesk } from './pages/instructor-desk.ts';

const { broken, ladder } = readySheets['first-hour'].items;

test('desk, stage, phone, follower and a learner on the wall are one class, also after the server was killed', async ({
  page,
  browser,
  ownServer,
}) => {
  test.setTimeout(180_000);
  const desk = new InstructorDesk(page);
  const { commands, notes, stage: words } = desk.desk;
  await desk.open();
  const [popup] = await Promise.all([page.waitForEvent('popup'), desk.button(desk.desk.start).click()]);
  const stage = new StagePage(popup);
  await desk.says(words.here);
  const code = await stage.code();

  /** A page of another device. */
  const device = async (): Promise<Page> => (await browser.newContext({ baseURL: ownServer.url })).newPage();
  const follower = new FollowPage(await device(), 'ko');
  await follower.follow(code);
  const learner = await device();
  await learner.goto(`/wall/#${(await desk.identity()).wall}`);
  await learner.getByLabel(share.name).fill('Mina');
  await learner.getByRole('button', { name: share.join }).click();
  await expect(desk.tiles()).toContainText([desk.wall.noLab]);
  await desk.button(desk.desk.remote.show).click();
  const phone = await device();
  await phone.goto((await page.getByRole('link', { name: desk.desk.remote.open }).getAttribute('href')) ?? '');
  const press = (name: string) => phone.getByRole('button', { name, exact: true }).click();
  const shown = desk.part(desk.sheet.title).getByText(desk.sheet.shown);

  const total = async () => Number(await stage.lab.getByRole('slider').getAttribute('aria-valuemax'));
  /** Everybody names the same event as the stage, which stands still in the past. */
  const allAgree = async () => {
    await expect(async () => {
      const seen = await stage.seen();
      expect(await follower.seen()).toEqual(seen);
      const sentence = words.past.split('{total}')[0]?.replace('{count}', seen.count ?? '') ?? '';
      for (const text of [desk.part(words.title), phone.locator('body')])
        await expect(text).toContainText(sentence, { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    expect(await total()).toBeGreaterThan(Number((await stage.seen()).count));
  };

  await test.step('the next item from the phone, and steps pressed while it loads', async () => {
    await press(commands.next);
    for (let times = 0; times < 3; times += 1) await press(commands.step);
    await expect(popup).toHaveURL(/view=ladder/);
    await stage.says(/^Step 3 /);
    await expect(phone.getByRole('heading', { name: fill(remote.now, { title: ladder.title }) })).toBeVisible();
    await expect(shown).toHaveCount(1);
    await follower.agreesWith(stage);
  });

  await test.step('a whole call, then back: all at the same event', async () => {
    await press(commands.run);
    await stage.shows('alice', { connection: 'connected' });
    await stage.shows('bob', { connection: 'connected' });
    // Statistics come once a second, and count.
    const connected = await total();
    await expect.poll(total).toBeGreaterThan(connected + 4);
    for (let times = 0; times < 3; times += 1) await press(commands.back);
    await expect(phone.getByText(words.past.split('{count}')[0] ?? '')).toBeVisible();
    await allAgree();
  });

  await test.step('the server is away', async () => {
    await ownServer.stop();
    await desk.says(words.waiting);
    await stage.isIn('waiting');
    await follower.isIn('server');
    await expect(phone.getByText(remote.offline)).toBeVisible();
    await expect(popup.getByRole('combobox', { name: stage.own.lab, exact: true })).toBeDisabled();
    await desk.onItem('show', broken.title).click();
    await desk.says(fill(commands.offline, { command: desk.sheet.show }));
    await expect(desk.part(notes.title)).toContainText(ladder.title);
  });

  await test.step('and all are back by themselves', async () => {
    await ownServer.startAgain();
    await desk.says(words.here);
    await stage.isIn('open');
    await follower.isIn('here');
    await expect(phone.getByText(remote.offline)).toBeHidden();
    expect(await stage.code()).toBe(code);
    await allAgree();
    await expect(desk.tiles()).toContainText(['Mina']);
  });

  await test.step('a broken item waits on stage until it is run', async () => {
    await desk.onItem('show', broken.title).click();
    await expect(popup).toHaveURL(/fault=no-answer/);
    await expect(shown).toHaveCount(1);
    await stage.isIn('open');
    expect((await stage.seen()).count).toBe('0');
    await press(commands.run);
    await expect(desk.part(words.title)).toContainText('have-local-offer');
    await follower.agreesWith(stage);
  });

  await test.step('a learner is seen with what is wrong', async () => {
    await learner.getByRole('button', { name: share.run }).click();
    await expect(desk.tiles()).toContainText([desk.wall.stages['not-begun']]);
    await learner.locator('iframe').evaluate((element: HTMLIFrameElement) => {
      element.src = '/embed/loopback-call/?fault=answer-not-set';
    });
    await expect(desk.tiles().getByRole('link', { name: 'The answer was sent but never set' })).toBeVisible();
  });

  await test.step('another lab by the stage’s own hand is no item of the sheet', async () => {
    await popup.getByRole('combobox', { name: stage.own.lab, exact: true }).selectOption('offer-answer');
    await expect(desk.part(notes.title)).toContainText(notes.elsewhere);
    await expect(shown).toHaveCount(0);
    await expect(follower.lab).toHaveAttribute('data-lab', 'offer-answer');
  });

  await test.step('a remote that was taken away says so and offers nothing', async () => {
    await desk.button(desk.desk.remote.revoke).click();
    await expect(phone.getByRole('alert')).toHaveText(remote.taken);
    await expect(phone.getByRole('button', { name: commands.step, exact: true })).toHaveCount(0);
  });
  for (const each of [follower.page, learner, phone]) await each.context().close();
});
