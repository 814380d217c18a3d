import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import type { SeatRequest } from '#labs/model/wire.ts';
import { parseRoomCode } from '#labs/model/wire.ts';
import type { AdmissionRules } from './admission.ts';
import { addressOf, isFromHere, isOriginAllowed } from './admission.ts';
import { readBody, sendError, sendJson } from './json-response.ts';
import { createRequestLimit } from './request-limit.ts';
import type { Rooms } from './rooms.ts';
import type { Switchboard } from './switchboard.ts';

type ApiPorts = {
  rooms: Rooms;
  switchboard: Switchboard;
  /** Relayed addresses that are open now. */
  allocations: () => number;
  /** Where other devices find the site. */
  addresses: () => readonly string[];
  rules: AdmissionRules;
  report: (error: unknown) => void;
};

export type Api = (request: IncomingMessage, response: ServerResponse, path: string) => void;

const maxBodyBytes = 1024;
/** Reservations are small, but not free: rooms beyond this many are refused with 503. */
const maxRooms = 50_000;

/** The JSON API: a room, a seat in it, and how the server is. */
export function createApi({ rooms, switchboard, allocations, addresses, rules, report }: ApiPorts): Api {
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
      const [uptime, sockets] = [Math.floor(process.uptime()), switchboard.count()];
      sendJson(response, 200, {
        status: 'ok',
        uptime,
        rooms: rooms.count(),
        sockets,
        allocations: allocations(),
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
    } else if (isRooms) offerRoom(response);
    else void giveSeat(request, response, room ?? '').catch(report);
  };

  function offerRoom(response: ServerResponse): void {
    const room = rooms.freeCode();
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
    } else if (rooms.count() >= maxRooms) {
      sendError(response, 503, 'request/too-many', 'No room is free.');
    } else {
      const seat = rooms.reserve(room, earlier);
      if (seat !== null) sendJson(response, 201, seat);
      else sendError(response, 409, 'room/full', 'Two are in this room already.', rooms.freeCode() ?? undefined);
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
