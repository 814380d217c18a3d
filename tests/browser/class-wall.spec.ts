import { en } from '#labs/messages/en.ts';
import { share as words } from '#labs/messages/wall-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { expect, test } from '../support/fixtures.ts';
import { deskAndLearner, InstructorDesk } from './pages/instructor-desk.ts';
import { eachTheme, violations } from './support/axe.ts';

test('a learner runs a lab, joins, is seen with states and findings, and leaves with one press', async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  const desk = new InstructorDesk(page);
  await desk.open();
  const { wall } = await desk.identity();

  const context = await browser.newContext();
  const learner = await context.newPage();
  const sent: string[] = [];
  learner.on('websocket', (socket) => {
    if (socket.url().endsWith('/api/relay')) socket.on('framesent', ({ payload }) => void sent.push(String(payload)));
  });
  await learner.goto(`/wall/#${wall}`);
  for (const sentence of [words.what, words.not, words.status.out, ...Object.values(words.list)])
    await expect(learner.getByText(sentence)).toBeVisible();
  for (const theme of eachTheme) {
    await learner.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    expect(await violations(learner, theme, 'main')).toEqual([]);
  }
  await learner.getByRole('button', { name: words.run }).click();
  const lab = learner.frameLocator('iframe');
  await expect(lab.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  // Nothing goes anywhere before joining.
  expect(sent).toEqual([]);

  await learner.getByLabel(words.name).fill('Mina');
  await learner.getByRole('button', { name: words.join }).click();
  await expect(
    learner.getByRole('status').filter({ hasText: fill(words.status.shared, { name: 'Mina' }) }),
  ).toBeVisible();
  await expect(desk.tiles()).toContainText(['Mina']);
  await expect(desk.tiles()).toContainText([desk.wall.stages['not-begun']]);
  await lab.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(desk.tiles()).toContainText([desk.wall.stages.connected]);

  const tiles = sent.filter((text) => text.includes('"tile"'));
  expect(tiles.length).toBeGreaterThan(1);
  for (const text of tiles) {
    const { tile } = JSON.parse(text) as { tile: object };
    expect(Object.keys(tile).sort()).toEqual(['events', 'findings', 'kind', 'lab', 'name', 'quietMs', 'states']);
    expect(text.length).toBeLessThan(1_000);
    expect(text).not.toMatch(/v=0|candidate:|\d+\.\d+\.\d+\.\d+/);
  }
  await learner.getByRole('button', { name: words.leave }).click();
  await expect(desk.tiles()).toHaveCount(0);
  await expect(learner.getByText(words.status.out)).toBeVisible();
  await context.close();
});

test('a finding of the learner’s lab is named on the wall', async ({ page, browser }) => {
  test.setTimeout(90_000);
  const { desk, learner, context } = await deskAndLearner(page, browser);
  await learner.getByRole('button', { name: words.join }).click();
  await expect(desk.tiles()).toContainText([fill(desk.wall.number, { number: 1 })]);
  await learner.getByRole('button', { name: words.run }).click();
  const lab = learner.frameLocator('iframe');
  await expect(lab.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  // A lab that is opened with a fault runs by itself.
  await learner.locator('iframe').evaluate((element: HTMLIFrameElement) => {
    element.src = '/embed/loopback-call/?fault=answer-not-set';
  });
  await expect(desk.tiles().getByRole('link', { name: 'The answer was sent but never set' })).toBeVisible();
  await context.close();
  await expect(desk.tiles()).toHaveCount(0);
});

test('a link that holds no class says so, and a lab can be run all the same', async ({ page }) => {
  await page.goto('/wall/#nothing');
  await expect(page.getByRole('alert')).toHaveText(words.badLink);
  await page.getByRole('button', { name: words.run }).click();
  await expect(page.frameLocator('iframe').getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await page.frameLocator('iframe').getByRole('button', { name: en.common.tools.keys.button, exact: true }).click();
  await expect(page.frameLocator('iframe').getByRole('dialog')).toBeInViewport({ ratio: 0.99 });
});
