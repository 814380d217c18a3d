// What crosses the socket and the API between a lab and the bundled server.
import type { Aside } from './compare/aside.ts';
import type { PeerId, SdpType } from './vocabulary.ts';
import type { Candidate, RoomState } from './trace.ts';

/** 31 signs that cannot be taken for one another: no 0 or O, no 1, I or L. */
export const roomAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const roomCodeLength = 6;

/** Reads a room code as a person types it: any case, spaces and hyphens between; or the link to a room. `null` when it cannot be one. */
export function parseRoomCode(text: string): string | null {
  const asked = /[?&]room=([^&#]*)/.exec(text)?.[1] ?? text;
  const code = asked.toUpperCase().replaceAll(/[\s-]/g, '');
  const valid = code.length === roomCodeLength && [...code].every((sign) => roomAlphabet.includes(sign));
  return valid ? code : null;
}

/** So much of what was asked for as a sentence can quote. */
export function quotedRoom(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}

/** `POST /api/rooms` → 201. A free code; the room exists once somebody is in it. */
export type RoomOffer = { room: string };

/** `POST /api/rooms/:room/seats`: a place in the room. Send the `id` and `token` of an earlier place to take it again. */
export type SeatRequest = { id?: string | undefined; token?: string | undefined };

/** 201. Connect to `/peerjs` with this `id` and `token` within ten seconds, or the place is free again. */
export type Seat = { room: string; id: string; token: string; role: PeerId };

/** `GET /api/addresses` → 200: where other devices find the site, the likeliest first. Empty for whoever is not on this machine. */
export type Addresses = { addresses: readonly string[] };

/** Every refusal of the API: 400, 404, 409, 413, 429 or 503. `next` is a free room when this one is full. */
export type ApiError = { error: { code: ApiErrorCode; message: string }; next?: string | undefined };
export type ApiErrorCode = 'room/malformed' | 'room/full' | 'request/malformed' | 'request/too-many' | 'not-found';

/** From server to client on the PeerJS socket, whenever the room changes. The PeerJS client ignores it. */
export type RoomMessage = {
  type: 'ROOM';
  payload: { room: string; state: Exclude<RoomState, 'full'>; role: PeerId; partner: string | null };
};

/**
 * The payload of our own OFFER, ANSWER and CANDIDATE messages. Its `type` is none that the PeerJS client knows and it
 * has no `connectionId`, so a `Peer` on the same socket lets it pass.
 */
export type RawPayload =
  | { type: 'raw'; message: string; description: { type: SdpType; sdp: string } }
  | { type: 'raw'; message: string; candidate: Candidate | null }
  | { type: 'raw'; message: string; bye: true };

/**
 * Said beside the call, from one tab in a room to the other: neither the PeerJS client nor a page that does not know it takes
 * any notice, and it is no part of a trace. The server puts in `src`.
 */
export type AsideMessage = { type: 'ASIDE'; src?: string; dst: string; payload: Aside };

/** From server to client: a frame went no further. The PeerJS client ignores it; an ERROR would make it give up. */
export type RefusedMessage = { type: 'REFUSED'; payload: { reason: string } };

/**
 * From client to server, `{ "type": "UNPLUG" }`: treat this socket as one whose cable was pulled. No page can hold back the
 * answers to pings, which the browser gives by itself, so a ghost can be had only with the help of the server.
 */
export const unplugType = 'UNPLUG';

/** How the server closes a PeerJS socket. After `replaced`, do not reconnect: another tab has this seat now. */
export const closeCodes = { normal: 1000, goingAway: 1001, tooMany: 1008, replaced: 4001 } as const;
