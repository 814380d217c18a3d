import type { SignalingMessage } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { Fact } from '../../support/build-trace.ts';
import { of } from '../../support/build-trace.ts';
import { called, created, sets } from './facts.ts';

const candidate = {
  candidate: 'candidate:1 1 udp 2113937151 192.0.2.7 50000 typ host',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'EsAw',
};
const video = { id: 'v1', kind: 'video' } as const;

/** One message, as both ends record it. */
export function carried(from: PeerId, kind: SignalingMessage['kind'], id: string): readonly Fact[] {
  const message = { id, kind, content: null };
  const to = from === 'alice' ? 'bob' : 'alice';
  return [
    { type: 'message.sent', peer: from, message },
    { type: 'message.received', peer: to, message },
  ];
}

const gathers: readonly Fact[] = [
  { type: 'ice-gathering.changed', state: 'gathering' },
  { type: 'candidate.gathered', candidate },
  { type: 'ice-gathering.changed', state: 'complete' },
  { type: 'candidate.gathered', candidate: null },
];
const getsVideo: readonly Fact[] = [
  { type: 'track.received', track: video, streams: ['s1'] },
  { type: 'track.unmuted', track: video },
];
const connects: readonly Fact[] = [
  { type: 'ice-connection.changed', state: 'checking' },
  { type: 'connection.changed', state: 'connecting' },
  { type: 'ice-connection.changed', state: 'connected' },
  { type: 'connection.changed', state: 'connected' },
];

/** A whole call in the order in which browsers report one, until both sides are connected. */
export const healthyCall: readonly Fact[] = [
  ...of('alice', created, { type: 'negotiation.needed' }, ...called('createOffer')),
  ...of('alice', ...sets('local', 'offer', 'have-local-offer')),
  ...carried('alice', 'offer', 'alice-1'),
  ...of('bob', created, ...sets('remote', 'offer', 'have-remote-offer'), ...called('createAnswer')),
  ...of('bob', ...sets('local', 'answer', 'stable')),
  ...carried('bob', 'answer', 'bob-1'),
  ...of('alice', ...gathers),
  ...carried('alice', 'candidate', 'alice-2'),
  ...of('bob', ...gathers, ...called('addIceCandidate'), ...getsVideo),
  ...carried('bob', 'candidate', 'bob-2'),
  ...of('alice', ...sets('remote', 'answer', 'stable'), ...called('addIceCandidate'), ...getsVideo),
  ...of('alice', ...connects),
  ...of('bob', ...connects),
];

export const hangUp: readonly Fact[] = [...of('alice', ...called('close')), ...of('bob', ...called('close'))];
