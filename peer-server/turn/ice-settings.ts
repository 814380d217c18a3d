import { randomBytes } from 'node:crypto';
import type { IceServer } from '#labs/model/turn-wire.ts';

/** Which STUN and TURN servers pages are given. */
export type IceSettings = {
  /** Other servers than the one that comes with this one; `null` for ours. */
  servers: readonly IceServer[] | null;
  /** For time-limited credentials, shared with those other servers; ours has one of its own. */
  secret: string | null;
};

export const ourServers: IceSettings = { servers: null, secret: null };

export function createSecret(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * Reads `ICE_SERVERS`, as JSON in the form `RTCPeerConnection` takes or as addresses with commas between, and `TURN_SECRET`.
 * Returns a sentence when one of them cannot be meant so.
 */
export function readIceSettings(written: string | undefined, secret: string | undefined): IceSettings | string {
  const text = written?.trim() ?? '';
  if (text === '')
    return secret?.trim() ? 'TURN_SECRET belongs to servers in ICE_SERVERS, and that is not set.' : ourServers;
  const servers = text.startsWith('[') ? readJson(text) : [{ urls: text.split(',').map((url) => url.trim()) }];
  const wrong = servers?.flatMap(({ urls }) => urls).find((url) => !/^(stuns?|turns?):[^\s/]+$/.test(url));
  if (servers === null)
    return 'ICE_SERVERS is no list of { "urls", "username", "credential" }. Write JSON, or addresses with commas between.';
  if (wrong !== undefined)
    return `ICE_SERVERS holds "${wrong}". Addresses look like stun:192.0.2.1:3478 or turn:turn.example.org.`;
  const needsKey = servers.some(
    (server) => server.urls.some(isTurn) && (server.credential === undefined || server.username === undefined),
  );
  if (needsKey && !secret?.trim())
    return 'A turn: server in ICE_SERVERS needs a username and a credential, or TURN_SECRET for all of them.';
  return { servers, secret: secret?.trim() || null };
}

export function isTurn(url: string): boolean {
  return /^turns?:/.test(url);
}

function readJson(text: string): IceServer[] | null {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list) || list.length === 0) return null;
    const servers = list.map(readServer);
    return servers.includes(null) ? null : (servers as IceServer[]);
  } catch {
    return null;
  }
}

function readServer(server: unknown): IceServer | null {
  if (typeof server !== 'object' || server === null) return null;
  const { urls, username, credential } = server as Record<string, unknown>;
  const list: unknown[] = Array.isArray(urls) ? urls : [urls];
  const isRight = list.length > 0 && list.every((url) => typeof url === 'string');
  if (!isRight || !isOptionalText(username) || !isOptionalText(credential)) return null;
  return {
    urls: list,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}
