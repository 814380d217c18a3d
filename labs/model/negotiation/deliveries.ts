import type { Step } from '../fold.ts';
import { parseLines } from '../sdp/lines.ts';
import { sectionsOf } from '../sdp/sections.ts';
import type { TraceEvent } from '../trace.ts';
import { otherPeer } from '../other-peer.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import { directionOf, readClick, type ChangeId } from './changes.ts';

/** A track that one side has added, in a stream of its own: what is sent is known to the other side by that stream. */
export type Delivery = {
  stream: string;
  track: string;
  kind: 'audio' | 'video';
  /** Its number among the tracks of its kind that this side has added, from 1. */
  number: number;
  /** Of its m-line, once a description has said it. */
  mid: string | null;
  /** As the code has set it last. */
  direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';
  /** Taken back, or its transceiver stopped. */
  end: 'removed' | 'stopped' | null;
  /** What the other side has of it: nothing, a track that is silent, or media. */
  there: 'nothing' | 'announced' | 'flowing';
};

export type Deliveries = {
  /** By who sends. */
  sent: Readonly<Record<PeerId, readonly Delivery[]>>;
  /** Calls that were started and add or take back a track, by peer and call. */
  pending: ReadonlyMap<string, TraceEvent & { type: 'call.started' }>;
  /** Tracks that were received, by who receives and by their id there, with their streams. */
  received: ReadonlyMap<string, readonly string[]>;
};

export const noDeliveries: Deliveries = { sent: { alice: [], bob: [] }, pending: new Map(), received: new Map() };

/** Follows what each side adds, takes back and gets. */
export const stepDeliveries: Step<Deliveries> = (state, event) => {
  const { peer } = event;
  switch (event.type) {
    case 'run.started':
      return noDeliveries;
    case 'step.started': {
      const click = readClick(event.step);
      return click ? stepChange(state, peer, click.change) : state;
    }
    case 'call.started':
      if (event.method !== 'addTrack' && event.method !== 'removeTrack') return state;
      return { ...state, pending: new Map(state.pending).set(`${peer} ${event.call}`, event) };
    case 'call.resolved': {
      const started = state.pending.get(`${peer} ${event.call}`);
      return started ? stepCall(state, started) : state;
    }
    case 'description.applied':
      return event.side === 'local' ? learnMids(state, peer, event.description.sdp) : state;
    case 'track.received': {
      const received = new Map(state.received).set(`${peer} ${event.track.id}`, event.streams);
      return arrives({ ...state, received }, peer, event.streams, 'announced');
    }
    case 'track.unmuted':
      return arrives(state, peer, state.received.get(`${peer} ${event.track.id}`) ?? [], 'flowing');
    case 'track.muted':
      return arrives(state, peer, state.received.get(`${peer} ${event.track.id}`) ?? [], 'announced');
    case 'track.ended':
      return arrives(state, peer, state.received.get(`${peer} ${event.track.id}`) ?? [], 'nothing');
    default:
      return state;
  }
};

/** Whether the other side should get it: it was neither taken back nor stopped, and both directions let it through. */
export function isDue(delivery: Delivery, { sent }: Deliveries, from: PeerId): boolean {
  if (delivery.end !== null || !delivery.direction.includes('send')) return false;
  // The other side may have set the direction of the same m-line, or stopped it.
  const across = sent[otherPeer(from)].filter(({ mid }) => mid !== null && mid === delivery.mid);
  return across.every(({ end, direction }) => end !== 'stopped' && direction.includes('recv'));
}

export type Missing = { from: PeerId; delivery: Delivery };

/** What should flow and does not. */
export function missingOf(state: Deliveries): readonly Missing[] {
  return peers.flatMap((from) =>
    state.sent[from]
      .filter((delivery) => delivery.there !== 'flowing' && isDue(delivery, state, from))
      .map((delivery) => ({ from, delivery })),
  );
}

function stepChange(state: Deliveries, peer: PeerId, change: ChangeId): Deliveries {
  const direction = directionOf(change);
  const last = state.sent[peer].findLast(
    (delivery) => delivery.end === null && !isStoppedAcross(state, peer, delivery),
  );
  if (!last || (direction === null && change !== 'stop-transceiver')) return state;
  // A transceiver whose m-line is not agreed on is not stopped.
  if (change === 'stop-transceiver' && last.mid === null) return state;
  const part = direction === null ? ({ end: 'stopped' } as const) : { direction };
  return put(state, peer, (each) => (each === last ? { ...each, ...part } : each));
}

function isStoppedAcross({ sent }: Deliveries, peer: PeerId, { mid }: Delivery): boolean {
  return mid !== null && sent[otherPeer(peer)].some((each) => each.mid === mid && each.end === 'stopped');
}

function stepCall(state: Deliveries, { peer, call, method, arguments: given }: TraceEvent & { type: 'call.started' }) {
  const pending = new Map(state.pending);
  pending.delete(`${peer} ${call}`);
  const next: Deliveries = { ...state, pending };
  if (method === 'removeTrack') {
    return put(next, peer, (each) => (each.track === given[0] ? { ...each, end: 'removed' } : each));
  }
  const { id, kind } = given[0] as { id: string; kind: 'audio' | 'video' };
  const stream = given[1];
  if (typeof stream !== 'string') return next;
  const number = next.sent[peer].filter((each) => each.kind === kind).length + 1;
  const added: Delivery = {
    ...{ stream, track: id, kind, number },
    ...{ mid: null, direction: 'sendrecv', end: null, there: 'nothing' },
  };
  return { ...next, sent: { ...next.sent, [peer]: [...next.sent[peer], added] } };
}

function learnMids(state: Deliveries, peer: PeerId, sdp: string): Deliveries {
  const midOf = new Map<string, string>();
  for (const { mid, lines } of sectionsOf(parseLines(sdp))) {
    for (const { kind, value } of lines) if (kind === 'msid' && mid !== null) midOf.set(value.split(' ')[0] ?? '', mid);
  }
  return put(state, peer, (each) => {
    const mid = midOf.get(each.stream) ?? each.mid;
    return mid === each.mid ? each : { ...each, mid };
  });
}

/** Something has come of these streams at `peer`, or has ended there. */
function arrives(state: Deliveries, peer: PeerId, streams: readonly string[], there: Delivery['there']): Deliveries {
  if (streams.length === 0) return state;
  return put(state, otherPeer(peer), (each) => (streams.includes(each.stream) ? { ...each, there } : each));
}

function put(state: Deliveries, peer: PeerId, change: (each: Delivery) => Delivery): Deliveries {
  const before = state.sent[peer];
  const after = before.map(change);
  return after.every((each, index) => each === before[index])
    ? state
    : { ...state, sent: { ...state.sent, [peer]: after } };
}
