import { clickStep, type ChangeId } from '#labs/model/negotiation/changes.ts';
import type { ConnectionMethod, PeerId } from '#labs/model/vocabulary.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import { applied, created, rejected, reported, resolved, started } from '../facts.ts';

// What two sides that negotiate leave in a trace.

export type Section = {
  kind?: 'audio' | 'video' | 'application';
  mid: string;
  direction?: string;
  stream?: string;
  isRejected?: boolean;
};

export function sdpOf(...sections: readonly Section[]): string {
  const lines = sections.flatMap(({ kind = 'video', mid, direction = 'sendrecv', stream, isRejected = false }) => [
    `m=${kind} ${isRejected ? 0 : 9} UDP/TLS/RTP/SAVPF 96`,
    `a=mid:${mid}`,
    ...(kind === 'application' ? [] : [`a=${direction}`]),
    ...(stream === undefined ? [] : [`a=msid:${stream} t`]),
  ]);
  return ['v=0', ...lines, ''].join('\r\n');
}

export function clicked(peer: PeerId, change: ChangeId, isShared = false): readonly Fact[] {
  return of(peer, { type: 'step.started', step: clickStep({ change, isShared }) });
}

let calls = 100;

/** A track is added, or taken back; the stream is named for the track. */
export function changesTrack(
  peer: PeerId,
  method: 'addTrack' | 'removeTrack',
  id: string,
  kind: 'audio' | 'video' = 'video',
): readonly Fact[] {
  const call = `${method}#${(calls += 1)}`;
  const given = method === 'addTrack' ? [{ id, kind }, `stream-of-${id}`] : [id];
  return of(
    peer,
    { type: 'call.started', call, method, arguments: given },
    { type: 'call.resolved', call, result: null },
  );
}

export const streamOf = (id: string) => `stream-of-${id}`;

export function asks(peer: PeerId): readonly Fact[] {
  return of(peer, { type: 'negotiation.needed' });
}

/** `setLocalDescription()` makes an offer. */
export function offers(peer: PeerId, sdp = sdpOf()): readonly Fact[] {
  const method = 'setLocalDescription';
  return of(peer, started(method), reported('have-local-offer'), applied('local', 'offer', sdp), resolved(method));
}

/** The offer of the other side is set; an own one is rolled back where there is one. */
export function takesOffer(peer: PeerId, { isRollback = false, sdp = sdpOf() } = {}): readonly Fact[] {
  const method = 'setRemoteDescription';
  return of(
    peer,
    started(method, 'offer'),
    ...(isRollback ? [reported('stable')] : []),
    reported('have-remote-offer'),
    applied('remote', 'offer', sdp),
    resolved(method),
  );
}

export function answers(peer: PeerId, sdp = sdpOf()): readonly Fact[] {
  const method = 'setLocalDescription';
  return of(peer, started(method), reported('stable'), applied('local', 'answer', sdp), resolved(method));
}

export function takesAnswer(peer: PeerId, sdp = sdpOf()): readonly Fact[] {
  const method = 'setRemoteDescription';
  return of(peer, started(method, 'answer'), reported('stable'), applied('remote', 'answer', sdp), resolved(method));
}

export function isRefused(peer: PeerId, method: ConnectionMethod, type: 'offer' | 'answer'): readonly Fact[] {
  return of(peer, started(method, type), rejected(method));
}

export function ignores(peer: PeerId): readonly Fact[] {
  return of(peer, { type: 'offer.ignored' });
}

/** The track that `id` is at the other side comes, and media with it. */
export function arrives(peer: PeerId, id: string, kind: 'audio' | 'video' = 'video'): readonly Fact[] {
  const track = { id: `${id} at ${peer}`, kind };
  return of(peer, { type: 'track.received', track, streams: [streamOf(id)] }, { type: 'track.unmuted', track });
}

export const bothUp: readonly Fact[] = [
  ...of('alice', created),
  ...of('bob', created),
  ...of('alice', { type: 'connection.changed', state: 'connected' }),
  ...of('bob', { type: 'connection.changed', state: 'connected' }),
];

/** One round begun by `peer`; `sdp` is that of the offer, and of the answer where that has none of its own. */
export function round(peer: PeerId, sdp = sdpOf(), answer = sdp): readonly Fact[] {
  const other = peer === 'alice' ? 'bob' : 'alice';
  return [...offers(peer, sdp), ...takesOffer(other, { sdp }), ...answers(other, answer), ...takesAnswer(peer, answer)];
}

const ownTracks = [...changesTrack('alice', 'addTrack', 'a'), ...changesTrack('bob', 'addTrack', 'b', 'audio')];
const crossed = [
  ...clicked('alice', 'add-camera', true),
  ...ownTracks.slice(0, 2),
  ...clicked('bob', 'add-microphone', true),
  ...ownTracks.slice(2),
  ...asks('alice'),
  ...asks('bob'),
  ...offers('alice'),
  ...offers('bob'),
];

/** Both offer at once: Alice insists, Bob gives way, and then asks again. */
export const resolvedGlare: readonly Fact[] = [
  ...crossed,
  ...ignores('alice'),
  ...takesOffer('bob', { isRollback: true }),
  ...arrives('bob', 'a'),
  ...answers('bob'),
  ...takesAnswer('alice'),
  ...asks('bob'),
  ...round('bob'),
  ...arrives('alice', 'b', 'audio'),
];

/** Both offer at once, both give way, and nobody takes an answer. */
export const naiveGlare: readonly Fact[] = [
  ...crossed,
  ...takesOffer('alice', { isRollback: true }),
  ...takesOffer('bob', { isRollback: true }),
  ...arrives('bob', 'a'),
  ...answers('alice'),
  ...answers('bob'),
  ...isRefused('alice', 'setRemoteDescription', 'answer'),
  ...isRefused('bob', 'setRemoteDescription', 'answer'),
];

/** Both offer at once, and neither gives way. */
export const stubbornGlare: readonly Fact[] = [...crossed, ...ignores('alice'), ...ignores('bob')];
