import { createTopicToken } from '#labs/drivers/relay/topic-token.ts';
import { share as words } from '#labs/messages/wall-en.ts';
import { share as wordsKo } from '#labs/messages/wall-ko.ts';
import { fill } from '#labs/messages/fill.ts';
import { defaultLimits } from '#peer-server/limits.ts';
import { expect, test } from '../support/fixtures.ts';
import { deskAndLearner, InstructorDesk } from './pages/instructor-desk.ts';
import { connectRelay } from './support/minimal-stage.ts';

/** Pages of nobody, each with a tile under a topic once somebody publishes it; ends when the server has answered to all. */
async function crowd(server: { url: string }, topic: string, size: number) {
  const sockets = await Promise.all(Array.from({ length: size }, () => connectRelay(server)));
  const [first] = sockets;
  await new Promise<void>((resolve) => {
    first?.onAnswer((answer) => answer.type === 'presence' && answer.isHere && resolve());
    first?.send({ type: 'follow', topic, known: null });
  });
  const answers = await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<string>((resolve) => {
          socket.onAnswer((answer) => {
            if (answer.type === 'told') resolve('told');
            if (answer.type === 'refused') resolve(answer.code);
          });
          socket.send({ type: 'tile', topic, learner: createTopicToken(), tile: { x: 1 } });
        }),
    ),
  );
  return { answers, leave: () => sockets.forEach((socket) => socket.close()) };
}

test('strangers who fill all places of the stage take nothing from the desk: its commands reach the stage', async ({
  page,
  server,
}) => {
  test.setTimeout(90_000);
  const desk = new InstructorDesk(page);
  const { stage: stageWords, commands } = desk.desk;
  await desk.open();
  const [stage] = await Promise.all([page.waitForEvent('popup'), desk.button(desk.desk.start).click()]);
  await desk.says(stageWords.here);
  const code = await stage.locator('[data-code]').getAttribute('data-code');
  expect(code).not.toBeNull();
  const { stageTopic } = await page.evaluate(
    () => JSON.parse(localStorage.getItem('icebreaker.class') ?? '{}') as { stageTopic: string },
  );
  const { answers, leave } = await crowd(server, stageTopic, 600);
  const most = defaultLimits.tilesPerTopicAndAddress;
  expect(answers.filter((answer) => answer === 'told')).toHaveLength(most);
  expect(answers.filter((answer) => answer === 'full')).toHaveLength(600 - most);

  const slider = stage.locator('[data-lab] .lab-slider');
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  await desk.button(commands.step).click();
  await expect(slider).not.toHaveAttribute('aria-valuenow', '0');
  await desk.says(fill(commands.done, { command: commands.step }));
  await desk.button(commands.reset).click();
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  leave();
});

test('a learner is told that the wall is full, not that nobody is there, and comes onto it when there is room', async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(90_000);
  const desk = new InstructorDesk(page);
  await desk.open();
  const { wall } = await desk.identity();
  // Under one name, so that all are at one address.
  const url = server.url.replace('localhost', '127.0.0.1');
  const strangers = await crowd({ url }, wall, defaultLimits.tilesPerTopicAndAddress);
  expect(new Set(strangers.answers)).toEqual(new Set(['told']));
  const context = await browser.newContext();
  const learner = await context.newPage();
  await learner.goto(new URL(`/ko/wall/#${wall}`, url).href);
  await learner.getByRole('button', { name: wordsKo.join }).click();
  const status = learner.getByRole('status');
  await expect(status.filter({ hasText: wordsKo.status.full })).toBeVisible();
  strangers.leave();
  const shared = fill(wordsKo.status.shared, { name: wordsKo.unnamed });
  await expect(status.filter({ hasText: shared })).toBeVisible();
  await expect(desk.tiles()).toHaveCount(1);
  await context.close();
});

test('a learner reads when the desk goes and when it is back, and is on its wall again', async ({ page, browser }) => {
  test.setTimeout(90_000);
  const { desk, learner, context } = await deskAndLearner(page, browser);
  await learner.getByLabel(words.name).fill('Mina');
  await learner.getByRole('button', { name: words.join }).click();
  const status = learner.getByRole('status');
  const shared = status.filter({ hasText: fill(words.status.shared, { name: 'Mina' }) });
  await expect(shared).toBeVisible();
  await page.goto('about:blank');
  await expect(status.filter({ hasText: words.status.nobody })).toBeVisible();
  await desk.open();
  await expect(shared).toBeVisible();
  await expect(desk.tiles()).toContainText(['Mina']);

  // Who joins while the desk is away is told so, too.
  await learner.getByRole('button', { name: words.leave }).click();
  await expect(desk.tiles()).toHaveCount(0);
  await page.goto('about:blank');
  await learner.getByRole('button', { name: words.join }).click();
  await expect(status.filter({ hasText: words.status.nobody })).toBeVisible();
  await desk.open();
  await expect(shared).toBeVisible();
  await expect(desk.tiles()).toContainText(['Mina']);
  await context.close();
});
