import { expect, test } from 'vitest';
import { isFor, parseEnvelope, writeEnvelope, type Envelope } from '#labs/model/mesh/envelope.ts';
import { allPairs, meshId, pairBetween, pairIdOf, pairsOf, seatOf } from '#labs/model/mesh/seats.ts';

const hello: Envelope = { from: 'alice-1', to: null, message: { id: 'alice-1-1', kind: 'hello', content: null } };
const offer: Envelope = {
  from: 'alice-1',
  to: 'bob-2',
  message: { id: 'alice-1-2', kind: 'offer', content: { type: 'offer', sdp: 'v=0' } },
};
const candidate: Envelope = {
  from: 'bob-2',
  to: 'alice-1',
  message: {
    id: 'bob-2-1',
    kind: 'candidate',
    content: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null },
  },
};
const end: Envelope = { ...candidate, message: { id: 'bob-2-2', kind: 'candidate', content: null } };
const bye: Envelope = { ...hello, message: { id: 'alice-1-3', kind: 'bye', content: null } };
const offering = (content: object) => ({ ...offer, message: { ...offer.message, content } });

test.each([hello, offer, candidate, end, bye])('$message.kind is the same after its way over a channel', (envelope) => {
  expect(parseEnvelope(writeEnvelope(envelope))).toEqual(envelope);
});

test.each([
  ['nothing', undefined],
  ['a number', 7],
  ['text', 'offer'],
  ['a stranger', { ...hello, from: 'mallory-1' }],
  ['a name with no visit', { ...hello, from: 'alice' }],
  ['a name that is too long', { ...hello, from: `alice-${'x'.repeat(60)}` }],
  ['an offer that says it is an answer', offering({ type: 'answer', sdp: '' })],
  ['an offer of megabytes', offering({ type: 'offer', sdp: 'a'.repeat(200_000) })],
  ['an unknown kind', { ...hello, message: { id: '1', kind: 'peerjs', content: null } }],
  ['no message', { from: 'alice-1', to: null }],
])('%s is no message of a mesh', (_, data) => {
  expect(parseEnvelope(data)).toBeNull();
});

test('a message is for all, or for one, and never for who has sent it', () => {
  expect(isFor(hello, 'bob-2')).toBe(true);
  expect(isFor(hello, 'alice-1')).toBe(false);
  expect(isFor(offer, 'bob-2')).toBe(true);
  expect(isFor(offer, 'carol-3')).toBe(false);
});

test('six peers make fifteen pairs, each once, the earlier seat first', () => {
  expect(allPairs.length).toBe(15);
  expect(new Set(allPairs.map(pairIdOf)).size).toBe(15);
  expect(pairsOf(['carol', 'alice']).map(pairIdOf)).toEqual(['alice-carol']);
  expect(pairIdOf(pairBetween('frank', 'bob'))).toBe('bob-frank');
});

test('ids keep the order of the seats whatever the visit', () => {
  expect(seatOf(meshId('dave', 'zzz'))).toBe('dave');
  expect(meshId('alice', 'zzz') < meshId('bob', 'aaa')).toBe(true);
  expect(seatOf('mallory-1')).toBeUndefined();
});
