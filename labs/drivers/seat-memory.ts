import type { SeatRequest } from '#labs/model/wire.ts';

const key = 'icebreaker.seat';

type Kept = Required<SeatRequest> & { room: string };

/**
 * The place this tab had in the room before it was reloaded. Taken out as it is read and put in only as the page goes
 * away, so that a duplicated tab, which gets a copy of the session storage, has nothing to take.
 */
export function takeKeptSeat(room: string): SeatRequest {
  const kept = read();
  return kept?.room === room ? { id: kept.id, token: kept.token } : {};
}

/** Keeps the place for the page that comes next in this tab. */
export function keepSeat(seat: Kept): void {
  const { room, id, token } = seat;
  try {
    sessionStorage.setItem(key, JSON.stringify({ room, id, token }));
  } catch {
    // Storage is blocked: a reload takes a new seat.
  }
}

function read(): Kept | null {
  try {
    const kept = sessionStorage.getItem(key) ?? 'null';
    sessionStorage.removeItem(key);
    return JSON.parse(kept) as Kept | null;
  } catch {
    return null;
  }
}
