import type { ServerOptions } from './create-server.ts';
import { readOwnCertificate } from './lan/own-certificate.ts';
import { readIceSettings } from './turn/ice-settings.ts';

export type Settings = Pick<ServerOptions, 'host' | 'origins' | 'trustProxy' | 'ice' | 'redisUrl' | 'certificate'> & {
  port: number;
};

const defaultPort = 4321;

/** Reads the settings of the server. Returns a sentence when one of them cannot be meant so. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Settings | string {
  const { PORT, HOST, ICEBREAKER_ORIGINS, ICEBREAKER_TRUST_PROXY, ICE_SERVERS, TURN_SECRET } = environment;
  const { ICEBREAKER_CERT, ICEBREAKER_KEY } = environment;
  const typed = PORT?.trim() || String(defaultPort);
  const port = Number(typed);
  if (!/^\d+$/.test(typed) || port > 65_535) return `PORT is "${typed}". It must be a whole number from 0 to 65535.`;
  const origins = (ICEBREAKER_ORIGINS ?? '').split(',').flatMap((origin) => origin.trim() || []);
  const wrong = origins.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (wrong !== undefined) {
    return `ICEBREAKER_ORIGINS holds "${wrong}". Write origins as https://example.org, with commas between.`;
  }
  const ice = readIceSettings(ICE_SERVERS, TURN_SECRET);
  if (typeof ice === 'string') return ice;
  const certificate = readOwnCertificate(ICEBREAKER_CERT, ICEBREAKER_KEY);
  if (typeof certificate === 'string') return certificate;
  const redisUrl = environment['REDIS_URL']?.trim() || undefined;
  if (redisUrl !== undefined && !isRedisUrl(redisUrl)) {
    return 'REDIS_URL is no address of a Redis server. Write redis://127.0.0.1:6379, or redis://:password@host:6379/0.';
  }
  const host = HOST?.trim() || undefined;
  return { port, redisUrl, ice, host, origins, trustProxy: ICEBREAKER_TRUST_PROXY === '1', certificate };
}

/** What it is said to be is not repeated: it may hold a password. */
function isRedisUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return ['redis:', 'rediss:'].includes(protocol) && hostname !== '' && /^\/?\d*$/.test(pathname);
}
