import type { IncomingMessage } from 'node:http';
import type { Limits } from './limits.ts';
import { peerKey } from './mount-peer.ts';
import type { Seat } from '#labs/model/wire.ts';
import type { Seats } from './seats.ts';
import { BusLost } from './shared/bus.ts';
import type { Switchboard } from './switchboard.ts';

/** Why an upgrade was refused, as an HTTP status. A browser shows none of this to the page; it is for people with tools. */
export type Refusal = { status: 400 | 401 | 403 | 404 | 429 | 503; reason: string };
export type Admission = { seat: Seat } | Refusal;

export type AdmissionRules = {
  limits: Limits;
  /** Origins other than our own whose pages may connect, as `https://example.org`. */
  origins: readonly string[];
  /** Believe `X-Forwarded-For` and `X-Forwarded-Host`: only behind a proxy that sets them. */
  trustProxy: boolean;
  /** Only programs of this machine can reach the server, so only a name of this machine leads to it. */
  isLoopbackOnly: boolean;
};

/** The signaling socket is here: with `path: '/'` and with `path: '/peerjs'` in the PeerJS client. */
const socketPaths: ReadonlySet<string> = new Set(['/peerjs', '/peerjs/', '/peerjs/peerjs']);

export function isSignalingPath(path: string): boolean {
  return path === '/peerjs' || path.startsWith('/peerjs/');
}

/** Whether this upgrade may become a signaling socket: right path, key and origin, a seat of its own, and room for it. */
export async function admitUpgrade(
  request: IncomingMessage,
  rules: AdmissionRules,
  seats: Seats,
  switchboard: Switchboard,
): Promise<Admission> {
  const url = parseUrl(request);
  if (url === null) return { status: 400, reason: 'The address cannot be read.' };
  if (!socketPaths.has(url.pathname)) return { status: 404, reason: 'No socket here.' };
  const [key, id, token] = ['key', 'id', 'token'].map((name) => onlyValue(url, name));
  if (key !== peerKey) return { status: 401, reason: 'Wrong key.' };
  if (!isOriginAllowed(request, rules)) return { status: 403, reason: 'Pages of another origin may not connect.' };
  const seat = id && token ? await findSeat(seats, id, token) : null;
  // One answer for a wrong id and a wrong token: nobody learns who is here.
  if (seat === null) return { status: 403, reason: 'No such seat. Ask for one first.' };
  if ('status' in seat) return seat;
  if (switchboard.socketOf(seat.id) !== null) return { seat };
  const { sockets, socketsPerAddress } = rules.limits;
  if (switchboard.count() >= sockets) return { status: 503, reason: 'The server is full.' };
  const atAddress = switchboard.countAt(addressOf(request, rules.trustProxy));
  if (atAddress >= socketsPerAddress) return { status: 429, reason: 'Too many connections from one address.' };
  return { seat };
}

export const storeLost: Refusal = { status: 503, reason: 'The server cannot reach its store. Try again in a moment.' };

async function findSeat(seats: Seats, id: string, token: string): Promise<Seat | Refusal | null> {
  try {
    return await seats.find(id, token);
  } catch (error) {
    if (error instanceof BusLost) return storeLost;
    throw error;
  }
}

/** The address a request counts for. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? lastOf(request.headers['x-forwarded-for']) : undefined;
  return forwarded ?? request.socket.remoteAddress ?? 'unknown';
}

/** Whether the page that asks is ours or a listed one. Programs send no Origin; for them the seat is what counts. */
export function isOriginAllowed(request: IncomingMessage, { origins, trustProxy }: AdmissionRules): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origins.includes(origin)) return true;
  const own = (trustProxy ? lastOf(request.headers['x-forwarded-host']) : undefined) ?? host;
  return URL.canParse(origin) && new URL(origin).host === own?.toLowerCase();
}

/**
 * Whether the page has a name of this machine, where only this machine reaches the server, or is a listed one. A foreign name
 * may be made to resolve to this machine, and then its pages are of our own origin (DNS rebinding).
 */
export function isNamedHere(
  { headers }: IncomingMessage,
  { origins, trustProxy, isLoopbackOnly }: AdmissionRules,
): boolean {
  const { origin } = headers;
  if (!isLoopbackOnly || trustProxy || origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && /^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(new URL(origin).hostname);
}

/** Whether a program of this machine asks, by a name of this machine: not a page whose foreign name was made to lead here. */
export function isFromHere({ headers, socket }: IncomingMessage, { trustProxy }: AdmissionRules): boolean {
  const isNear = /^(::1$|(::ffff:)?127\.)/i.test(socket.remoteAddress ?? '');
  return isNear && !trustProxy && /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(headers.host ?? '');
}

/** The address that was asked for, without host. `null` when it is none. */
export function parseUrl(request: IncomingMessage): URL | null {
  const path = request.url ?? '';
  return path.startsWith('/') && URL.canParse(`http://server${path}`) ? new URL(`http://server${path}`) : null;
}

/** A repeated parameter counts as missing: the package would read another of them than we do. */
function onlyValue(url: URL, name: string): string | undefined {
  const values = url.searchParams.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return header?.toString().split(',').at(-1)?.trim() || undefined;
}
