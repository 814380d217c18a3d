import { expect, test } from 'vitest';
import { callArguments, callResult } from '#labs/drivers/call-arguments.ts';
import type { ConnectionMethod } from '#labs/model/vocabulary.ts';

const track = { id: 't1', kind: 'video', label: 'a camera' };

test.each<{ method: ConnectionMethod; given: readonly unknown[]; facts: readonly unknown[] }>([
  { method: 'createOffer', given: [], facts: [] },
  { method: 'createOffer', given: [{ iceRestart: true }], facts: [{ iceRestart: true }] },
  { method: 'createAnswer', given: [], facts: [] },
  { method: 'setLocalDescription', given: [], facts: [] },
  { method: 'setLocalDescription', given: [{ type: 'offer', sdp: 'v=0' }], facts: [{ type: 'offer', sdp: 'v=0' }] },
  { method: 'setLocalDescription', given: [{ type: 'rollback' }], facts: [{ type: 'rollback', sdp: '' }] },
  {
    method: 'setRemoteDescription',
    given: [{ type: 'answer', sdp: 'v=0', extra: 1 }],
    facts: [{ type: 'answer', sdp: 'v=0' }],
  },
  { method: 'setRemoteDescription', given: [{ sdp: 'v=0' }], facts: [{ sdp: 'v=0' }] },
  { method: 'addIceCandidate', given: [], facts: [null] },
  { method: 'addIceCandidate', given: [null], facts: [null] },
  {
    method: 'addIceCandidate',
    given: [{ candidate: '', sdpMid: '0' }],
    facts: [{ candidate: '', sdpMid: '0', sdpMLineIndex: null, usernameFragment: null }],
  },
  { method: 'addTrack', given: [track, { id: 's1' }, { id: 's2' }], facts: [{ id: 't1', kind: 'video' }, 's1', 's2'] },
  { method: 'removeTrack', given: [{ track }], facts: ['t1'] },
  { method: 'removeTrack', given: [{ track: null }], facts: [null] },
  { method: 'addTransceiver', given: ['audio'], facts: ['audio', {}] },
  {
    method: 'addTransceiver',
    given: [track, { direction: 'recvonly', streams: [] }],
    facts: [{ id: 't1', kind: 'video' }, { direction: 'recvonly' }],
  },
  { method: 'createDataChannel', given: ['chat'], facts: ['chat', {}] },
  {
    method: 'createDataChannel',
    given: ['chat', { negotiated: true, id: 1 }],
    facts: ['chat', { negotiated: true, id: 1 }],
  },
  { method: 'setConfiguration', given: [], facts: [{ iceServers: [] }] },
  {
    method: 'setConfiguration',
    given: [{ iceServers: [{ urls: 'turn:turn.example.org', username: 'u', credential: 'c' }] }],
    facts: [{ iceServers: [{ urls: ['turn:turn.example.org'] }] }],
  },
  { method: 'restartIce', given: [], facts: [] },
  { method: 'close', given: [], facts: [] },
])('$method given $given is recorded with $facts', ({ method, given, facts }) => {
  expect(callArguments(method, given)).toEqual(facts);
});

test.each([
  { result: undefined, fact: null },
  { result: null, fact: null },
  { result: { type: 'offer', sdp: 'v=0', toJSON: () => {} }, fact: { type: 'offer', sdp: 'v=0' } },
  { result: { label: 'chat', id: null, readyState: 'connecting' }, fact: { label: 'chat' } },
  { result: { mid: null, sender: {} }, fact: { mid: null } },
  { result: { track: null }, fact: null },
])('the result $result is recorded as $fact', ({ result, fact }) => {
  expect(callResult(result)).toEqual(fact);
});

test.each<{ method: ConnectionMethod; given: readonly unknown[]; mistake: string }>([
  { mistake: 'setRemoteDescription() without anything', method: 'setRemoteDescription', given: [] },
  { mistake: 'a description that is null', method: 'setRemoteDescription', given: [null] },
  { mistake: 'the SDP instead of the description', method: 'setRemoteDescription', given: ['v=0'] },
  { mistake: 'the line instead of the candidate', method: 'addIceCandidate', given: ['candidate:1'] },
  { mistake: 'a number for a candidate', method: 'addIceCandidate', given: [7] },
  { mistake: 'addTrack() without anything', method: 'addTrack', given: [] },
  { mistake: 'a stream instead of a track', method: 'addTrack', given: [{ id: 's1', active: true }] },
  { mistake: 'a track that is null', method: 'addTrack', given: [null] },
  { mistake: 'a stream that is not there', method: 'addTrack', given: [track, undefined] },
  { mistake: 'removeTrack() without anything', method: 'removeTrack', given: [] },
  { mistake: 'a sender that was not found', method: 'removeTrack', given: [null] },
  { mistake: 'addTransceiver() without anything', method: 'addTransceiver', given: [] },
  { mistake: 'a transceiver with init null', method: 'addTransceiver', given: ['audio', null] },
  { mistake: 'a data channel without a label', method: 'createDataChannel', given: [] },
  { mistake: 'a configuration whose servers are null', method: 'setConfiguration', given: [{ iceServers: null }] },
  {
    mistake: 'a configuration with one server instead of a list',
    method: 'setConfiguration',
    given: [{ iceServers: {} }],
  },
  { mistake: 'a server that is null', method: 'setConfiguration', given: [{ iceServers: [null] }] },
  { mistake: 'callbacks, as in the old API', method: 'createOffer', given: [() => {}, () => {}] },
])('$mistake is recorded without an error of our own: that is the browser’s to throw', ({ method, given }) => {
  const facts = callArguments(method, given);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});
