import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { Seat } from '#labs/model/wire.ts';
import type { Usage } from './server-child.ts';

export type ServerKind = 'plain' | 'ours';
export type ServerProcess = {
  kind: ServerKind;
  port: number;
  pid: number;
  usage: (question: 'cpu' | 'memory') => Promise<Usage>;
  stop: () => void;
};

/** Starts a server in its own process, so that what it uses is only its own. */
export async function startServerProcess(kind: ServerKind): Promise<ServerProcess> {
  const path = fileURLToPath(new URL('server-child.ts', import.meta.url));
  const child: ChildProcess = fork(path, [kind], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    kind,
    port,
    pid: child.pid ?? 0,
    async usage(question) {
      child.send(question);
      const [usage] = (await once(child, 'message')) as [Usage];
      return usage;
    },
    stop: () => child.disconnect(),
  };
}

export type Client = { id: string; socket: WebSocket };

/** Two connected clients that may write to each other. */
export async function connectPair({ kind, port }: ServerProcess, index: number): Promise<[Client, Client]> {
  const seats = kind === 'ours' ? await takeSeats(port) : [plainSeat(`a${index}`), plainSeat(`b${index}`)];
  const clients: Client[] = [];
  for (const { id, token } of seats) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/peerjs/peerjs?key=peerjs&id=${id}&token=${token}`);
    await once(socket, 'message');
    clients.push({ id, socket });
  }
  return clients as [Client, Client];
}

async function takeSeats(port: number): Promise<Seat[]> {
  const post = async (path: string): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/rooms${path}`, { method: 'POST' });
    return response.json();
  };
  const { room } = (await post('')) as { room: string };
  return [(await post(`/${room}/seats`)) as Seat, (await post(`/${room}/seats`)) as Seat];
}

function plainSeat(id: string): { id: string; token: string } {
  return { id, token: 'token' };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
