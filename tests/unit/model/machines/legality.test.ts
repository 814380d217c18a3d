import fc from 'fast-check';
import { expect, test } from 'vitest';
import { en } from '#labs/messages/en.ts';
import { ko } from '#labs/messages/ko.ts';
import { advance } from '#labs/model/machines/advance.ts';
import { refusal, type IntendedCall, type Refusal } from '#labs/model/machines/legality.ts';
import { remoteDescriptionMachine } from '#labs/model/machines/remote-description.ts';
import { signalingMachine } from '#labs/model/machines/signaling.ts';
import {
  connectionMethods,
  sdpTypes,
  signalingStates,
  type SdpType,
  type SignalingState,
} from '#labs/model/vocabulary.ts';
import { methodFor } from '../facts.ts';
import { operations, specifiedImplicit } from '../specified.ts';

const ok = null;
/** In the order of `signalingStates`: the first six columns of the legality matrix, with the reason for each cross. */
type Row = { call: string; intended: IntendedCall; cells: readonly (Refusal | null)[] };

const sld = (type?: SdpType): IntendedCall => ({ method: 'setLocalDescription', type });
const srd = (type: SdpType): IntendedCall => ({ method: 'setRemoteDescription', type });
const notNow = 'offer-not-now';
const late = 'too-late-to-roll-back';
const theirs = 'answer-is-theirs';
const ours = 'answer-is-ours';

const matrix: readonly Row[] = [
  //                                    stable, have-local-offer, have-remote-offer, have-local-pranswer, have-remote-pranswer, closed
  { call: 'createOffer', intended: { method: 'createOffer' }, cells: [ok, ok, notNow, notNow, notNow, 'closed'] },
  {
    call: 'createAnswer',
    intended: { method: 'createAnswer' },
    cells: ['no-offer-to-answer', 'no-offer-to-answer', ok, ok, 'no-offer-to-answer', 'closed'],
  },
  { call: 'SLD()', intended: sld(), cells: [ok, ok, ok, ok, 'no-implicit-description', 'closed'] },
  { call: 'SLD(offer)', intended: sld('offer'), cells: [ok, ok, notNow, notNow, notNow, 'closed'] },
  {
    call: 'SLD(pranswer)',
    intended: sld('pranswer'),
    cells: ['answer-without-offer', theirs, ok, ok, theirs, 'closed'],
  },
  { call: 'SLD(answer)', intended: sld('answer'), cells: ['answer-without-offer', theirs, ok, ok, theirs, 'closed'] },
  { call: 'SLD(rollback)', intended: sld('rollback'), cells: ['nothing-to-roll-back', ok, ok, late, late, 'closed'] },
  { call: 'SRD(offer)', intended: srd('offer'), cells: [ok, ok, ok, notNow, notNow, 'closed'] },
  { call: 'SRD(pranswer)', intended: srd('pranswer'), cells: ['answer-without-offer', ok, ours, ours, ok, 'closed'] },
  { call: 'SRD(answer)', intended: srd('answer'), cells: ['answer-without-offer', ok, ours, ours, ok, 'closed'] },
  { call: 'SRD(rollback)', intended: srd('rollback'), cells: ['nothing-to-roll-back', ok, ok, late, late, 'closed'] },
  {
    call: 'addIceCandidate',
    intended: { method: 'addIceCandidate' },
    // Before the first round; with an offer or a provisional answer of theirs there is a remote description.
    cells: ['no-remote-description', 'no-remote-description', ok, ok, ok, 'closed'],
  },
];

/** What a first round leaves in each state. */
const firstRound: Readonly<Record<SignalingState, string>> = {
  stable: 'none',
  'have-local-offer': 'none',
  'have-remote-offer': 'pending',
  'have-local-pranswer': 'pending',
  'have-remote-pranswer': 'pending',
  closed: 'none',
};

const cells = matrix.flatMap(({ call, intended, cells: reasons }) =>
  signalingStates.map((signaling, column) => ({
    call,
    intended,
    signaling,
    reason: reasons[column] ?? null,
    verdict: reasons[column] ?? 'allowed',
  })),
);

test('the matrix is whole', () => {
  expect(cells).toHaveLength(12 * 6);
  expect(matrix.every(({ cells: reasons }) => reasons.length === 6)).toBe(true);
});

test.each(cells)('$call in $signaling: $verdict', ({ intended, signaling, reason }) => {
  expect(refusal({ signaling, remoteDescription: firstRound[signaling] }, intended)).toBe(reason);
});

test.each(signalingStates.map((signaling) => ({ signaling })))(
  'after an earlier negotiation, addIceCandidate is refused in $signaling only if that is closed',
  ({ signaling }) => {
    const reason = refusal({ signaling, remoteDescription: 'current' }, { method: 'addIceCandidate' });
    expect(reason).toBe(signaling === 'closed' ? 'closed' : null);
  },
);

test.each([
  { method: 'close', reason: null },
  { method: 'restartIce', reason: null },
  { method: 'addTrack', reason: 'closed' },
  { method: 'removeTrack', reason: 'closed' },
  { method: 'addTransceiver', reason: 'closed' },
  { method: 'createDataChannel', reason: 'closed' },
  { method: 'setConfiguration', reason: 'closed' },
] as const)('$method is allowed in every open state, and on a closed connection: $reason', ({ method, reason }) => {
  for (const signaling of signalingStates.filter((state) => state !== 'closed')) {
    expect(refusal({ signaling, remoteDescription: 'none' }, { method })).toBeNull();
  }
  expect(refusal({ signaling: 'closed', remoteDescription: 'none' }, { method })).toBe(reason);
});

test('every refusal has its sentence in both languages, and every sentence a refusal', () => {
  const reasons = new Set(cells.flatMap(({ reason }) => reason ?? []));
  expect([...reasons].sort()).toEqual(Object.keys(en.common.refusals).sort());
  expect([...reasons].sort()).toEqual(Object.keys(ko.common.refusals).sort());
});

test('wherever legal events lead, a call is refused exactly when no machine would move', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.nat(7), { maxLength: 30 }), fc.boolean(), (choices, closes) => {
      let signaling: SignalingState = 'stable';
      let remoteDescription = 'none';
      for (const choice of choices) {
        const legal = operations.filter((type) => advance(signalingMachine, signaling, type) !== null);
        const type = legal[choice % legal.length];
        if (type === undefined) throw new Error(`nothing is legal in ${signaling}`);
        signaling = advance(signalingMachine, signaling, type) as SignalingState;
        remoteDescription = advance(remoteDescriptionMachine, remoteDescription, type) ?? remoteDescription;
      }
      if (closes) signaling = 'closed';
      seen.add(`${signaling} ${remoteDescription}`);
      const standing = { signaling, remoteDescription };

      for (const side of ['local', 'remote'] as const) {
        for (const type of sdpTypes) {
          const moves = advance(signalingMachine, signaling, `${side}.${type}`) !== null;
          expect(refusal(standing, { method: methodFor(side), type }) === null).toBe(moves);
        }
      }
      const implicit = refusal(standing, { method: 'setLocalDescription' });
      expect(implicit === null).toBe(specifiedImplicit[signaling] !== undefined);
      const candidate = refusal(standing, { method: 'addIceCandidate' });
      expect(candidate === null).toBe(signaling !== 'closed' && remoteDescription !== 'none');
    }),
    { numRuns: 300 },
  );
  expect(seen.size).toBeGreaterThan(10);
});

test('every recorded method has an answer in every state', () => {
  for (const method of connectionMethods) {
    for (const signaling of signalingStates) {
      const reason = refusal({ signaling, remoteDescription: firstRound[signaling] }, { method });
      expect(reason === null || reason in en.common.refusals).toBe(true);
    }
  }
});
