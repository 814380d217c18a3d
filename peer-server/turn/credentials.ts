import { createHmac } from 'node:crypto';

export type TurnCredentials = { username: string; credential: string };

/**
 * Credentials that are valid for so many seconds: the user name is the end of their time, in seconds since 1970, and a
 * name; the password is its HMAC-SHA1. coturn makes the same of the same secret (`use-auth-secret`).
 *
 * @see https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00#section-2.2
 */
export function createCredentials(secret: string, name: string, nowMs: number, seconds: number): TurnCredentials {
  const username = `${Math.floor(nowMs / 1000) + seconds}:${name}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
