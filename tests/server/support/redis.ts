import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { findRedis, howToInstall } from '../../support/redis.mjs';

export type OwnRedis = {
  url: string;
  port: number;
  /** Without a word, as when the machine is gone. */
  kill: () => Promise<void>;
  /** On the same port, and knowing nothing. */
  startAgain: () => Promise<void>;
  /** It holds its connections and answers nothing. */
  freeze: () => void;
};

/** A Redis server of the test's own, on a free port, in memory only; gone when the test is over. */
export async function startRedis(): Promise<OwnRedis> {
  const program = findRedis();
  if (program === null) throw new Error(`No redis-server was found on PATH. ${howToInstall}`);
  const port = await freePort();
  const start = async () => {
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
  };
  let child = await start();
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async kill() {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
    startAgain: async () => void (child = await start()),
    freeze: () => void child.kill('SIGSTOP'),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
