import { parseLines } from '../sdp/lines.ts';
import { sectionsOf, type SdpSection } from '../sdp/sections.ts';
import type { Trace, TraceEvent, TraceEventOf, TraceEventType } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';
import type { Applied, Call, ConnectionFacts, EventsOf, Examined, Moment, PeerFacts } from './examined.ts';
import { isAction, isOfConnection, isSample } from './kinds.ts';
import { createPauses } from './pauses.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type WritableConnection = Writable<Omit<ConnectionFacts, 'calls' | 'applied'>> & {
  calls: Writable<Call>[];
  applied: Applied[];
  add: (event: TraceEvent) => void;
  pending: Map<string, Writable<Call>>;
};
type WritablePeer = Writable<Omit<PeerFacts, 'connections'>> & {
  connections: WritableConnection[];
  add: (event: TraceEvent) => void;
};

/** Sorts a trace in one pass. `now` is in milliseconds since the trace began. */
export function examine({ events, recordedBy }: Pick<Trace, 'events' | 'recordedBy'>, now: number): Examined {
  const peers = { alice: newPeer('alice'), bob: newPeer('bob') };
  const connections: WritableConnection[] = [];
  let lastAction: Moment | null = null;
  const pauses = createPauses();

  for (const event of events) {
    const own = peers[event.peer];
    own.add(event);
    if (isOfConnection(event)) {
      if (event.type === 'connection.created' || own.connections.length === 0) {
        connections.push(openConnection(own, event));
      }
      addToConnection(own.connections, event);
    }
    if (isAction(event)) {
      own.isRecorded = true;
      lastAction = event;
    }
    if (!isSample(event)) pauses.add(event, isAction(event) && connections.length > 0);
  }
  return { recordedBy, now, peers, connections, lastAction, habitualPause: pauses.habitual() };
}

function newPeer(peer: PeerId): WritablePeer {
  return { peer, isRecorded: false, connections: [], ...sortedEvents() };
}

function openConnection(own: WritablePeer, event: TraceEvent): WritableConnection {
  const before = own.connections.at(-1);
  if (before) before.beyond = event.seq;
  const connection: WritableConnection = {
    peer: own.peer,
    first: event.seq,
    beyond: Infinity,
    configuration: event.type === 'connection.created' ? event.configuration : null,
    calls: [],
    applied: [],
    closed: null,
    pending: new Map(),
    ...sortedEvents(),
  };
  own.connections.push(connection);
  return connection;
}

/** An event belongs to the latest connection; the outcome of a call to the one it was made on. */
function addToConnection(connections: readonly WritableConnection[], event: TraceEvent): void {
  const latest = connections.at(-1);
  if (!latest) return;
  latest.add(event);
  switch (event.type) {
    case 'call.started': {
      const { seq, at, method, arguments: given } = event;
      const call: Writable<Call> = { seq, at, method, given, outcome: 'pending', end: null, error: null };
      latest.calls.push(call);
      latest.pending.set(event.call, call);
      return;
    }
    case 'call.resolved':
    case 'call.rejected': {
      const owner = connections.findLast(({ pending }) => pending.has(event.call));
      const call = owner?.pending.get(event.call);
      if (!owner || !call) return;
      owner.pending.delete(event.call);
      call.end = { seq: event.seq, at: event.at };
      call.outcome = event.type === 'call.resolved' ? 'resolved' : 'rejected';
      if (event.type === 'call.rejected') call.error = event.error;
      else if (call.method === 'close') owner.closed ??= { seq: call.seq, at: call.at };
      return;
    }
    case 'description.applied': {
      const { seq, at, side, description } = event;
      latest.applied.push({ seq, at, side, description, sections: lazySections(description.sdp) });
      return;
    }
    default:
  }
}

function lazySections(sdp: string): () => readonly SdpSection[] {
  let sections: readonly SdpSection[] | undefined;
  return () => (sections ??= sectionsOf(parseLines(sdp)).slice(1));
}

function sortedEvents(): { events: EventsOf; add: (event: TraceEvent) => void } {
  const sorted = new Map<TraceEventType, TraceEvent[]>();
  return {
    events: <T extends TraceEventType>(type: T) => (sorted.get(type) ?? []) as unknown as readonly TraceEventOf<T>[],
    add(event) {
      const others = sorted.get(event.type);
      if (others) others.push(event);
      else sorted.set(event.type, [event]);
    },
  };
}
