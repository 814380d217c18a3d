import type { Json } from '#labs/model/json.ts';
import type { Candidate, SignalingMessage, Trace } from '#labs/model/trace.ts';
import type { ConnectionMethod, PeerId, SdpType, Side } from '#labs/model/vocabulary.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { connects, gathers } from './built-facts.ts';

// A call in the order in which browsers report one, with descriptions that have sections, in parts that can be left out.

export type Part = { id: string; facts: readonly Fact[] };

/** The text of a description with these sections, such as `audio` or `video recvonly`. */
export function sdp(...sections: readonly string[]): string {
  const lines = sections.flatMap((section, mid) => {
    const [kind = '', direction = 'sendrecv', port = '9'] = section.split(' ');
    return [`m=${kind} ${port} UDP/TLS/RTP/SAVPF 96`, `a=mid:${mid}`, `a=${direction}`];
  });
  return ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', ...lines, ''].join('\r\n');
}

const counts = new Map<string, number>();

/** A call that succeeds. Each one has an id of its own. */
export function calls(peer: PeerId, method: ConnectionMethod, ...given: readonly Json[]): readonly Fact[] {
  const call = nextCall(method);
  return of(
    peer,
    { type: 'call.started', call, method, arguments: given },
    { type: 'call.resolved', call, result: null },
  );
}

/** A call that is refused. */
export function refused(
  peer: PeerId,
  method: ConnectionMethod,
  name: string,
  ...given: readonly Json[]
): readonly Fact[] {
  const call = nextCall(method);
  return of(
    peer,
    { type: 'call.started', call, method, arguments: given },
    { type: 'call.rejected', call, error: { name, message: 'refused' } },
  );
}

/** A description that is set, with all that a browser says of it. */
export function sets(peer: PeerId, side: Side, type: SdpType, text: string): readonly Fact[] {
  const method = side === 'local' ? 'setLocalDescription' : 'setRemoteDescription';
  const [started, resolved] = calls(peer, method, { type, sdp: text }) as [Fact, Fact];
  const state = type === 'answer' ? 'stable' : side === 'local' ? 'have-local-offer' : 'have-remote-offer';
  return [
    started,
    ...of(
      peer,
      { type: 'signaling.changed', state },
      { type: 'description.applied', side, description: { type, sdp: text } },
    ),
    resolved,
  ];
}

/** A message as both ends record it, or as only its sender does where it is lost. */
export function sends(from: PeerId, kind: SignalingMessage['kind'], id: string, isLost = false): readonly Fact[] {
  const message = { id, kind, content: null };
  const sent: Fact = { type: 'message.sent', peer: from, message };
  const received: Fact = { type: 'message.received', peer: from === 'alice' ? 'bob' : 'alice', message };
  return isLost ? [sent] : [sent, received];
}

export function candidate(address: string): Candidate {
  const text = `candidate:1 1 udp 2113937151 ${address} 50000 typ host`;
  return { candidate: text, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'EsAw' };
}

export const created: Fact = { type: 'connection.created', configuration: { iceServers: [] } };
export const text = sdp('audio', 'video');

const parts: readonly Part[] = [
  { id: 'alice-connection', facts: [created] },
  { id: 'alice-tracks', facts: calls('alice', 'addTrack', { id: 'a1', kind: 'audio' }, 's1') },
  { id: 'create-offer', facts: calls('alice', 'createOffer') },
  { id: 'set-local-offer', facts: sets('alice', 'local', 'offer', text) },
  { id: 'alice-gathers', facts: gathers('alice') },
  { id: 'send-offer', facts: sends('alice', 'offer', 'offer-1') },
  { id: 'bob-connection', facts: of('bob', created) },
  { id: 'set-remote-offer', facts: sets('bob', 'remote', 'offer', text) },
  { id: 'bob-tracks', facts: calls('bob', 'addTrack', { id: 'b1', kind: 'audio' }, 's2') },
  { id: 'create-answer', facts: calls('bob', 'createAnswer') },
  { id: 'set-local-answer', facts: sets('bob', 'local', 'answer', text) },
  { id: 'bob-gathers', facts: gathers('bob') },
  { id: 'send-answer', facts: sends('bob', 'answer', 'answer-1') },
  { id: 'set-remote-answer', facts: sets('alice', 'remote', 'answer', text) },
  { id: 'add-at-alice', facts: calls('alice', 'addIceCandidate', candidate('192.0.2.2')) },
  { id: 'add-at-bob', facts: calls('bob', 'addIceCandidate', candidate('192.0.2.1')) },
  { id: 'connect', facts: connects() },
];

/** A whole healthy call, less the parts that are named, with other parts in the place of some. */
export function callWithout(left: readonly string[], instead: Readonly<Record<string, readonly Fact[]>> = {}): Fact[] {
  return parts.filter(({ id }) => !left.includes(id)).flatMap(({ id, facts }) => instead[id] ?? facts);
}

export const healthyParts = parts;

/** The facts one after the other, each a millisecond after the one before unless it says when. */
export function traceOf(...facts: readonly Fact[]): Trace {
  return buildTrace(...facts);
}

function nextCall(method: ConnectionMethod): string {
  const count = (counts.get(method) ?? 0) + 1;
  counts.set(method, count);
  return `${method}#${count}`;
}
