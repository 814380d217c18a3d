import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import { expect, test } from '../support/fixtures.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

/** What each exercise of the lessons breaks, and the goal that its trace reaches. */
const exercises = [
  { lesson: 'peer-connection', fault: 'relay-without-turn', goal: 'finish gathering without a single candidate' },
  { lesson: 'peer-connection', fault: 'bad-ice-url', goal: 'a configuration refused' },
  { lesson: 'peer-connection', fault: 'closed-connection-reused', goal: 'Ask something of a closed connection' },
  { lesson: 'sdp', fault: 'audio-only-offer', goal: 'an offer with a single m-line' },
  { lesson: 'sdp', fault: 'no-common-codec', goal: 'an answer that refuses a section' },
  { lesson: 'sdp', fault: 'mangled-sdp', goal: 'refuse a text it cannot use' },
  { lesson: 'ice-candidates', fault: 'candidates-not-relayed', goal: 'come to the end of their candidates' },
  { lesson: 'ice-candidates', fault: 'candidate-too-early', goal: 'refused because it came too early' },
  { lesson: 'ice-candidates', fault: 'candidates-one-way', goal: 'Find a peer-reflexive candidate' },
  { lesson: 'connection-states', fault: 'peer-vanished', goal: 'See a connection become disconnected' },
  { lesson: 'connection-states', fault: 'wrong-fingerprint', goal: 'has failed and is not closed' },
  { lesson: 'pitfalls', fault: 'no-answer', goal: 'a call that fails in silence' },
  { lesson: 'pitfalls', fault: 'mangled-sdp', goal: 'an error other than' },
] as const;

for (const { lesson, fault, goal } of exercises) {
  test(`lesson ${lesson}: ${fault} reaches the goal “${goal}”`, async ({ page }) => {
    await page.goto(`/lessons/${lesson}/?fault=${fault}#run-it`);
    await new LessonPage(page, lesson).isDone(goal);
  });
}

/** What each question asks, and what a healthy call says to it. */
const questions = [
  { lesson: 'peer-connection', question: 'Will she find candidates of her own?', truth: 'Yes, some', said: 'No, none' },
  {
    lesson: 'sdp',
    question: "How many m-lines will Alice's offer have?",
    truth: 'Two, one for each track',
    said: 'One: everything goes over one connection',
  },
  {
    lesson: 'sdp',
    question: "And Bob's answer, compared with the offer?",
    truth: 'As many, whatever he wants',
    said: 'As many, whatever he wants',
  },
  {
    lesson: 'ice-candidates',
    question: 'When does Alice find her first candidate?',
    truth: "Before Bob's answer has come",
    said: 'After it, once signaling is done',
  },
  { lesson: 'ice-candidates', question: 'Which types will she find', truth: 'Only host', said: 'host and srflx' },
  { lesson: 'connection-states', question: 'Which says it first?', truth: 'ICE connection', said: 'Connection' },
] as const;

/** As far as the offer, and until the end of its candidates. */
async function untilCandidates(lab: LoopbackLab): Promise<void> {
  const offered = loopbackSteps.findIndex(({ id }) => id === 'set-local-offer') + 1;
  for (let done = 1; done <= offered; done += 1) {
    await lab.step();
    await lab.saysStep(done);
  }
  await lab.shows('alice', { 'ice-gathering': 'complete' });
}

for (const { lesson, question, truth, said } of questions) {
  test(`lesson ${lesson}: a healthy call says “${truth}”`, async ({ page }) => {
    const place = new LessonPage(page, lesson);
    const lab = new LoopbackLab(page);
    await place.open();
    await place.answer(question, said);
    // On a busy machine an answer may come before the first candidate; where that decides, it waits for one.
    if (truth.startsWith('Before')) await untilCandidates(lab);
    await lab.start();
    await lab.isConnected();
    await place.decides(question, truth, said);
  });
}

test('lesson pitfalls: the quiet fault says nothing, and so says the trace', async ({ page }) => {
  const place = new LessonPage(page, 'pitfalls');
  await place.open();
  const question = 'What will Alice';
  await place.answer(question, 'Nothing at all');
  await page.getByRole('link', { name: 'the call that is never answered' }).click();
  await place.remembers(question, 'Nothing at all');
  await place.decides(question, 'Nothing at all', 'Nothing at all');
  await expect(page).toHaveURL(/fault=no-answer/);
});
