import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import {
  noDescriptions,
  sessionVersion,
  stepDescriptions,
  type DescriptionSlots,
} from '#labs/model/views/descriptions.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { applied, created, rejected, reported, sets } from '../facts.ts';

/** The slots by the SDP in them. */
function slotsAfter(...facts: readonly Fact[]): Partial<Record<keyof DescriptionSlots, string>> {
  const { alice } = fold(buildTrace(created, ...facts), stepDescriptions, noDescriptions);
  return Object.fromEntries(
    Object.entries(alice).flatMap(([slot, value]) =>
      typeof value === 'object' && value ? [[slot, `${value.type} ${value.sdp}`]] : [],
    ),
  );
}

const offer = applied('local', 'offer', '1');
const theirOffer = applied('remote', 'offer', '2');
const answer = applied('local', 'answer', '3');
const theirAnswer = applied('remote', 'answer', '4');
const rounded = { currentLocal: 'offer 1', currentRemote: 'answer 4' };

test.each([
  { when: 'nothing is set', facts: [], slots: {} },
  { when: 'we offer', facts: [offer], slots: { pendingLocal: 'offer 1' } },
  { when: 'they offer', facts: [theirOffer], slots: { pendingRemote: 'offer 2' } },
  {
    when: 'our offer gives way to theirs and theirs is then refused, as in Firefox',
    facts: [
      offer,
      reported('have-local-offer'),
      reported('stable'),
      rejected('setRemoteDescription', 'InvalidAccessError'),
    ],
    slots: {},
  },
  { when: 'they answer us', facts: [offer, theirAnswer], slots: rounded },
  {
    when: 'we answer them',
    facts: [theirOffer, answer],
    slots: { currentLocal: 'answer 3', currentRemote: 'offer 2' },
  },
  {
    when: 'they answer us provisionally',
    facts: [offer, applied('remote', 'pranswer', '5')],
    slots: { pendingLocal: 'offer 1', pendingRemote: 'pranswer 5' },
  },
  {
    when: 'we answer them provisionally',
    facts: [theirOffer, applied('local', 'pranswer', '5')],
    slots: { pendingLocal: 'pranswer 5', pendingRemote: 'offer 2' },
  },
  {
    when: 'a provisional answer becomes one',
    facts: [offer, applied('remote', 'pranswer', '5'), theirAnswer],
    slots: rounded,
  },
  { when: 'our offer is rolled back', facts: [offer, applied('local', 'rollback', '')], slots: {} },
  { when: 'their offer is rolled back', facts: [theirOffer, applied('remote', 'rollback', '')], slots: {} },
  { when: 'their offer takes ours away', facts: [offer, theirOffer], slots: { pendingRemote: 'offer 2' } },
  {
    when: 'a second round begins',
    facts: [offer, theirAnswer, applied('local', 'offer', '6')],
    slots: { ...rounded, pendingLocal: 'offer 6' },
  },
  {
    when: 'a second round is rolled back',
    facts: [offer, theirAnswer, applied('remote', 'offer', '6'), applied('local', 'rollback', '')],
    slots: rounded,
  },
  {
    when: 'a second round ends',
    facts: [offer, theirAnswer, applied('remote', 'offer', '6'), applied('local', 'answer', '7')],
    slots: { currentLocal: 'answer 7', currentRemote: 'offer 6' },
  },
  { when: 'a new connection is made', facts: [offer, theirAnswer, created], slots: {} },
])('when $when, the slots are $slots', ({ facts, slots }) => {
  expect(slotsAfter(...facts)).toEqual(slots);
});

test('each peer has its own slots', () => {
  const { alice, bob } = fold(
    buildTrace(offer, ...of('bob', applied('remote', 'offer', '1'))),
    stepDescriptions,
    noDescriptions,
  );
  expect(alice.pendingLocal?.sdp).toBe('1');
  expect(bob.pendingRemote?.sdp).toBe('1');
  expect(alice.pendingRemote).toBeNull();
});

test('a call that sets nothing changes nothing', () => {
  const trace = buildTrace(...sets('local', 'offer', 'have-local-offer').slice(0, 1));
  expect(fold(trace, stepDescriptions, noDescriptions)).toBe(noDescriptions);
});

test.each([
  { sdp: 'v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\n', version: '2' },
  { sdp: 'v=0\r\no=mozilla...THIS_IS_SDPARTA-99.0 8716 13 IN IP4 0.0.0.0\r\n', version: '13' },
  { sdp: 'v=0\r\ns=-\r\n', version: null },
  { sdp: 'v=0\r\ns=a o=- 1 2 IN\r\n', version: null },
  { sdp: '', version: null },
])('the session version is $version', ({ sdp, version }) => {
  expect(sessionVersion({ type: 'offer', sdp })).toBe(version);
});
