import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import type { SeatRequest } from '#labs/model/wire.ts';
import { parseRoomCode } from '#labs/model/wire.ts';
import type { AdmissionRules } from './admission.ts';
import { addressOf, isFromHere, isOriginAllowed, storeLost } from './admission.ts';
import { readBody, sendError, sendJson } from './json-response.ts';
import { createRequestLimit } from './request-limit.ts';
import type { RelaySockets } from './relay/relay-sockets.ts';
import type { Seats } from './seats.ts';
import type { SharedState } from './shared/shared-state.ts';
import type { TurnSockets } from './turn/turn-sockets.ts';
import { BusLost } from './shared/bus.ts';
import type { Switchboard } from './switchboard.ts';

type ApiPorts = {
  seats: Seats;
  switchboard: Switchboard;
  /** Where other devices find the site. */
  addresses: () => readonly string[];
  turn: Pick<TurnSockets, 'allocations'>;
  relay: Pick<RelaySockets, 'counts'>;
  shared?: SharedState | undefined;
  rules: AdmissionRules;
  report: (error: unknown) => void;
};

export type Api = (request: IncomingMessage, response: ServerResponse, path: string) => void;

const maxBodyBytes = 1024;
/** Reservations are small, but not free: rooms beyond this many are refused with 503. */
const maxRooms = 50_000;

/** The JSON API: a room, a seat in it, and how the server is. */
export function createApi({ seats, switchboard, turn, relay, addresses, shared, rules, report }: ApiPorts): Api {
  const isAllowed = createRequestLimit(rules.limits.requests, () => performance.now());
  const version = readVersion();

  return (request, response, path) => {
    const [, , root, room, leaf, ...rest] = path.split('/');
    const isHealth = root === 'health' && room === undefined;
    const isAddresses = root === 'addresses' && room === undefined;
    const isRead = isHealth || isAddresses;
    const isRooms = root === 'rooms' && room === undefined;
    const isSeats = root === 'rooms' && leaf === 'seats' && rest.length === 0;
    if (!isRead && !isRooms && !isSeats) {
      sendError(response, 404, 'not-found', 'There is no such address.');
    } else if (isRead ? !['GET', 'HEAD'].includes(request.method ?? '') : request.method !== 'POST') {
      response.setHeader('Allow', isRead ? 'GET, HEAD' : 'POST');
      sendError(response, 405, 'request/malformed', 'This address does not answer to that method.');
    } else if (isHealth) {
      const { topics, followers } = relay.counts();
      sendJson(response, 200, {
        status: 'ok',
        uptime: Math.floor(process.uptime()),
        rooms: seats.count(),
        sockets: switchboard.count(),
        allocations: turn.allocations(),
        topics,
        followers,
        ...(shared === undefined ? {} : { redis: shared.bus.isReady() ? 'connected' : 'lost' }),
        version,
      });
    } else if (isAddresses) {
      // How this machine is reached in its network is told to itself alone.
      sendJson(response, 200, { addresses: isFromHere(request, rules) ? addresses() : [] });
    } else if (!isOriginAllowed(request, rules)) {
      sendError(response, 403, 'request/malformed', 'Pages of another origin may not ask.');
    } else if (!isAllowed(addressOf(request, rules.trustProxy))) {
      response.setHeader('Retry-After', '5');
      sendError(response, 429, 'request/too-many', 'Too many requests. Wait a few seconds.');
    } else void (isRooms ? offerRoom(response) : giveSeat(request, response, room ?? '')).catch(failed(response));
  };

  /** A store that does not answer is no mistake of ours; either way nobody waits for an answer that will not come. */
  function failed(response: ServerResponse): (error: unknown) => void {
    return (error) => {
      if (!(error instanceof BusLost)) report(error);
      if (response.headersSent || response.destroyed) return;
      response.setHeader('Retry-After', '2');
      sendError(response, 503, 'request/too-many', storeLost.reason);
    };
  }

  async function offerRoom(response: ServerResponse): Promise<void> {
    const room = await seats.freeCode();
    if (room === null) sendError(response, 503, 'request/too-many', 'No room is free.');
    else sendJson(response, 201, { room });
  }

  async function giveSeat(request: IncomingMessage, response: ServerResponse, typed: string): Promise<void> {
    const body = await readBody(request, maxBodyBytes);
    if (body === null) {
      response.setHeader('Connection', 'close');
      sendError(response, 413, 'request/malformed', `A request holds at most ${maxBodyBytes} bytes.`);
      return;
    }
    const room = readRoom(typed);
    const earlier = readSeatRequest(body);
    if (room === null) {
      sendError(response, 400, 'room/malformed', 'A room code has six letters and digits, without 0, O, 1, I and L.');
    } else if (earlier === null) {
      sendError(response, 400, 'request/malformed', 'Send nothing, or JSON with the id and token of an earlier seat.');
    } else if (seats.count() >= maxRooms) {
      sendError(response, 503, 'request/too-many', 'No room is free.');
    } else {
      const seat = await seats.reserve(room, earlier);
      if (seat !== null) return sendJson(response, 201, seat);
      const next = (await seats.freeCode()) ?? undefined;
      sendError(response, 409, 'room/full', 'Two are in this room already.', next);
    }
  }
}

function readRoom(typed: string): string | null {
  try {
    return parseRoomCode(decodeURIComponent(typed));
  } catch {
    return null;
  }
}

function readSeatRequest(body: string): SeatRequest | null {
  if (body.trim() === '') return {};
  try {
    const request: unknown = JSON.parse(body);
    if (typeof request !== 'object' || request === null || Array.isArray(request)) return null;
    const { id, token } = request as Record<string, unknown>;
    const isEarlier = typeof id === 'string' && typeof token === 'string';
    if (isEarlier) return { id, token };
    return id === undefined && token === undefined ? {} : null;
  } catch {
    return null;
  }
}

function readVersion(): string {
  const description = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return description.version;
}
