import { fill } from '#labs/messages/fill.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { expect, test } from '../support/fixtures.ts';
import { closed, fresh, languages, type ShownStates } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

for (const language of languages) {
  test(`one press makes a whole call, and the lab says so in ${language}`, async ({ page }) => {
    const lab = new LoopbackLab(page, language);
    await lab.open();
    await lab.says(lab.words.loopback.status.ready);
    await lab.showsBoth(fresh);
    await expect(lab.button(lab.words.loopback.hangUp)).toBeDisabled();

    await test.step('Start', async () => {
      await lab.start();
      await lab.isConnected();
      for (const peer of peers) for (const which of ['local', 'remote'] as const) await lab.plays(peer, which);
      await expect(lab.button(lab.words.loopback.start)).toBeDisabled();
      await expect(lab.button(lab.words.loopback.step)).toBeDisabled();
    });

    await test.step('every event is listed, in the order of time', async () => {
      const { events, peers: names } = lab.words.common;
      const sentence = (state: string) => fill(events.sentences['signaling.changed'], { state });
      await expect(lab.events().filter({ hasText: sentence('stable') })).toHaveCount(2);
      await expect(lab.events().first()).toContainText(
        fill(events.sentences['run.started'], { scenario: 'loopback-call' }),
      );
      const moves = lab.events().filter({ hasText: sentence('') });
      await expect(moves).toContainText([
        `${names.alice}${sentence('have-local-offer')}`,
        `${names.bob}${sentence('have-remote-offer')}`,
        `${names.bob}${sentence('stable')}`,
        `${names.alice}${sentence('stable')}`,
      ]);
      const times = await lab.eventTimes();
      expect(times.length).toBeGreaterThan(40);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    });

    await test.step('Hang up', async () => {
      await lab.hangUp();
      await lab.says(lab.words.loopback.status.ended);
      await lab.showsBoth(closed);
      await expect(lab.lab.getByText(lab.words.common.peer.noPicture)).toHaveCount(4);
    });

    await test.step('Start again', async () => {
      await lab.press(lab.words.loopback.startAgain);
      await lab.isConnected();
      await lab.plays('alice', 'remote');
      await lab.plays('bob', 'remote');
    });

    await test.step('Reset', async () => {
      await lab.reset();
      await lab.says(lab.words.loopback.status.ready);
      await lab.showsBoth(fresh);
      await expect(lab.lab.getByText(lab.words.common.events.empty)).toBeVisible();
      await expect(lab.lab.getByText(lab.words.common.peer.noPicture)).toHaveCount(4);
    });
  });
}

type After = Readonly<Record<PeerId, ShownStates>>;
const offered: ShownStates = { ...fresh, signaling: 'have-local-offer', 'ice-gathering': 'complete' };
const asked: ShownStates = { ...fresh, signaling: 'have-remote-offer' };
const described: ShownStates = { ...fresh, 'ice-gathering': 'complete' };

/** The states after each step but the last, as the lesson says. */
const after: readonly After[] = [
  ...Array.from({ length: 4 }, () => ({ alice: fresh, bob: fresh })),
  ...Array.from({ length: 3 }, () => ({ alice: offered, bob: fresh })),
  ...Array.from({ length: 3 }, () => ({ alice: offered, bob: asked })),
  ...Array.from({ length: 2 }, () => ({ alice: offered, bob: described })),
  { alice: described, bob: described },
];

test('each of the 14 steps does one thing, and only the bold ones of the lesson move a state', async ({ page }) => {
  const lab = new LoopbackLab(page);
  await lab.open();
  for (const [index, { alice, bob }] of after.entries()) {
    await test.step(`${index + 1}: ${loopbackSteps[index]?.id}`, async () => {
      await lab.step();
      await lab.saysStep(index + 1);
      await lab.shows('alice', alice);
      await lab.shows('bob', bob);
    });
  }
  await lab.step();
  await lab.isConnected();
  expect(after).toHaveLength(loopbackSteps.length - 1);
});

test('Start carries out what is left after some steps', async ({ page }) => {
  const lab = new LoopbackLab(page);
  await lab.open();
  for (let done = 1; done <= 5; done += 1) {
    await lab.step();
    await lab.saysStep(done);
  }
  await lab.start();
  await lab.isConnected();
});

test('hanging up in the middle of the steps closes what is there', async ({ page }) => {
  const lab = new LoopbackLab(page);
  await lab.open();
  for (let done = 1; done <= 5; done += 1) {
    await lab.step();
    await lab.saysStep(done);
  }
  await lab.shows('alice', { 'ice-gathering': 'complete' });
  await lab.hangUp();
  await lab.says(lab.words.loopback.status.ended);
  await lab.shows('alice', closed);
  await lab.shows('bob', fresh);
});

test('what could be called now is said for each state, with the reason where it is refused', async ({ page }) => {
  const lab = new LoopbackLab(page);
  const { legality, refusals, peers: names } = lab.words.common;
  await lab.open();
  const summary = lab.lab.getByText(fill(legality.title, { peer: names.alice }));
  const answers = lab.lab.getByRole('listitem').filter({ hasText: 'setLocalDescription(answer)' });
  const answer = answers.filter({ hasText: legality.refused });
  await summary.click();
  await expect(answer).toContainText(`${legality.refused}${refusals['answer-without-offer']}`);
  await lab.start();
  await lab.isConnected();
  await lab.hangUp();
  await expect(answer).toContainText(`${legality.refused}${refusals.closed}`);
});

test('the home page is a lab: one press, a real call', async ({ page }) => {
  const lab = new LoopbackLab(page);
  await page.goto('/');
  await lab.start();
  await lab.isConnected();
  await lab.plays('bob', 'remote');
});

test('on a narrow page one peer is shown at a time', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const lab = new LoopbackLab(page);
  const { peer, peers: names } = lab.words.common;
  await lab.open();
  const show = (name: PeerId) => lab.button(fill(peer.showPeer, { peer: names[name] }));
  await expect(show('alice')).toHaveAttribute('aria-pressed', 'true');
  await expect(lab.chart('alice', 'signaling')).toBeVisible();
  await expect(lab.chart('bob', 'signaling')).toBeHidden();
  await lab.see();
  await show('bob').click();
  await expect(lab.chart('bob', 'signaling')).toBeVisible();
  await expect(lab.chart('alice', 'signaling')).toBeHidden();
});
