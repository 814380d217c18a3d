import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { browserDifferences, knownDifference } from '#labs/model/views/browser-differences.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import type { Disagreement } from '#labs/model/views/disagreement.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { applied, called, created, refused, reported, resolved, sets, started } from '../facts.ts';

function foundIn(...facts: readonly Fact[]): readonly Disagreement[] {
  const { alice, bob } = fold(buildTrace(created, ...facts), stepCallStates, initialCallStates);
  return [...alice.disagreements, ...bob.disagreements];
}

const offered = sets('local', 'offer', 'have-local-offer');
const theirOffer = sets('remote', 'offer', 'have-remote-offer');
const sld = 'setLocalDescription';
const srd = 'setRemoteDescription';

/** What a browser might do wrong, and what is said of it; `seq` 0 is the connection. */
const rows: readonly {
  when: string;
  facts: readonly Fact[];
  says: Partial<Disagreement> & { kind: Disagreement['kind'] };
}[] = [
  {
    when: 'a state is reported that no call explains',
    facts: [reported('have-local-offer')],
    says: { kind: 'unexpected-report', seq: 1, state: 'stable', reported: 'have-local-offer' },
  },
  {
    when: 'the call in flight would lead elsewhere',
    facts: [started(sld, 'offer'), reported('have-remote-offer')],
    says: { kind: 'unexpected-report', seq: 2, state: 'stable', reported: 'have-remote-offer' },
  },
  {
    when: 'createOffer() changes the state',
    facts: [started('createOffer'), reported('have-local-offer'), resolved('createOffer')],
    says: { kind: 'unexpected-report', seq: 2, state: 'stable', reported: 'have-local-offer' },
  },
  {
    when: 'one call is reported twice, with two states',
    facts: [started(sld, 'offer'), reported('have-local-offer'), reported('stable')],
    says: { kind: 'unexpected-report', seq: 3, state: 'have-local-offer', reported: 'stable' },
  },
  {
    when: 'one setLocalDescription() is reported as an answer and then as an offer',
    facts: [...theirOffer, started(sld), reported('stable'), reported('have-local-offer')],
    says: { kind: 'unexpected-report', state: 'stable', reported: 'have-local-offer' },
  },
  {
    when: 'close() is reported, which it never is',
    facts: [reported('closed')],
    says: { kind: 'unexpected-report', state: 'stable', reported: 'closed' },
  },
  {
    when: 'something is reported after close()',
    facts: [...called('close'), { type: 'connection.changed', state: 'connecting' }],
    says: { kind: 'unexpected-report', machine: 'connection', state: 'closed', reported: 'connecting' },
  },
  {
    when: 'ICE is reported after close()',
    facts: [...called('close'), { type: 'ice-connection.changed', state: 'new' }],
    says: { kind: 'unexpected-report', machine: 'ice-connection', state: 'closed', reported: 'new' },
  },
  {
    when: 'an offer is set and nothing is reported',
    facts: sets('local', 'offer'),
    says: { kind: 'missing-report', seq: 2, state: 'stable', expected: 'have-local-offer' },
  },
  {
    when: 'an answer is set and nothing is reported',
    facts: [...theirOffer, ...sets('local', 'answer')],
    says: { kind: 'missing-report', state: 'have-remote-offer', expected: 'stable' },
  },
  {
    when: 'our offer is rolled back by theirs and the second report never comes',
    facts: [...offered, ...sets('remote', 'offer', 'stable')],
    says: { kind: 'missing-report', state: 'stable', expected: 'have-remote-offer' },
  },
  {
    when: 'an answer is accepted though nobody has offered',
    facts: sets('remote', 'answer'),
    says: { kind: 'unexpected-acceptance', call: `${srd}#1`, method: srd, type: 'answer', state: 'stable' },
  },
  {
    when: 'a provisional answer is rolled back',
    facts: [...theirOffer, ...sets('local', 'pranswer', 'have-local-pranswer'), ...sets('local', 'rollback')],
    says: { kind: 'unexpected-acceptance', method: sld, type: 'rollback', state: 'have-local-pranswer' },
  },
  {
    when: 'a description is in force that no recorded call has set',
    facts: [applied('local', 'answer')],
    says: { kind: 'unexpected-acceptance', call: '', method: sld, type: 'answer' },
  },
  {
    when: 'an offer is created while theirs is open',
    facts: [...theirOffer, ...called('createOffer')],
    says: { kind: 'unexpected-acceptance', call: 'createOffer#1', method: 'createOffer', type: null },
  },
  {
    when: 'a candidate is added before any remote description',
    facts: called('addIceCandidate'),
    says: { kind: 'unexpected-acceptance', method: 'addIceCandidate', state: 'stable' },
  },
  {
    when: 'a track is added after close()',
    facts: [...called('close'), ...called('addTrack')],
    says: { kind: 'unexpected-acceptance', method: 'addTrack', state: 'closed' },
  },
  {
    when: 'an offer is refused in stable',
    facts: refused('createOffer'),
    says: { kind: 'unexpected-refusal', seq: 2, method: 'createOffer', type: null, error: 'InvalidStateError' },
  },
  {
    when: 'setLocalDescription() is refused in stable',
    facts: refused(sld),
    says: { kind: 'unexpected-refusal', method: sld, type: null, state: 'stable' },
  },
  {
    when: 'provisional answers are not supported',
    facts: [...offered, ...refused(srd, 'pranswer', 'NotSupportedError')],
    says: { kind: 'unexpected-refusal', type: 'pranswer', state: 'have-local-offer', error: 'NotSupportedError' },
  },
  {
    when: 'our own offer may not be rolled back',
    facts: [...offered, ...refused(sld, 'rollback')],
    says: { kind: 'unexpected-refusal', type: 'rollback', state: 'have-local-offer' },
  },
];

test.each(rows)('when $when, that is an $says.kind and the only one', ({ facts, says }) => {
  const found = foundIn(...facts);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ peer: 'alice', machine: 'signaling', ...says });
});

test.each(rows)('when $when, it is said of the peer it concerns', ({ facts }) => {
  expect(foundIn(...of('bob', created, ...facts)).map(({ peer }) => peer)).toEqual(['bob']);
});

test('every kind of disagreement is among these', () => {
  const kinds = new Set(rows.map(({ says }) => says.kind));
  expect([...kinds].sort()).toEqual([
    'missing-report',
    'unexpected-acceptance',
    'unexpected-refusal',
    'unexpected-report',
  ]);
});

test('after an unexpected report the model goes on from where the browser is', () => {
  const trace = buildTrace(created, reported('have-remote-offer'), ...sets('local', 'answer', 'stable'));
  const { alice } = fold(trace, stepCallStates, initialCallStates);
  expect(alice.machines.signaling.state).toBe('stable');
  expect(alice.disagreements).toHaveLength(1);
});

test('facts of a call that was never started are no disagreement', () => {
  expect(foundIn(resolved('createAnswer'), ...refused('createAnswer').slice(1))).toEqual([]);
});

const firefox = 'Firefox/153';
const chrome = 'Chrome/156';

test.each([
  {
    what: 'no provisional answer',
    facts: [...offered, ...refused(srd, 'pranswer', 'NotSupportedError')],
    recordedBy: firefox,
    is: 'firefox-no-pranswer',
  },
  {
    what: 'no local rollback of their offer',
    facts: [...theirOffer, ...refused(sld, 'rollback')],
    recordedBy: firefox,
    is: 'firefox-rollback-by-offerer',
  },
  {
    what: 'no remote rollback of our offer',
    facts: [...offered, ...refused(srd, 'rollback')],
    recordedBy: firefox,
    is: 'firefox-rollback-by-offerer',
  },
  {
    what: 'no rollback of our own offer',
    facts: [...offered, ...refused(sld, 'rollback')],
    recordedBy: firefox,
    is: null,
  },
  {
    what: 'an early end of candidates',
    facts: called('addIceCandidate'),
    recordedBy: chrome,
    is: 'chromium-empty-candidate',
  },
  { what: 'an early end of candidates', facts: called('addIceCandidate'), recordedBy: firefox, is: null },
  {
    what: 'no provisional answer',
    facts: [...offered, ...refused(srd, 'pranswer', 'NotSupportedError')],
    recordedBy: chrome,
    is: null,
  },
  { what: 'a missing report', facts: sets('local', 'offer'), recordedBy: chrome, is: null },
  { what: 'a missing report', facts: sets('local', 'offer'), recordedBy: '', is: null },
])('$what in "$recordedBy" is the known difference $is', ({ facts, recordedBy, is }) => {
  const [found] = foundIn(...facts);
  if (found === undefined) throw new Error('nothing was found');
  expect(knownDifference(found, recordedBy)?.id ?? null).toBe(is);
});

test('each known difference is named once', () => {
  const ids = browserDifferences.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
