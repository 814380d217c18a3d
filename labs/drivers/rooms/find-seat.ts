import { LabError } from '#labs/model/errors.ts';
import type { Seat, SeatRequest } from '#labs/model/wire.ts';
import { requestSeat } from '../room-api.ts';

/** Rooms that were full, and the one that somebody was sent on to from there. */
export type Doors = Map<string, string>;

// #region rooms-next
/**
 * A seat in this room or, where two are in it, in the next. The server names a free room with every refusal; who comes
 * later is sent the way that the one before was sent.
 *
 * @throws {LabError} what `requestSeat` throws, but for `room/full`
 */
export async function findSeat(
  room: string,
  earlier: SeatRequest,
  doors: Doors,
  onFull: (room: string) => void,
  signal: AbortSignal,
): Promise<Seat> {
  try {
    return await requestSeat(room, earlier, signal);
  } catch (cause) {
    if (!(cause instanceof LabError) || cause.code !== 'room/full') throw cause;
    onFull(room);
    const next = doors.get(room) ?? String(cause.details['next']);
    doors.set(room, next);
    return findSeat(next, {}, doors, onFull, signal);
  }
}
// #endregion
