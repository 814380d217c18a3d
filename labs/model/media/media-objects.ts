import type { Step } from '../fold.ts';
import { otherPeer } from '../other-peer.ts';
import type { StreamFacts, TraceFacts, TrackStateFacts, TransceiverFacts } from '../trace.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import type { MediaKind } from './mute-ways.ts';

/** What `getTransceivers()` and the streams of each page held when they were last read. */
export type MediaObjects = Readonly<Record<PeerId, TraceFacts['transceivers.read']>>;

const none: TraceFacts['transceivers.read'] = { streams: [], transceivers: [] };
export const noObjects: MediaObjects = { alice: none, bob: none };

export const stepObjects: Step<MediaObjects> = (before, event) => {
  if (event.type === 'run.started') return noObjects;
  if (event.type !== 'transceivers.read') return before;
  const { streams, transceivers } = event;
  return { ...before, [event.peer]: { streams, transceivers } };
};

/** One m-line, and the transceivers that stand for it at both ends. */
export type MediaLineEnds = { mid: string | null; kind: MediaKind } & Readonly<Record<PeerId, TransceiverFacts | null>>;

/** Transceivers of both sides that have the same `mid`, in the order of the m-lines; those without one last. */
export function lineEnds(objects: MediaObjects): readonly MediaLineEnds[] {
  const lines = new Map<string, MediaLineEnds>();
  for (const peer of peers) {
    objects[peer].transceivers.forEach((transceiver, index) => {
      const { mid, receives } = transceiver;
      const key = mid ?? `${peer} ${index}`;
      const line = lines.get(key) ?? { mid, kind: receives.kind, alice: null, bob: null };
      lines.set(key, { ...line, [peer]: transceiver });
    });
  }
  return [...lines.values()].sort((a, b) => Number(a.mid === null) - Number(b.mid === null));
}

/** The streams of one side that hold a track, by its id. */
export function streamsWith(streams: readonly StreamFacts[], track: string): readonly StreamFacts[] {
  return streams.filter(({ tracks }) => tracks.some(({ id }) => id === track));
}

/** What one side sends of a kind by its first transceiver for it. */
export function firstOf(transceivers: readonly TransceiverFacts[], kind: MediaKind): TransceiverFacts | undefined {
  return transceivers.find(({ receives }) => receives.kind === kind);
}

/** Whether what one side sends on this line is let through at both ends. */
export function isFlowing(line: MediaLineEnds, from: PeerId): boolean {
  const [near, far] = [line[from], line[otherPeer(from)]];
  return Boolean(near?.sends) && directs(near?.currentDirection, 'send') && directs(far?.currentDirection, 'recv');
}

function directs(direction: TransceiverFacts['currentDirection'] | undefined, way: 'send' | 'recv'): boolean {
  return direction === 'sendrecv' || direction === `${way}only`;
}

/** A letter for each stream, the same on both sides: the id of a stream crosses to the other side. */
export function streamLetters(objects: MediaObjects): ReadonlyMap<string, string> {
  const ids = new Set(peers.flatMap((peer) => objects[peer].streams.map(({ id }) => id)));
  return new Map([...ids].map((id, index) => [id, String.fromCharCode('A'.charCodeAt(0) + index)]));
}

/** Tracks in streams of one's own that no sender sends; each once. */
export function idleTracks({ streams, transceivers }: MediaObjects[PeerId]): readonly TrackStateFacts[] {
  const sent = new Set(transceivers.map(({ sends }) => sends?.id));
  const own = streams.filter(({ side }) => side === 'local').flatMap(({ tracks }) => tracks);
  return [...new Map(own.filter(({ id }) => !sent.has(id)).map((track) => [track.id, track])).values()];
}
