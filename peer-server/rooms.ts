import { timingSafeEqual } from 'node:crypto';
import type { Seat, SeatRequest } from '#labs/model/wire.ts';
import { parseRoomCode, roomAlphabet, roomCodeLength } from '#labs/model/wire.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

/** A seat somebody has. Until its socket opens, or once it is asked for again, it is reserved, and runs out at `until`. */
export type Place = Seat & { isOpen: boolean; until: number };

export type RoomPorts = {
  /** Milliseconds, monotonic. */
  now: () => number;
  /** A whole number from 0 up to, not including, `below`; unguessable. */
  random: (below: number) => number;
  reservationMs: number;
};

export type Rooms = {
  /** Rooms with somebody in them, or about to be. */
  count: () => number;
  /** A code nobody uses. Nothing is stored; `null` when chance gives none, which means a broken source of chance. */
  freeCode: () => string | null;
  /** A place in the room, or `null` when both are taken. With the id and token of an earlier place it is the same place again. */
  reserve: (room: string, earlier: SeatRequest) => Seat | null;
  /** The place with this id, when the token is right and it has not run out. */
  find: (id: string, token: string) => Place | null;
  /** The place across the table, reserved or open. */
  partnerOf: (place: Place) => Place | null;
  /** Its socket is open: the place lives until it is left. */
  open: (place: Place) => void;
  /** Its socket is closed: the place is free, unless it was asked for again meanwhile. */
  leave: (place: Place) => void;
  /** Forgets reservations that ran out. */
  sweep: () => void;
};

export const idSigns = 20;
export const tokenSigns = 26;

/** Rooms of two, in memory. The first to come is `alice`, the second `bob`; whoever stays keeps the role. */
export function createRooms({ now, random, reservationMs }: RoomPorts): Rooms {
  const rooms = new Map<string, Place[]>();

  const signs = (count: number): string =>
    Array.from({ length: count }, () => roomAlphabet.charAt(random(roomAlphabet.length))).join('');

  const isAlive = (place: Place): boolean => place.isOpen || place.until > now();

  const placesIn = (room: string): Place[] => {
    const places = (rooms.get(room) ?? []).filter(isAlive);
    if (places.length === 0) rooms.delete(room);
    else rooms.set(room, places);
    return places;
  };

  return {
    count: () => rooms.size,
    freeCode() {
      for (let tries = 0; tries < 100; tries += 1) {
        const code = signs(roomCodeLength);
        if (placesIn(code).length === 0) return code;
      }
      return null;
    },
    reserve(room, earlier) {
      const places = placesIn(room);
      const known = places.find((place) => place.id === earlier.id && isSameSecret(place.token, earlier.token ?? ''));
      if (known !== undefined) {
        known.until = now() + reservationMs;
        return seatAt(known);
      }
      const [other] = places;
      if (places.length > 1) return null;
      const again = earlierPlace(room, earlier);
      const own = again !== null && again.id !== other?.id ? again : null;
      const role: PeerId = other?.role === 'alice' ? 'bob' : 'alice';
      const id = own?.id ?? `${room}-${signs(idSigns)}`;
      const token = own?.token ?? signs(tokenSigns);
      const place: Place = { room, id, token, role, isOpen: false, until: now() + reservationMs };
      rooms.set(room, [...places, place]);
      return seatAt(place);
    },
    find(id, token) {
      const room = parseSeatId(id)?.room;
      if (room === undefined) return null;
      const place = placesIn(room).find((candidate) => candidate.id === id);
      return place !== undefined && isSameSecret(place.token, token) ? place : null;
    },
    partnerOf: (place) =>
      (rooms.get(place.room) ?? []).find((other) => other.id !== place.id && isAlive(other)) ?? null,
    open(place) {
      place.isOpen = true;
      place.until = 0;
    },
    leave(place) {
      // A page that reloads may ask for its place again before the socket of the old one is seen to be closed.
      place.isOpen = false;
      placesIn(place.room);
    },
    sweep() {
      for (const room of [...rooms.keys()]) placesIn(room);
    },
  };
}

/** Reads an id as this server gives them: the room, a hyphen, and signs nobody guesses. `null` for anything else. */
export function parseSeatId(id: string): { room: string } | null {
  if (id.length !== roomCodeLength + 1 + idSigns || id[roomCodeLength] !== '-') return null;
  const room = id.slice(0, roomCodeLength);
  return parseRoomCode(room) === room && areSigns(id.slice(roomCodeLength + 1)) ? { room } : null;
}

/** After a restart the server knows nothing of a place it once gave: it takes the client's word for id and token. */
export function earlierPlace(room: string, { id, token }: SeatRequest): { id: string; token: string } | null {
  if (id === undefined || token === undefined) return null;
  const isOurs = parseSeatId(id)?.room === room && token.length === tokenSigns && areSigns(token);
  return isOurs ? { id, token } : null;
}

export function areSigns(text: string): boolean {
  return [...text].every((sign) => roomAlphabet.includes(sign));
}

function seatAt({ room, id, token, role }: Place): Seat {
  return { room, id, token, role };
}

function isSameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
