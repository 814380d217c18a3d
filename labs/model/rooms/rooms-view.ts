import { advance } from '../machines/advance.ts';
import { roomMachine, type RoomEvent, type RoomStateName } from '../machines/room.ts';
import { unplugType } from '../wire.ts';
import type { TraceEvent } from '../trace.ts';
import type { ConnectionState } from '../vocabulary.ts';

/** Where a visitor is: in a room, silent in one with its seat still taken, or outside. */
export type Presence = 'in' | 'silent' | 'outside';

export type VisitorView = {
  name: string;
  presence: Presence;
  /** Of the seat it has, or had last. */
  room: string;
  id: string;
  connection: ConnectionState | null;
  /** When its cable was pulled; `null` unless it is silent. Milliseconds of the trace. */
  silentSince: number | null;
};

export type RoomView = {
  code: string;
  state: RoomStateName;
  visited: readonly RoomStateName[];
  last: { from: RoomStateName; to: RoomStateName; seq: number } | null;
};

/** A ghost that was found: by the pings, or because its seat was taken back. */
export type FoundGhost = { visitor: string; by: 'ping' | 'return'; afterMs: number };

export type RoomsView = {
  visitors: readonly VisitorView[];
  rooms: readonly RoomView[];
  ghosts: readonly FoundGhost[];
};

export const noRooms: RoomsView = { visitors: [], rooms: [], ghosts: [] };

/** Follows the visitors of the rooms lab and the machine of each room. What is of no visitor is passed over. */
export function stepRooms(view: RoomsView, event: TraceEvent): RoomsView {
  switch (event.type) {
    case 'server.opened':
      return event.visitor === undefined ? view : opened(view, event.visitor, event.id, event.at);
    case 'room.changed': {
      if (event.visitor === undefined) return view;
      // Who is turned away is in no room.
      if (event.state === 'full') return move(view, event.room, 'full', event.seq);
      const here = change(view, event.visitor, { room: event.room, presence: 'in', silentSince: null });
      return move(here, event.room, event.state, event.seq);
    }
    case 'frame.sent': {
      if (event.frame.type !== unplugType) return view;
      const room = visitorIn(view, event.visitor)?.room ?? '';
      const silent = change(view, event.visitor, { presence: 'silent', silentSince: event.at });
      return move(silent, room, 'silent', event.seq);
    }
    case 'visitor.changed':
      return change(view, event.visitor, { connection: event.state === 'closed' ? null : event.state });
    case 'server.lost':
      return event.visitor === undefined || event.reason === replacedReason ? view : lost(view, event.visitor, event);
    default:
      return view;
  }
}

/** The `reason` of a socket whose seat has another socket now. */
export const replacedReason = 'replaced';

/** Who is in the room, or silent in it. */
export function membersOf(view: RoomsView, code: string): readonly VisitorView[] {
  return view.visitors.filter(({ presence, room }) => presence !== 'outside' && room === code);
}

export function visitorIn({ visitors }: RoomsView, name: string): VisitorView | undefined {
  return visitors.find((each) => each.name === name);
}

function opened(view: RoomsView, name: string, id: string, at: number): RoomsView {
  const before = visitorIn(view, name);
  const found: readonly FoundGhost[] =
    before === undefined || before.silentSince === null
      ? []
      : [{ visitor: name, by: 'return', afterMs: at - before.silentSince }];
  const next = change(view, name, { id, silentSince: null });
  return { ...next, ghosts: [...next.ghosts, ...found] };
}

function lost(view: RoomsView, name: string, { at, seq }: TraceEvent): RoomsView {
  const before = visitorIn(view, name);
  if (before === undefined || before.presence === 'outside') return view;
  const found: readonly FoundGhost[] =
    before.silentSince === null ? [] : [{ visitor: name, by: 'ping', afterMs: at - before.silentSince }];
  const gone = change(view, name, { presence: 'outside', silentSince: null });
  const next = { ...gone, ghosts: [...gone.ghosts, ...found] };
  return membersOf(next, before.room).length === 0 ? move(next, before.room, 'emptied', seq) : next;
}

function change(view: RoomsView, name: string, part: Partial<VisitorView>): RoomsView {
  const fresh: VisitorView = { name, presence: 'outside', room: '', id: '', connection: null, silentSince: null };
  const isKnown = visitorIn(view, name) !== undefined;
  const all = isKnown ? view.visitors : [...view.visitors, fresh];
  return { ...view, visitors: all.map((each) => (each.name === name ? { ...each, ...part } : each)) };
}

function move(view: RoomsView, code: string, type: RoomEvent['type'], seq: number): RoomsView {
  const room: RoomView = view.rooms.find((each) => each.code === code) ?? {
    code,
    state: 'free',
    visited: ['free'],
    last: null,
  };
  const to = advance(roomMachine, room.state, type) as RoomStateName | null;
  if (to === null) return view;
  const visited = room.visited.includes(to) ? room.visited : [...room.visited, to];
  const moved: RoomView = { code, state: to, visited, last: { from: room.state, to, seq } };
  const isKnown = view.rooms.includes(room);
  return {
    ...view,
    rooms: isKnown ? view.rooms.map((each) => (each === room ? moved : each)) : [...view.rooms, moved],
  };
}
