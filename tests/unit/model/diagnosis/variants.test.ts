import { expect, test } from 'vitest';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import type { Json } from '#labs/model/json.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import { callWithout, calls, created, refused, sdp, sends, sets, text, traceOf } from './built-call.ts';
import { endOf } from './recordings.ts';

// Other ways to the same faults than the labs take.

const whole = callWithout([]);
const chat = { label: 'chat', id: 1 };
const video = { id: 'v1', kind: 'video' } as const;
const configured = (configuration: Json): Fact => ({ type: 'connection.created', configuration });
const failed = (name: string, message = ''): Fact => ({ type: 'code.failed', error: { name, message } });
const found = (...facts: readonly Fact[]) => {
  const trace = traceOf(...facts);
  return diagnose(trace, endOf(trace) + 10_000).map(({ rule, certainty, peer }) => `${rule}, ${certainty}, ${peer}`);
};

test.each<{ what: string; facts: readonly Fact[]; finding: string }>([
  {
    what: 'a server under the old key url',
    facts: callWithout([], { 'alice-connection': [configured({ iceServers: [{ urls: [''] }] })] }),
    finding: 'bad-ice-url, certain, alice',
  },
  {
    what: 'an entry without an address that the browser refuses',
    facts: [
      {
        type: 'connection.refused',
        configuration: { iceServers: [{ urls: [''] }] },
        error: { name: 'TypeError', message: '' },
      },
    ],
    finding: 'bad-ice-url, certain, alice',
  },
  {
    what: 'a TURN server that says 401',
    facts: callWithout([], {
      'alice-gathers': [
        { type: 'candidate.failed', url: 'turn:192.0.2.9', address: null, port: null, code: 401, text: 'Unauthorized' },
      ],
    }),
    finding: 'turn-without-credentials, certain, alice',
  },
  {
    what: 'a room without a place',
    facts: [{ type: 'room.changed', room: 'ABC234', state: 'full' }],
    finding: 'room-full, certain, alice',
  },
  {
    what: 'a null candidate that was sent in an object',
    facts: [
      ...whole,
      ...refused('bob', 'addIceCandidate', 'TypeError', {
        candidate: '',
        sdpMid: null,
        sdpMLineIndex: null,
        usernameFragment: null,
      }),
    ],
    finding: 'null-candidate, likely, alice',
  },
  {
    what: 'code that looks for mediaDevices where there are none',
    facts: [failed('TypeError', "Cannot read properties of undefined (reading 'getUserMedia')")],
    finding: 'insecure-context, likely, alice',
  },
  {
    what: 'an answer on the side that offered',
    facts: callWithout(['set-remote-answer', 'add-at-alice', 'connect'], {
      'create-answer': refused('alice', 'createAnswer', 'InvalidStateError'),
      'set-local-answer': [],
      'bob-gathers': [],
      'send-answer': [],
    }),
    finding: 'answer-in-wrong-state, certain, alice',
  },
  {
    what: 'a track taken from its sender',
    facts: [...whole, { type: 'track.replaced', before: video, after: null }],
    finding: 'frozen-picture, likely, alice',
  },
  {
    what: 'a track put in its place and stopped',
    facts: [
      ...whole,
      { type: 'track.replaced', before: { id: 'a1', kind: 'audio' }, after: { id: 'a2', kind: 'audio' } },
      { type: 'track.stopped', track: { id: 'a2', kind: 'audio' } },
    ],
    finding: 'frozen-picture, likely, alice',
  },
  {
    what: 'a restart by createOffer that was never set',
    facts: [...whole, ...calls('alice', 'createOffer', { iceRestart: true })],
    finding: 'half-ice-restart, likely, alice',
  },
  {
    what: 'a second call offered to a closed connection',
    facts: [
      ...whole,
      ...calls('bob', 'close'),
      ...calls('alice', 'close'),
      ...refused('bob', 'setRemoteDescription', 'InvalidStateError', { type: 'offer', sdp: text }),
    ],
    finding: 'closed-connection-reused, certain, bob',
  },
  {
    what: 'a browser that makes no more connections',
    facts: [
      ...[created, created],
      {
        type: 'connection.refused',
        configuration: {},
        error: { name: 'UnknownError', message: 'Cannot create so many PeerConnections' },
      },
    ],
    finding: 'connections-left-open, certain, alice',
  },
  {
    what: 'a device that can do no such thing',
    facts: [
      { type: 'media.requested', source: 'camera' },
      { type: 'media.refused', source: 'camera', error: { name: 'OverconstrainedError', message: '' } },
    ],
    finding: 'camera-busy, certain, alice',
  },
  {
    what: 'a channel with another id on each side, by other labels too',
    facts: [
      ...whole,
      ...calls('alice', 'createDataChannel', 'chat', { negotiated: true, id: 1 }),
      ...calls('bob', 'createDataChannel', 'files', { negotiated: true, id: 3 }),
      ...calls('bob', 'createDataChannel', 'chat', { negotiated: true, id: 2 }),
    ],
    finding: 'channel-ids-differ, certain, bob',
  },
])('$what', ({ facts, finding }) => {
  expect(found(...facts)).toContain(finding);
});

test.each<{ what: string; facts: readonly Fact[] }>([
  {
    what: 'send() after the channel was closed',
    facts: [
      ...whole,
      { type: 'data-channel.opened', channel: chat },
      { type: 'data-channel.closed', channel: chat },
      { type: 'data.refused', channel: chat, bytes: 5, error: { name: 'InvalidStateError', message: '' } },
    ],
  },
  {
    what: 'a device that was refused once and granted then',
    facts: [
      { type: 'media.requested', source: 'camera' },
      { type: 'media.refused', source: 'camera', error: { name: 'NotReadableError', message: '' } },
      { type: 'media.requested', source: 'camera' },
      { type: 'media.granted', source: 'camera', tracks: [video] },
      ...whole,
    ],
  },
  {
    what: 'a page without a secure context that asks for no device',
    facts: [{ type: 'page.noted', secureContext: false }, ...whole],
  },
  { what: 'a handler that fails for another reason', facts: [...whole, failed('RangeError', 'out of range')] },
  {
    what: 'a play() that went on after a click',
    facts: [
      ...whole,
      { type: 'playback.refused', muted: false, error: { name: 'NotAllowedError', message: '' } },
      { type: 'playback.started', muted: false },
    ],
  },
  {
    what: 'a section that was stopped by its offer and refused by the answer',
    facts: callWithout([], {
      'set-local-offer': sets('alice', 'local', 'offer', sdp('audio', 'video inactive 0')),
      'set-remote-offer': sets('bob', 'remote', 'offer', sdp('audio', 'video inactive 0')),
      'set-local-answer': sets('bob', 'local', 'answer', sdp('audio', 'video inactive 0')),
      'set-remote-answer': sets('alice', 'remote', 'answer', sdp('audio', 'video inactive 0')),
    }),
  },
  {
    what: 'a connection that was made anew for each of many calls',
    facts: [1, 2, 3, 4].flatMap((call) => [
      ...of('alice', created),
      ...of(
        'alice',
        { type: 'call.started', call: 'close#1', method: 'close', arguments: [] },
        { type: 'call.resolved', call: 'close#1', result: null },
      ),
      ...sends('alice', 'bye', `bye-${call}`),
    ]),
  },
])('$what is no fault', ({ facts }) => {
  expect(found(...facts)).toEqual([]);
});
