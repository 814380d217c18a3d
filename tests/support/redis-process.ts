import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { findRedis, howToInstall } from './redis.mjs';

export type RedisProcess = {
  url: string;
  port: number;
  /** Without a word, as when the machine is gone. */
  kill: () => Promise<void>;
  /** On the same port, and knowing nothing. */
  startAgain: () => Promise<void>;
  /** It holds its connections and answers nothing. */
  freeze: () => void;
};

/** A Redis server on a free port, in memory only. Whoever starts it kills it. */
export async function launchRedis(): Promise<RedisProcess> {
  const program = findRedis();
  if (program === null) throw new Error(`No redis-server was found on PATH. ${howToInstall}`);
  const port = await freePort();
  let child = await launch(program, port);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
    startAgain: async () => void (child = await launch(program, port)),
    freeze: () => void child.kill('SIGSTOP'),
  };
}

async function launch(program: string, port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  while (!said.includes('Ready to accept connections')) {
    const [data] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [Buffer | number];
    if (typeof data === 'number') throw new Error(`redis-server ended with ${data}: ${said}`);
    said += data.toString();
  }
  child.stdout.resume();
  return child;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
