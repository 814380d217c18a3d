import { expect, test } from 'vitest';
import { en } from '#labs/messages/en.ts';
import { advance } from '#labs/model/machines/advance.ts';
import { signalingMachine } from '#labs/model/machines/signaling.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import {
  localCalls,
  otherCalls,
  remoteCalls,
  round,
  writtenCall,
  type FreeCall,
} from '#labs/model/scenarios/offer-answer.ts';
import { connectionMethods, sdpTypes } from '#labs/model/vocabulary.ts';

test('the steps of the loopback call are named once each, and each has its sentence', () => {
  const ids = loopbackSteps.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(Object.keys(en.loopback.steps));
});

test('what a step calls is an API call, or what is around it', () => {
  const others = ['MediaStream', 'new RTCPeerConnection', 'send'];
  for (const { call } of loopbackSteps) expect([...connectionMethods, ...others]).toContain(call);
});

test('the whole round is legal at every press and leaves both stable', () => {
  const states = { alice: 'stable', bob: 'stable' };
  for (const { peer, call } of round) {
    if (call.id !== 'local' && call.id !== 'theirs') throw new Error(`${call.id} is no part of a round`);
    const event = `${call.id === 'local' ? 'local' : 'remote'}.${call.type}`;
    const next = advance(signalingMachine, states[peer], event);
    expect({ peer, event, next }).not.toHaveProperty('next', null);
    states[peer] = next ?? '';
  }
  expect(states).toEqual({ alice: 'stable', bob: 'stable' });
});

test('every type of description can be set on either side', () => {
  const typesOf = (calls: readonly FreeCall[]) => calls.map((call) => ('type' in call ? call.type : 'rollback'));
  expect(typesOf(localCalls).sort()).toEqual([...sdpTypes].sort());
  expect(typesOf(remoteCalls).sort()).toEqual([...sdpTypes].sort());
});

test('a call is written as a developer writes it', () => {
  expect([...localCalls, ...remoteCalls, ...otherCalls].map(writtenCall)).toEqual([
    'setLocalDescription(offer)',
    'setLocalDescription(answer)',
    'setLocalDescription(pranswer)',
    'setLocalDescription(rollback)',
    'setRemoteDescription(offer)',
    'setRemoteDescription(answer)',
    'setRemoteDescription(pranswer)',
    'setRemoteDescription(rollback)',
    'addIceCandidate()',
    'close()',
  ]);
});
