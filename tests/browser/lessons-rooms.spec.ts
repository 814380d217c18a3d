import { expect, test } from '../support/fixtures.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { RoomsLab } from './pages/rooms-lab.ts';

test('lesson 7: the real server decides who reads what Eve writes, and each goal is reached by doing it', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const lesson = new LessonPage(page, 'signaling-server');
  const lab = new RoomsLab(page);
  const question = /Who reads Eve's offer/;
  const goals = {
    next: 'Let a third one be turned away, and find its way to a free room.',
    back: 'See the server turn back a message to a stranger, and one that is none.',
    seat: 'Come back to a seat that your own ghost has.',
    found: 'Let the server find a ghost by itself.',
    leak: 'Make the leak: somebody reads an offer that was for somebody else.',
  };
  await lesson.open();
  await lesson.answer(question, 'Ann: the server knows that id');
  await lab.isAwake();
  await lab.steps(3);
  await lesson.isOpen(goals.next, 'nobody-sent-on');
  await lab.steps(1);
  await lesson.isDone(goals.next);
  await lab.steps(2);
  await lesson.decides(question, 'Nobody', 'Ann: the server knows that id');
  await lesson.isOpen(goals.back, 'not-turned-back');
  await lab.steps(1);
  await lesson.isDone(goals.back);
  await lab.steps(3);
  await lesson.isOpen(goals.seat, 'no-seat-back');
  await lab.steps(1);
  await lesson.isDone(goals.seat);
  await lesson.isOpen(goals.leak, 'no-leak');
  await lab.relayIs('everyone');
  await lab.does('Ann', 'call');
  await expect(lab.leaks()).not.toHaveCount(0);
  await lesson.isDone(goals.leak);
  await lesson.isOpen(goals.found, 'no-ghost-found');
  await lab.does('Ben', 'unplug');
  await lab.roomIs(0, 'left', 'Ann');
  await lesson.isDone(goals.found);
});
