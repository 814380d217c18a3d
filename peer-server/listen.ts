import type { AddressInfo, Server } from 'node:net';
import { createServer as createNetServer } from 'node:net';

export type Listening = { port: number; close: () => Promise<void> };

/** Browsers try `localhost` as `::1` first, some programs as `127.0.0.1` only: both answer, and nothing from outside. */
const loopback = ['127.0.0.1', '::1'] as const;
const maxTries = 20;

/**
 * Listens on one host, or without a host on both loopback addresses with one port.
 *
 * @param port 0 for any free one
 * @throws the system's error, its `code` being `EADDRINUSE` when the port is taken on either address
 */
export async function listen(server: Server, port: number, host: string | undefined): Promise<Listening> {
  if (host !== undefined) return { port: await listenOn(server, port, host), close: () => closeServer(server) };
  for (let tries = 1; ; tries += 1) {
    const chosen = await listenOn(server, port, loopback[0]);
    const second = createNetServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      server.emit('connection', socket),
    );
    try {
      await listenOn(second, chosen, loopback[1]);
      return { port: chosen, close: async () => void (await Promise.all([closeServer(server), closeServer(second)])) };
    } catch (error) {
      if (!isTaken(error)) return { port: chosen, close: () => closeServer(server) };
      await closeServer(server);
      if (port !== 0 || tries === maxTries) throw error;
    }
  }
}

export function isTaken(error: unknown): boolean {
  return hasCode(error) && error.code === 'EADDRINUSE';
}

export function hasCode(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: 1024 }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
