import type { Seat, SeatRequest } from '#labs/model/wire.ts';
import type { RunningServer, ServerOptions } from '#peer-server/create-server.ts';
import { createServer } from '#peer-server/create-server.ts';
import { onTestFinished } from 'vitest';

/** A real server on a free port, closed when the test is over. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await createServer({ host: '127.0.0.1', ...options });
  onTestFinished(() => server.close());
  return server;
}

/** A server that is running, wherever it came from. */
export type AnyServer = Pick<RunningServer, 'url' | 'port'>;

type Answer = { status: number; body: unknown };

export async function ask(server: AnyServer, path: string, init: RequestInit = {}): Promise<Answer> {
  // Each on a connection of its own: while the test is busy, the server may end one that was kept, just as it is used again.
  const headers = { ...init.headers, connection: 'close' };
  const response = await fetch(new URL(path, server.url), { ...init, headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text };
}

export async function freeRoom(server: AnyServer): Promise<string> {
  const { body } = await ask(server, '/api/rooms', { method: 'POST' });
  return (body as { room: string }).room;
}

export async function takeSeat(server: AnyServer, room: string, earlier?: SeatRequest): Promise<Seat> {
  const body = earlier === undefined ? '' : JSON.stringify({ id: earlier.id, token: earlier.token });
  const answer = await ask(server, `/api/rooms/${room}/seats`, { method: 'POST', body });
  if (answer.status !== 201) throw new Error(`no seat: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Seat;
}

/** Where a PeerJS client with `path: '/peerjs'` goes. */
export function socketPath(seat: { id: string; token: string }, key = 'peerjs'): string {
  const query = new URLSearchParams({ key, id: seat.id, token: seat.token, version: '1.5.5' });
  return `/peerjs/peerjs?${query.toString()}`;
}
