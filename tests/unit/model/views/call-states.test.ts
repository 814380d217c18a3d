import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { initialCallStates, stepCallStates, type CallStates } from '#labs/model/views/call-states.ts';
import { machineIds, peers, type SignalingState } from '#labs/model/vocabulary.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { applied, called, created, refused, reported, resolved, sets, setsImplicitly, started } from '../facts.ts';
import { hangUp, healthyCall } from '../healthy-call.ts';

function after(...facts: readonly Fact[]): CallStates {
  return fold(buildTrace(...facts), stepCallStates, initialCallStates);
}

const statesOf = (states: CallStates, peer: 'alice' | 'bob') =>
  Object.fromEntries(machineIds.map((id) => [id, states[peer].machines[id].state]));

test('before anything happened every machine is in its first state', () => {
  for (const peer of peers) {
    expect(statesOf(after(), peer)).toEqual({
      signaling: 'stable',
      'ice-gathering': 'new',
      'ice-connection': 'new',
      connection: 'new',
    });
  }
});

test('a healthy call leads both peers to stable, complete and connected, and nobody disagrees', () => {
  const states = after(...healthyCall);
  for (const peer of peers) {
    expect(statesOf(states, peer)).toEqual({
      signaling: 'stable',
      'ice-gathering': 'complete',
      'ice-connection': 'connected',
      connection: 'connected',
    });
    expect(states[peer].disagreements).toEqual([]);
    expect(states[peer].pending.size).toBe(0);
    expect(states[peer].remoteDescription).toBe('current');
  }
});

test('the visited states are listed in the order in which they were first seen', () => {
  const { alice, bob } = after(...healthyCall);
  expect(alice.machines.signaling.visited).toEqual(['stable', 'have-local-offer']);
  expect(bob.machines.signaling.visited).toEqual(['stable', 'have-remote-offer']);
  expect(alice.machines['ice-connection'].visited).toEqual(['new', 'checking', 'connected']);
});

test('the last move of a machine names the event that caused it', () => {
  const { machines } = after(
    created,
    ...sets('local', 'offer', 'have-local-offer'),
    ...called('createDataChannel'),
  ).alice;
  expect(machines.signaling.last).toEqual({ from: 'stable', to: 'have-local-offer', seq: 2 });
  expect(machines.connection.last).toBeNull();
});

test('close() closes three machines without an event, and leaves gathering where it is', () => {
  const states = after(...healthyCall, ...hangUp);
  for (const peer of peers) {
    expect(statesOf(states, peer)).toEqual({
      signaling: 'closed',
      'ice-gathering': 'complete',
      'ice-connection': 'closed',
      connection: 'closed',
    });
    expect(states[peer].disagreements).toEqual([]);
  }
});

test('a second close() changes nothing', () => {
  const once = after(created, ...called('close')).alice;
  const twice = after(created, ...called('close'), ...called('close')).alice;
  expect(twice).toEqual(once);
});

test('what was in flight when close() was called is forgotten, since it never settles', () => {
  const { alice } = after(created, started('setLocalDescription', 'offer'), ...called('close'), reported('stable'));
  expect(alice.pending.size).toBe(0);
  expect(after(created, started('setLocalDescription', 'offer'), ...called('close')).alice.disagreements).toEqual([]);
});

test('a new connection starts the machines afresh and keeps what was found', () => {
  const { alice, bob } = after(...healthyCall, reported('have-remote-pranswer'), created);
  expect(statesOf({ alice, bob }, 'alice')).toEqual(statesOf(after(), 'alice'));
  expect(alice.machines.signaling.visited).toEqual(['stable']);
  expect(alice.remoteDescription).toBe('none');
  expect(alice.disagreements).toHaveLength(1);
  expect(bob.machines.connection.state).toBe('connected');
});

const offered = sets('local', 'offer', 'have-local-offer');
const theirOffer = sets('remote', 'offer', 'have-remote-offer');
const restarts = [...sets('local', 'offer', 'have-local-offer'), ...sets('remote', 'answer', 'stable')];

/** What a conforming browser records, and where it leads. */
const conforming: readonly { when: string; facts: readonly Fact[]; to: SignalingState; remote: string }[] = [
  {
    when: 'setLocalDescription() makes an offer',
    facts: setsImplicitly('offer', 'have-local-offer'),
    to: 'have-local-offer',
    remote: 'none',
  },
  {
    when: 'setLocalDescription() makes an answer',
    facts: [...theirOffer, ...setsImplicitly('answer', 'stable')],
    to: 'stable',
    remote: 'current',
  },
  {
    when: 'setLocalDescription() ends a provisional answer',
    facts: [...theirOffer, ...sets('local', 'pranswer', 'have-local-pranswer'), ...setsImplicitly('answer', 'stable')],
    to: 'stable',
    remote: 'current',
  },
  {
    when: 'an offer of theirs takes ours away in two reports',
    facts: [...offered, ...sets('remote', 'offer', 'stable', 'have-remote-offer')],
    to: 'have-remote-offer',
    remote: 'pending',
  },
  {
    when: 'an offer of theirs takes ours away and both reports are read after the second',
    facts: [...offered, ...sets('remote', 'offer', 'have-remote-offer', 'have-remote-offer')],
    to: 'have-remote-offer',
    remote: 'pending',
  },
  {
    when: 'an offer of theirs takes ours away in one report',
    facts: [...offered, ...sets('remote', 'offer', 'have-remote-offer')],
    to: 'have-remote-offer',
    remote: 'pending',
  },
  {
    when: 'our offer is set twice',
    facts: [...offered, ...sets('local', 'offer')],
    to: 'have-local-offer',
    remote: 'none',
  },
  {
    when: 'their offer is set twice',
    facts: [...theirOffer, ...sets('remote', 'offer')],
    to: 'have-remote-offer',
    remote: 'pending',
  },
  {
    when: 'we roll our offer back',
    facts: [...offered, ...sets('local', 'rollback', 'stable')],
    to: 'stable',
    remote: 'none',
  },
  {
    when: 'our offer is rolled back as theirs',
    facts: [...offered, ...sets('remote', 'rollback', 'stable')],
    to: 'stable',
    remote: 'none',
  },
  {
    when: 'their offer is rolled back',
    facts: [...theirOffer, ...sets('remote', 'rollback', 'stable')],
    to: 'stable',
    remote: 'none',
  },
  {
    when: 'a later offer of theirs is rolled back',
    facts: [...restarts, ...theirOffer, ...sets('local', 'rollback', 'stable')],
    to: 'stable',
    remote: 'current',
  },
  {
    when: 'they answer provisionally, again, and then for good',
    facts: [
      ...offered,
      ...sets('remote', 'pranswer', 'have-remote-pranswer'),
      ...sets('remote', 'pranswer'),
      ...sets('remote', 'answer', 'stable'),
    ],
    to: 'stable',
    remote: 'current',
  },
  {
    when: 'we answer provisionally, again, and then for good',
    facts: [
      ...theirOffer,
      ...sets('local', 'pranswer', 'have-local-pranswer'),
      ...sets('local', 'pranswer'),
      ...sets('local', 'answer', 'stable'),
    ],
    to: 'stable',
    remote: 'current',
  },
  { when: 'a second round begins', facts: [...restarts, ...offered], to: 'have-local-offer', remote: 'current' },
  {
    when: 'a second round begins and a candidate of the first comes',
    facts: [...restarts, ...offered, ...called('addIceCandidate')],
    to: 'have-local-offer',
    remote: 'current',
  },
  {
    when: 'an offer is refused',
    facts: [...theirOffer, ...refused('createOffer')],
    to: 'have-remote-offer',
    remote: 'pending',
  },
  {
    when: 'an answer is refused',
    facts: refused('setRemoteDescription', 'answer'),
    to: 'stable',
    remote: 'none',
  },
  { when: 'a candidate comes too early', facts: refused('addIceCandidate'), to: 'stable', remote: 'none' },
  {
    when: 'a call fails for another reason than its state',
    facts: refused('setRemoteDescription', 'offer', 'OperationError'),
    to: 'stable',
    remote: 'none',
  },
  {
    when: 'everything is refused after close()',
    facts: [...called('close'), ...refused('createOffer'), ...refused('addTrack'), ...called('restartIce')],
    to: 'closed',
    remote: 'none',
  },
  {
    when: 'the offer of theirs is set while ours is being set',
    facts: [
      started('setLocalDescription', 'offer'),
      started('setRemoteDescription', 'offer'),
      reported('have-local-offer'),
      applied('local', 'offer'),
      resolved('setLocalDescription'),
      reported('stable'),
      reported('have-remote-offer'),
      applied('remote', 'offer'),
      resolved('setRemoteDescription'),
    ],
    to: 'have-remote-offer',
    remote: 'pending',
  },
];

test.each(conforming)('when $when, alice is $to and nobody disagrees', ({ facts, to, remote }) => {
  const { alice, bob } = after(created, ...facts);
  expect(alice.machines.signaling.state).toBe(to);
  expect(alice.remoteDescription).toBe(remote);
  expect(alice.disagreements).toEqual([]);
  expect(alice.pending.size).toBe(0);
  expect(bob).toBe(initialCallStates.bob);
});

test('an offer that takes ours away is a rollback and then an offer, so stable is where the last move begins', () => {
  const { machines } = after(...offered, ...sets('remote', 'offer', 'stable', 'have-remote-offer')).alice;
  expect(machines.signaling.last).toMatchObject({ from: 'stable', to: 'have-remote-offer' });
});

test('an event that concerns no machine changes nothing', () => {
  const trace = buildTrace({ type: 'negotiation.needed' }, { type: 'media.requested', source: 'camera' });
  expect(fold(trace, stepCallStates, initialCallStates)).toBe(initialCallStates);
});

test('a restart gathers again and touches no other machine', () => {
  const again: readonly Fact[] = [
    { type: 'ice-gathering.changed', state: 'gathering' },
    { type: 'ice-gathering.changed', state: 'complete' },
  ];
  const states = after(...healthyCall, ...of('alice', ...called('restartIce'), ...restarts, ...again));
  expect(states.alice.disagreements).toEqual([]);
  expect(statesOf(states, 'alice')).toEqual(statesOf(after(...healthyCall), 'alice'));
});

test.each<{ again: Fact }>([
  { again: { type: 'ice-gathering.changed', state: 'complete' } },
  { again: { type: 'ice-connection.changed', state: 'connected' } },
  { again: { type: 'connection.changed', state: 'connected' } },
  { again: { type: 'signaling.changed', state: 'stable' } },
])('$again.type read twice, as after two quick changes, is no move', ({ again }) => {
  expect(after(...healthyCall, again)).toEqual(after(...healthyCall));
});
