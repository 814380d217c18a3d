import { expect, test } from '../support/fixtures.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { MeshLab } from './pages/mesh-lab.ts';

test('lesson 24: three are connected, one leaves, one crashes, and the trace decides what a crash looks like', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const lesson = new LessonPage(page, 'one-connection-per-peer');
  const lab = new MeshLab(page);
  const question = 'The browser of one peer crashes.';
  const closed = 'It becomes closed';
  const goals = {
    three: 'Connect three peers, each with each.',
    left: 'Let one leave, and see the connection closed',
    cleared: 'Let one crash, and wait until the other side has given it up.',
  };
  await lesson.open();
  await lesson.answer(new RegExp(question), closed);
  await lab.add(2);
  await lab.isWhole(2);
  await lesson.isOpen(goals.three, 'no-mesh-of-three');
  await lab.add(2);
  await lab.isWhole(4);
  await lesson.isDone(goals.three);
  await lesson.isOpen(goals.left, 'nobody-left');
  await lab.leaves('carol');
  await lesson.isDone(goals.left);
  await lab.isWhole(3);
  await lab.crashes('bob');
  await lesson.isOpen(goals.cleared, 'no-crash-cleared');
  await lab.becomes('alice', 'bob', 'disconnected');
  await lesson.decides(new RegExp(question), 'It becomes disconnected, some seconds later', closed);
  await lab.isWhole(2);
  await lesson.isDone(goals.cleared);
});

test('lesson 25: what two and four have sent decides how the uplink grows', async ({ page }) => {
  test.setTimeout(120_000);
  const lesson = new LessonPage(page, 'mesh-and-sfu');
  const lab = new MeshLab(page);
  const question = /Two peers are in a call, then two more come\./;
  const [compared, six] = ['Measure the uplink with two peers', 'Have all 15 connections of six peers up at once.'];
  const isMeasured = async (peers: number) => {
    const row = lab.lab
      .getByRole('table', { name: lab.own.cost.caption })
      .getByRole('row')
      .nth(peers - 1);
    await row.scrollIntoViewIfNeeded();
    await expect(row).toContainText(lab.own.cost.measured, { timeout: 30_000 });
  };
  await lesson.open();
  await lesson.answer(question, 'Six times as much');
  await lab.add(2);
  await lab.isWhole(2);
  await isMeasured(2);
  await lesson.isOpen(compared, 'not-two-sizes');
  await lab.add(2);
  await lab.isWhole(4);
  await isMeasured(4);
  await lesson.decides(question, 'Three times as much', 'Six times as much');
  await lesson.isDone(compared);
  await lesson.isOpen(six, 'no-mesh-of-six');
  await lab.press(lab.own.fill);
  await lab.isWhole(6);
  await lesson.isDone(six);
});

test('lesson 26: four are connected, one leaves and comes back, and the trace of a pair that stayed has seen it', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const lesson = new LessonPage(page, 'book-club-room');
  const lab = new MeshLab(page);
  const question = /Four are in a mesh, each connected with each/;
  const [four, back] = ['Connect four peers, each with each.', 'Let one leave and come back'];
  await lesson.open();
  await lesson.answer(question, 'Five: its own is closed');
  await lab.add(4);
  await lab.isWhole(4);
  await lesson.isDone(four);
  await lab.pair('alice', 'bob', 'connected').click();
  await lesson.isOpen(back, 'nobody-came-back');
  await lab.leaves('dave');
  await lab.isWhole(3);
  await lesson.decides(question, 'Three: each of the others has lost one, too', 'Five: its own is closed');
  await lab.add(1);
  await lab.isWhole(4);
  await lab.pair('alice', 'bob', 'connected').click();
  await lesson.isDone(back);
});
