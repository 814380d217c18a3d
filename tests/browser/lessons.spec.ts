import { expect, test } from '../support/fixtures.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { OfferAnswerLab } from './pages/offer-answer-lab.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

test('lesson 1: the call decides how much video went through the channel, and it is remembered', async ({ page }) => {
  const lesson = new LessonPage(page, 'what-is-webrtc');
  const lab = new LoopbackLab(page);
  const question = 'How much of the video goes through the signaling channel?';
  const [up, down] = ['Bring the call up: both sides connected.', 'Hang up a call: both sides closed.'];
  await lesson.open();
  await lesson.answer(question, 'Everything');
  await lesson.isOpen(up, 'run-first');
  await lesson.isOpen(down, 'run-first');

  await lab.start();
  await lab.isConnected();
  await lesson.decides(question, 'Nothing', 'Everything');
  await expect(lesson.question(question)).toContainText('none of them holds a picture');
  await expect(lesson.choice(question, 'Nothing')).toBeDisabled();
  await lesson.isDone(up);
  await lesson.isOpen(down, 'not-closed');
  await lab.hangUp();
  await lesson.isDone(down);

  await page.reload();
  await lesson.wasDone(up);
  await lesson.wasDone(down);
  await lesson.remembers(question, 'Everything');
  await lesson.answer(question, 'Nothing');
  await lab.start();
  await lesson.decides(question, 'Nothing', 'Nothing');
  await lesson.isDone(up);
  await lesson.wasDone(down);
});

test('lesson 2: each question is decided by the step that it asks about', async ({ page }) => {
  const lesson = new LessonPage(page, 'the-whole-call');
  const lab = new LoopbackLab(page);
  const state = "Alice's createOffer() has just resolved.";
  const first = "Who gets the other's track first";
  await lesson.open();
  await lesson.answer(state, 'have-local-offer');
  await lesson.answer(first, 'Bob');
  const goals = {
    offer: 'Bring Alice’s signaling to',
    answer: 'Bring both sides back to',
    candidates: 'Let each side add a candidate of the other.',
    video: 'Let each side receive the video track of the other.',
  };
  for (let done = 1; done <= 3; done += 1) {
    await lab.step();
    await lab.saysStep(done);
  }
  await lesson.answer(state, 'have-local-offer');
  await lab.step();
  await lesson.decides(state, 'stable', 'have-local-offer');
  await lesson.isOpen(goals.offer, 'no-local-offer');
  await lab.step();
  await lesson.isDone(goals.offer);
  await lesson.isOpen(goals.answer, 'no-round');
  await lab.saysStep(5);

  await lab.start();
  await lab.isConnected();
  await lesson.decides(first, 'Bob', 'Bob');
  await lesson.isDone(goals.answer);
  await lesson.isDone(goals.candidates);
  await lesson.isDone(goals.video);

  await page.reload();
  for (const goal of Object.values(goals)) await lesson.wasDone(goal);
  await lesson.remembers(state, 'have-local-offer');
  await lesson.remembers(first, 'Bob');
});

test('lesson 2 in Korean: the same trace decides in the other language', async ({ page }) => {
  const lesson = new LessonPage(page, 'the-whole-call', 'ko');
  const lab = new LoopbackLab(page, 'ko');
  const question = 'Alice의 createOffer()가 막 끝났습니다.';
  const video = '상대의 비디오 트랙';
  await lesson.open();
  await lesson.answer(question, 'stable');
  await lesson.isOpen(video, 'run-first');
  await lab.start();
  await lab.isConnected();
  await lesson.decides(question, 'stable', 'stable');
  await lesson.isDone(video);
  await page.reload();
  await lesson.wasDone(video);
  await lesson.remembers(question, 'stable');
});

test('lesson 3: two real tabs decide, from the raw call to the closed tab', async ({ page }) => {
  const lesson = new LessonPage(page, 'two-tabs');
  const alice = new TwoTabLab(page);
  const question = 'How many OFFER messages';
  const goals = {
    connected: 'Connect the two tabs.',
    raw: 'Connect them in Raw mode',
    left: 'Let the other tab go away',
    back: 'Reload the other tab',
  };
  await lesson.open();
  await lesson.answer(question, 'Two, one from each tab');
  await lesson.isOpen(goals.connected, 'run-first');
  await alice.openRoom();
  await lesson.isOpen(goals.connected, 'no-partner');
  const bob = await alice.openOtherTab();
  await lesson.isOpen(goals.connected, 'not-connected');

  await alice.call('peerjs');
  await alice.isConnected('alice');
  await lesson.decides(question, 'One, from the tab that calls', 'Two, one from each tab');
  await lesson.isDone(goals.connected);
  await lesson.isOpen(goals.raw, 'no-raw-message');
  await alice.hangUp();
  await alice.call('raw');
  await alice.isConnected('alice');
  await lesson.isDone(goals.raw);
  await lesson.isOpen(goals.left, 'partner-stays');
  await lesson.isOpen(goals.back, 'partner-not-back');
  await bob.page.reload();
  await lesson.isDone(goals.left);
  await lesson.isDone(goals.back);
  await bob.page.close();

  await page.reload();
  for (const goal of Object.values(goals)) await lesson.wasDone(goal);
  await lesson.remembers(question, 'Two, one from each tab');
});

test('lesson 5: a round, a refusal, a rollback and a provisional answer by hand', async ({ page }) => {
  const lesson = new LessonPage(page, 'signaling');
  const lab = new OfferAnswerLab(page);
  const question = 'Alice has set an offer locally and then rolls it back.';
  const goals = {
    round: 'Finish a round',
    refused: 'Get an InvalidStateError',
    back: 'Roll an offer back.',
    provisional: 'Visit a pranswer state.',
  };
  await lesson.open();
  await lesson.answer(question, 'stable');
  for (const goal of Object.values(goals)) await lesson.isOpen(goal, 'run-first');

  await lab.refuses('alice', 'setLocalDescription(answer)', 'answer-without-offer');
  await lesson.isDone(goals.refused);
  await lesson.isOpen(goals.round, 'no-round');
  await lesson.isOpen(goals.back, 'no-rollback');
  await lesson.isOpen(goals.provisional, 'no-pranswer');

  await lab.call('alice', 'setLocalDescription(offer)');
  await lab.call('alice', 'setLocalDescription(rollback)');
  await lesson.decides(question, 'stable', 'stable');
  await lesson.isDone(goals.back);

  await lab.call('alice', 'setLocalDescription(offer)');
  await lab.call('bob', 'setRemoteDescription(offer)');
  await lab.call('bob', 'setLocalDescription(pranswer)');
  await lesson.isDone(goals.provisional);
  await lab.call('bob', 'setLocalDescription(answer)');
  await lab.call('alice', 'setRemoteDescription(answer)');
  await lesson.isDone(goals.round);

  await page.reload();
  for (const goal of Object.values(goals)) await lesson.wasDone(goal);
});

test('an answer given after the fact is not counted: the trace has spoken', async ({ page }) => {
  const lesson = new LessonPage(page, 'the-whole-call');
  const lab = new LoopbackLab(page);
  await lesson.open();
  await lab.start();
  await lab.isConnected();
  const question = lesson.question(/createOffer\(\)/);
  await question.scrollIntoViewIfNeeded();
  await expect(question.getByRole('status')).toHaveText(lesson.words.predict.unasked.replace('{truth}', 'stable'));
  for (const choice of await question.getByRole('radio').all()) await expect(choice).toBeDisabled();
});
