import type { Refusal } from '#labs/model/machines/legality.ts';
import { expect, test } from '../support/fixtures.ts';
import { closed, languages } from './pages/lab-page.ts';
import { OfferAnswerLab } from './pages/offer-answer-lab.ts';

const local = (type: string) => `setLocalDescription(${type})`;
const remote = (type: string) => `setRemoteDescription(${type})`;
const candidate = 'addIceCandidate()';
const empty = { currentLocal: 'none', pendingLocal: 'none', currentRemote: 'none', pendingRemote: 'none' } as const;

for (const language of languages) {
  test(`one press makes a whole round, in ${language}`, async ({ page }) => {
    const lab = new OfferAnswerLab(page, language);
    await lab.open();
    await lab.says(lab.words.offerAnswer.status.ready);
    await lab.press(lab.words.offerAnswer.round);
    await lab.signaling('stable', 'stable');
    await lab.holds('alice', { ...empty, currentLocal: 'offer', currentRemote: 'answer' });
    await lab.holds('bob', { ...empty, currentLocal: 'answer', currentRemote: 'offer' });
    await lab.press(lab.words.offerAnswer.reset);
    await lab.says(lab.words.offerAnswer.status.ready);
    await lab.signaling('stable', 'stable');
    await lab.holds('alice', empty);
    await expect(lab.lab.getByText(lab.words.common.events.empty)).toBeVisible();
  });

  test(`a refused call says why, and pressed all the same it is refused, in ${language}`, async ({ page }) => {
    const lab = new OfferAnswerLab(page, language);
    await lab.open();
    await lab.refuses('alice', local('answer'), 'answer-without-offer');
    await lab.signaling('stable', 'stable');
    await expect(lab.events().filter({ hasText: 'InvalidStateError' })).not.toHaveCount(0);
  });
}

test('a round by hand: an offer is pending until it is answered, then both are current', async ({ page }) => {
  const lab = new OfferAnswerLab(page);
  await lab.open();
  await lab.call('alice', local('offer'));
  await lab.signaling('have-local-offer', 'stable');
  await lab.holds('alice', { ...empty, pendingLocal: 'offer' });
  await lab.call('bob', remote('offer'));
  await lab.signaling('have-local-offer', 'have-remote-offer');
  await lab.holds('bob', { ...empty, pendingRemote: 'offer' });
  await lab.call('bob', candidate);
  await lab.call('bob', local('answer'));
  await lab.signaling('have-local-offer', 'stable');
  await lab.holds('bob', { ...empty, currentLocal: 'answer', currentRemote: 'offer' });
  await lab.call('alice', remote('answer'));
  await lab.signaling('stable', 'stable');
  await lab.holds('alice', { ...empty, currentLocal: 'offer', currentRemote: 'answer' });
  await lab.call('alice', candidate);
  await lab.refuses('alice', remote('answer'), 'answer-without-offer');

  await lab.call('bob', local('offer'));
  await lab.holds('bob', {
    currentLocal: 'answer',
    pendingLocal: 'offer',
    currentRemote: 'offer',
    pendingRemote: 'none',
  });
});

test('before anything has come from the other side there is nothing of it to set', async ({ page }) => {
  const lab = new OfferAnswerLab(page);
  await lab.open();
  for (const peer of ['alice', 'bob'] as const) {
    for (const call of [remote('offer'), remote('answer'), remote('pranswer'), candidate]) {
      await lab.hasNothingFor(peer, call);
    }
  }
  await lab.call('alice', local('offer'));
  await lab.hasNothingFor('bob', remote('answer'));
  await expect(lab.callButton('bob', remote('offer'))).toBeEnabled();
  await lab.hasNothingFor('alice', remote('offer'));
});

test('a provisional answer goes before the answer, and cannot be rolled back', async ({ page }) => {
  const lab = new OfferAnswerLab(page);
  await lab.open();
  await lab.call('alice', local('offer'));
  await lab.call('bob', remote('offer'));
  await lab.call('bob', local('pranswer'));
  await lab.signaling('have-local-offer', 'have-local-pranswer');
  await lab.holds('bob', { ...empty, pendingLocal: 'pranswer', pendingRemote: 'offer' });
  await lab.call('alice', remote('pranswer'));
  await lab.signaling('have-remote-pranswer', 'have-local-pranswer');
  await lab.refuses('alice', local('rollback'), 'too-late-to-roll-back');
  await lab.refuses('bob', 'setRemoteDescription(rollback)', 'too-late-to-roll-back');
  await lab.call('bob', local('answer'));
  await lab.call('alice', remote('answer'));
  await lab.signaling('stable', 'stable');
  await lab.holds('bob', { ...empty, currentLocal: 'answer', currentRemote: 'offer' });
});

test('an offer rolled back is gone, and so is everything pending', async ({ page }) => {
  const lab = new OfferAnswerLab(page);
  await lab.open();
  await lab.call('alice', local('offer'));
  await lab.call('alice', local('rollback'));
  await lab.signaling('stable', 'stable');
  await lab.holds('alice', empty);
  await lab.call('bob', remote('offer'));
  await lab.call('bob', 'setRemoteDescription(rollback)');
  await lab.signaling('stable', 'stable');
  await lab.holds('bob', empty);
});

test('when both have offered, setting theirs rolls our own back', async ({ page }) => {
  const lab = new OfferAnswerLab(page);
  await lab.open();
  await lab.call('alice', local('offer'));
  await lab.call('bob', local('offer'));
  await lab.signaling('have-local-offer', 'have-local-offer');
  await lab.call('alice', remote('offer'));
  await lab.signaling('have-remote-offer', 'have-local-offer');
  await lab.holds('alice', { ...empty, pendingRemote: 'offer' });
  await lab.call('alice', local('answer'));
  await lab.call('bob', remote('answer'));
  await lab.signaling('stable', 'stable');
});

test('a closed connection takes no call any more', async ({ page }) => {
  const lab = new OfferAnswerLab(page);
  await lab.open();
  await lab.call('alice', local('offer'));
  await lab.call('bob', remote('offer'));
  await lab.call('bob', 'close()');
  await lab.signaling('have-local-offer', 'closed');
  for (const call of [
    ...['offer', 'answer', 'pranswer', 'rollback'].map(local),
    remote('offer'),
    remote('rollback'),
    candidate,
  ]) {
    await lab.refuses('bob', call, 'closed');
  }
  await lab.call('bob', 'close()');
  await lab.shows('bob', { signaling: closed.signaling ?? '' });
});

type Refusals = readonly (readonly [call: string, refusal: Refusal])[];

/** What is refused in each state, for the side that has set `calls`; whatever is not listed works or has nothing to set. */
const refusals: readonly {
  state: string;
  calls: readonly (readonly ['alice' | 'bob', string])[];
  refused: Refusals;
}[] = [
  {
    state: 'stable',
    calls: [],
    refused: [
      [local('answer'), 'answer-without-offer'],
      [local('pranswer'), 'answer-without-offer'],
      [local('rollback'), 'nothing-to-roll-back'],
      [remote('rollback'), 'nothing-to-roll-back'],
    ],
  },
  {
    state: 'have-local-offer',
    calls: [['alice', local('offer')]],
    refused: [
      [local('answer'), 'answer-is-theirs'],
      [local('pranswer'), 'answer-is-theirs'],
    ],
  },
  {
    state: 'have-remote-offer',
    calls: [
      ['bob', local('offer')],
      ['alice', remote('offer')],
    ],
    refused: [[local('offer'), 'offer-not-now']],
  },
  {
    state: 'have-local-pranswer',
    calls: [
      ['bob', local('offer')],
      ['alice', remote('offer')],
      ['alice', local('pranswer')],
    ],
    refused: [
      [local('offer'), 'offer-not-now'],
      [local('rollback'), 'too-late-to-roll-back'],
      [remote('offer'), 'offer-not-now'],
      [remote('rollback'), 'too-late-to-roll-back'],
    ],
  },
  {
    state: 'have-remote-pranswer',
    calls: [
      ['alice', local('offer')],
      ['bob', remote('offer')],
      ['bob', local('pranswer')],
      ['alice', remote('pranswer')],
    ],
    refused: [
      [local('offer'), 'offer-not-now'],
      [local('answer'), 'answer-is-theirs'],
      [local('pranswer'), 'answer-is-theirs'],
      [local('rollback'), 'too-late-to-roll-back'],
      [remote('rollback'), 'too-late-to-roll-back'],
    ],
  },
];

for (const { state, calls, refused } of refusals) {
  test(`in ${state} these calls are refused: ${refused.map(([call]) => call).join(', ')}`, async ({ page }) => {
    const lab = new OfferAnswerLab(page);
    await lab.open();
    for (const [peer, call] of calls) await lab.call(peer, call);
    for (const [call, refusal] of refused) {
      await lab.refuses('alice', call, refusal);
      await lab.shows('alice', { signaling: state });
    }
    const [beginning = ''] = lab.words.offerAnswer.refusedNow.split('{reason}');
    const rows = lab.side('alice').getByRole('group').getByText(beginning);
    await expect(rows).toHaveCount(refused.length);
  });
}
