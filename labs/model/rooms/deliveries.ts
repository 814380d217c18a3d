import type { Json } from '../json.ts';
import type { FrameCarrier, RoomState, TraceEvent } from '../trace.ts';
import { readPayload, type GivenAway } from './read-offer.ts';

/** One message as it crossed the server: who wrote it, whom it was for, and who got it. */
export type Delivery = {
  /** Of the event that began it. */
  seq: number;
  at: number;
  /** `null` for the server itself. */
  from: string | null;
  type: string;
  /** What a message of the server says beside its type; of an `OPEN` it is the id of the seat. */
  detail: string | null;
  /** The visitor with this id, or the id as it is; `null` where the message names nobody. */
  to: string | null;
  readers: readonly string[];
  carrier: FrameCarrier;
  payload: Json;
};

/** Somebody reads what was meant for somebody else. */
export type Leak = {
  seq: number;
  reader: string;
  author: string;
  /** Whom it was for. */
  to: string;
  type: string;
  /** The two have begun another call since. */
  isEarlier: boolean;
} & GivenAway;

export type Deliveries = {
  rows: readonly Delivery[];
  leaks: readonly Leak[];
  /** Visitors by the ids of their seats. */
  names: ReadonlyMap<string, string>;
};

export const noDeliveries: Deliveries = { rows: [], leaks: [], names: new Map() };

/** What visitors say to each other. All else on a socket is between one of them and the server. */
const carried: ReadonlySet<string> = new Set(['OFFER', 'ANSWER', 'CANDIDATE']);

/** Puts together what went in at one socket and what came out at others. */
export function stepDeliveries(state: Deliveries, event: TraceEvent): Deliveries {
  switch (event.type) {
    case 'server.opened': {
      if (event.visitor === undefined) return state;
      const names = new Map(state.names).set(event.id, event.visitor);
      return add({ ...state, names }, event, { type: 'OPEN', detail: event.id, to: event.visitor });
    }
    case 'room.changed':
      return event.visitor === undefined ? state : add(state, event, roomMessage(event.visitor, event.state));
    case 'frame.sent': {
      const { visitor, frame, carrier } = event;
      const to = frame.dst === null ? null : (state.names.get(frame.dst) ?? frame.dst);
      const leaks = frame.type === 'OFFER' && to !== null ? callAgain(state.leaks, visitor, to) : state.leaks;
      const row = { type: frame.type, payload: frame.payload, from: visitor, to, carrier, readers: [] };
      return add({ ...state, leaks }, event, row);
    }
    case 'frame.received': {
      const { visitor, frame } = event;
      const author = frame.src === null ? undefined : state.names.get(frame.src);
      if (!carried.has(frame.type) || author === undefined)
        return add(state, event, {
          type: frame.type,
          detail: reasonOf(frame.payload),
          to: visitor,
          payload: frame.payload,
        });
      const read = readBy(state, author, visitor, frame.type, idOf(frame.payload));
      if (frame.dst === null || state.names.get(frame.dst) === visitor) return read;
      const to = state.names.get(frame.dst) ?? frame.dst;
      const who = { reader: visitor, author, to, type: frame.type };
      const leak = { seq: event.seq, ...who, isEarlier: false, ...readPayload(frame.payload) };
      return { ...read, leaks: [...read.leaks, leak] };
    }
    default:
      return state;
  }
}

/** What was read of these two before their new call is of an earlier one. What is known stays known. */
function callAgain(leaks: readonly Leak[], caller: string, called: string): readonly Leak[] {
  const isOfTwo = ({ author, to }: Leak) =>
    (author === caller && to === called) || (author === called && to === caller);
  return leaks.map((leak) => (isOfTwo(leak) ? { ...leak, isEarlier: true } : leak));
}

/** A third one gets no message on a socket, since it has none: it is told by the answer to its request. */
function roomMessage(visitor: string, state: RoomState): Partial<Delivery> {
  return state === 'full'
    ? { type: '409', detail: 'room/full', to: visitor }
    : { type: 'ROOM', detail: state, to: visitor };
}

function add(state: Deliveries, { seq, at }: TraceEvent, part: Partial<Delivery>): Deliveries {
  const row: Delivery = {
    ...{ seq, at, from: null, type: '', detail: null, to: null, carrier: 'server', payload: null },
    readers: part.to === null || part.to === undefined ? [] : [part.to],
    ...part,
  };
  return { ...state, rows: [...state.rows, row] };
}

function readBy(state: Deliveries, author: string, reader: string, type: string, id: string | null): Deliveries {
  const index = state.rows.findLastIndex(
    (row) => row.from === author && row.type === type && idOf(row.payload) === id && !row.readers.includes(reader),
  );
  const row = state.rows[index];
  if (row === undefined) return state;
  return { ...state, rows: state.rows.with(index, { ...row, readers: [...row.readers, reader] }) };
}

function idOf(payload: Json): string | null {
  const message = memberOf(payload, 'message');
  return typeof message === 'string' ? message : null;
}

function reasonOf(payload: Json): string | null {
  const reason = memberOf(payload, 'reason');
  return typeof reason === 'string' ? reason : null;
}

function memberOf(payload: Json, name: string): Json | undefined {
  return typeof payload === 'object' && payload !== null && !Array.isArray(payload)
    ? (payload as { readonly [key: string]: Json })[name]
    : undefined;
}
