import type { Json } from '../json.ts';
import { member } from './connection-facts.ts';

/** The URLs of each entry of `iceServers`; an entry may have none. */
export function iceServersOf(configuration: Json): readonly (readonly string[])[] {
  const servers = member(configuration, 'iceServers');
  if (!Array.isArray(servers)) return [];
  return (servers as readonly Json[]).map((server) => {
    const urls = member(server, 'urls');
    return (Array.isArray(urls) ? (urls as readonly Json[]) : [urls]).filter((url) => typeof url === 'string');
  });
}

/** Whether a server to relay by is configured. */
export function hasTurn(configuration: Json): boolean {
  return iceServersOf(configuration).some((urls) => urls.some(isTurn));
}

export function isTurn(url: string): boolean {
  return /^turns?:/i.test(url);
}
