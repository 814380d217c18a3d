import { useEffect, useState } from 'preact/hooks';
import { problemInList, type OwnServer } from '#labs/model/ice/server-url.ts';

const key = 'icebreaker-ice-servers';

/** The learner's own servers, kept on this device. What cannot be read is left out. */
export function useOwnServers(): [readonly OwnServer[], (servers: readonly OwnServer[]) => void] {
  const [servers, setServers] = useState<readonly OwnServer[]>([]);
  useEffect(() => setServers(read()), []);
  return [
    servers,
    (next) => {
      setServers(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing: the list lasts as long as the page.
      }
    },
  ];
}

function read(): readonly OwnServer[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    const kept: OwnServer[] = [];
    for (const server of Array.isArray(list) ? list : [])
      if (isServer(server) && problemInList(server, kept) === null) kept.push(server);
    return kept;
  } catch {
    return [];
  }
}

function isServer(server: unknown): server is OwnServer {
  const { url, username, credential } = (server ?? {}) as Record<string, unknown>;
  return typeof url === 'string' && typeof username === 'string' && typeof credential === 'string';
}
