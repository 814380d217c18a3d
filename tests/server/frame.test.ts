import { readFrame } from '#peer-server/frame.ts';
import { expect, test } from 'vitest';

const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 };
const offer = { type: 'offer', sdp: 'v=0\r\n' };
const answer = { type: 'answer', sdp: 'v=0\r\n' };
const media = { type: 'media', connectionId: 'mc_1' };
const data = { type: 'data', connectionId: 'dc_1', serialization: 'binary', label: 'dc_1', reliable: false };
const raw = { type: 'raw', message: 'm1' };

const carried = [
  { what: 'a PeerJS media offer', type: 'OFFER', payload: { ...media, sdp: offer, metadata: { name: 'Ada' } } },
  { what: 'a PeerJS data offer', type: 'OFFER', payload: { ...data, sdp: offer } },
  { what: 'a PeerJS answer', type: 'ANSWER', payload: { ...media, sdp: answer } },
  { what: 'a PeerJS data answer', type: 'ANSWER', payload: { type: 'data', connectionId: 'dc_1', sdp: answer } },
  { what: 'a PeerJS candidate', type: 'CANDIDATE', payload: { ...media, candidate } },
  { what: 'our offer', type: 'OFFER', payload: { ...raw, description: offer } },
  { what: 'our answer', type: 'ANSWER', payload: { ...raw, description: answer } },
  { what: 'our provisional answer', type: 'ANSWER', payload: { ...raw, description: { type: 'pranswer', sdp: '' } } },
  { what: 'our rollback', type: 'OFFER', payload: { ...raw, description: { type: 'rollback', sdp: '' } } },
  {
    what: 'our candidate',
    type: 'CANDIDATE',
    payload: { ...raw, candidate: { ...candidate, usernameFragment: null } },
  },
  { what: 'our end of candidates', type: 'CANDIDATE', payload: { ...raw, candidate: null } },
  { what: 'our goodbye', type: 'CANDIDATE', payload: { ...raw, bye: true } },
];

test.each(carried)('$what is carried', ({ type, payload }) => {
  expect(readFrame(JSON.stringify({ type, dst: 'bob', payload }))).toEqual({ type, dst: 'bob' });
});

const clock = { of: 'page-1', at: 12.5, yours: { of: 'page-2', arrival: 3 } };
const aside = { page: 'p1', asks: true, topic: null, declines: false, life: 'shown', clock };

test('what is said beside the call is carried as far as it is known', () => {
  expect(readFrame(JSON.stringify({ type: 'ASIDE', dst: 'bob', payload: { ...aside, more: 'x' } }))).toEqual({
    ...{ type: 'ASIDE', dst: 'bob', payload: aside },
  });
  const unreadable = JSON.stringify({
    type: 'ASIDE',
    dst: 'bob',
    payload: { ...aside, clock: { of: 'page-1', at: '12' } },
  });
  expect(readFrame(unreadable)).toMatchObject({ payload: { ...aside, clock: null } });
});

test.each([
  { what: 'an aside to nobody', type: 'ASIDE', dst: undefined, payload: aside, fault: 'malformed dst' },
  { what: 'an empty aside', type: 'ASIDE', dst: 'bob', payload: undefined, fault: 'malformed payload' },
  {
    what: 'an aside of another life',
    type: 'ASIDE',
    dst: 'bob',
    payload: { ...aside, life: 'x' },
    fault: 'malformed payload',
  },
])('$what is refused', ({ type, dst, payload, fault }) => {
  expect(readFrame(JSON.stringify({ type, dst, payload }))).toBe(fault);
});

test.each([
  { what: 'no payload', type: 'OFFER', payload: undefined },
  { what: 'a payload of null', type: 'OFFER', payload: null },
  { what: 'an array', type: 'OFFER', payload: [] },
  { what: 'an unknown kind', type: 'OFFER', payload: { ...media, type: 'file', sdp: offer } },
  { what: 'an unknown serialization', type: 'OFFER', payload: { ...data, serialization: 'msgpack', sdp: offer } },
  { what: 'the serialization __proto__', type: 'OFFER', payload: { ...data, serialization: '__proto__', sdp: offer } },
  {
    what: 'a data offer without serialization',
    type: 'OFFER',
    payload: { type: 'data', connectionId: 'c', sdp: offer },
  },
  { what: 'no connectionId', type: 'OFFER', payload: { type: 'media', sdp: offer } },
  { what: 'an empty connectionId', type: 'OFFER', payload: { ...media, connectionId: '', sdp: offer } },
  {
    what: 'a connectionId of 129 signs',
    type: 'OFFER',
    payload: { ...media, connectionId: 'c'.repeat(129), sdp: offer },
  },
  { what: 'an sdp as text', type: 'OFFER', payload: { ...media, sdp: 'v=0' } },
  { what: 'an answer as an offer', type: 'OFFER', payload: { ...media, sdp: answer } },
  { what: 'an offer as an answer', type: 'ANSWER', payload: { ...media, sdp: offer } },
  { what: 'a candidate as text', type: 'CANDIDATE', payload: { ...media, candidate: 'candidate:1' } },
  { what: 'a candidate without its line', type: 'CANDIDATE', payload: { ...media, candidate: { sdpMid: '0' } } },
  {
    what: 'sdpMLineIndex as text',
    type: 'CANDIDATE',
    payload: { ...media, candidate: { ...candidate, sdpMLineIndex: '0' } },
  },
  { what: 'two contents', type: 'OFFER', payload: { ...raw, description: offer, bye: true } },
  { what: 'no content', type: 'OFFER', payload: raw },
  { what: 'no message name', type: 'OFFER', payload: { type: 'raw', bye: true } },
  { what: 'a connectionId in one of ours', type: 'OFFER', payload: { ...raw, connectionId: 'c', bye: true } },
  {
    what: 'metadata 17 deep',
    type: 'OFFER',
    payload: { ...media, sdp: offer, metadata: JSON.parse(`${'['.repeat(17)}${']'.repeat(17)}`) as unknown },
  },
])('$type with $what is refused', ({ type, payload }) => {
  expect(readFrame(JSON.stringify({ type, dst: 'bob', payload }))).toBe('malformed payload');
});

test.each(['OPEN', 'EXPIRE', 'ERROR', 'ID-TAKEN', 'INVALID-KEY', 'ROOM', 'constructor', ''])(
  'a client may not say %s',
  (type) => {
    expect(readFrame(JSON.stringify({ type, dst: 'bob', payload: { ...raw, bye: true } }))).toBe('unknown type');
  },
);

test.each([undefined, null, 5, true, {}, [], '', 'x'.repeat(65)])('an offer to %j is refused', (dst) => {
  expect(readFrame(JSON.stringify({ type: 'OFFER', dst, payload: { ...raw, bye: true } }))).toBe('malformed dst');
});

test('LEAVE names the partner, or nobody', () => {
  expect(readFrame('{"type":"LEAVE","dst":"bob"}')).toEqual({ type: 'LEAVE', dst: 'bob' });
  expect(readFrame('{"type":"LEAVE"}')).toEqual({ type: 'LEAVE', dst: undefined });
  expect(readFrame('{"type":"LEAVE","dst":null}')).toBe('malformed dst');
  expect(readFrame('{"type":"LEAVE","payload":{}}')).toBe('malformed payload');
});

test('64 KiB of brackets are read without harm', () => {
  expect(readFrame('['.repeat(65_536))).toBe('not JSON');
  expect(readFrame('['.repeat(32_768) + ']'.repeat(32_768))).toBe('not an object');
});
