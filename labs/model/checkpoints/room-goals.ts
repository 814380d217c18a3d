import { fold } from '../fold.ts';
import { noDeliveries, stepDeliveries, type Deliveries, type Delivery } from '../rooms/deliveries.ts';
import { noRooms, stepRooms, type RoomsView } from '../rooms/rooms-view.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import { roomCodeLength } from '../wire.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the lesson about the signaling server wants to see in the rooms lab. */
export const roomCheckpoints = {
  'sent-to-next-room': (trace) =>
    trace.events.some((event, at) => isSentOn(trace, event, at)) ? null : 'nobody-sent-on',
  'ghost-found': (trace) => (viewOf(trace).ghosts.some(({ by }) => by === 'ping') ? null : 'no-ghost-found'),
  'seat-taken-back': (trace) => (viewOf(trace).ghosts.some(({ by }) => by === 'return') ? null : 'no-seat-back'),
  'messages-turned-back': (trace) =>
    ['EXPIRE', 'REFUSED'].every((type) => gotFrame(trace, type)) ? null : 'not-turned-back',
  'stranger-reads': (trace) =>
    deliveriesOf(trace).leaks.some(({ fingerprint }) => fingerprint !== null) ? null : 'no-leak',
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const roomPredictions = {
  /** Eve knows the id of Ann, who is in another room, and writes to her over the real server. Who reads it? */
  'reader-in-other-room': (trace) => {
    const { rows } = deliveriesOf(trace);
    const row = rows.find((each) => each.carrier === 'server' && isToOtherRoom(trace, each));
    if (row === undefined) return null;
    if (row.readers.length > 1) return 'everyone';
    if (row.readers.length === 1) return 'addressee';
    return gotFrame(trace, 'EXPIRE') ? 'nobody' : null;
  },
} as const satisfies Readonly<Record<string, Prediction>>;

function viewOf(trace: Trace): RoomsView {
  return fold(trace, stepRooms, noRooms);
}

function deliveriesOf(trace: Trace): Deliveries {
  return fold(trace, stepDeliveries, noDeliveries);
}

function gotFrame({ events }: Trace, type: string): boolean {
  return events.some((event) => event.type === 'frame.received' && event.frame.type === type);
}

/** Turned away at one room, and a little later in another. */
function isSentOn({ events }: Trace, event: TraceEvent, at: number): boolean {
  if (event.type !== 'room.changed' || event.state !== 'full' || event.visitor === undefined) return false;
  const { visitor, room } = event;
  const next = events
    .slice(at + 1)
    .find((each) => each.type === 'room.changed' && each.visitor === visitor && each.state !== 'full');
  return next?.type === 'room.changed' && next.room !== room;
}

/** An id begins with the code of its room. */
function isToOtherRoom({ events }: Trace, { seq, from }: Delivery): boolean {
  const sent = events.find((event) => event.seq === seq);
  if (sent?.type !== 'frame.sent' || sent.frame.dst === null) return false;
  const own = events.findLast(
    (event) => event.seq < seq && event.type === 'room.changed' && event.visitor === from && event.state !== 'full',
  );
  return own?.type === 'room.changed' && sent.frame.dst.slice(0, roomCodeLength) !== own.room;
}
