import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCoturn } from '../../support/browser.mjs';

/** Listens on loopback, and takes credentials made of `secret`. The few lines that the docs name, and where to listen. */
export async function startCoturn(secret: string): Promise<{ port: number; pid: number; stop: () => Promise<void> }> {
  const command = findCoturn();
  if (command === null) throw new Error('There is no coturn here.');
  const folder = mkdtempSync(join(tmpdir(), 'icebreaker-coturn-'));
  const port = await freePort();
  const settings = [
    `listening-port=${port}`,
    ...['listening-ip=127.0.0.1', 'relay-ip=127.0.0.1', 'allow-loopback-peers'],
    ...['use-auth-secret', `static-auth-secret=${secret}`, 'realm=icebreaker'],
    ...[
      'no-tls',
      'no-dtls',
      'no-cli',
      'log-file=stdout',
      `pidfile=${join(folder, 'pid')}`,
      `userdb=${join(folder, 'db')}`,
    ],
  ];
  const file = join(folder, 'turnserver.conf');
  writeFileSync(file, settings.join('\n'));
  const child = spawn(command, ['-c', file], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Total General servers')) resolve();
    });
    child.once('exit', () => reject(new Error(`coturn has ended:\n${said}`)));
  });
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.removeAllListeners('exit');
      const gone = once(child, 'exit');
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind({ address: '127.0.0.1', port: 0 });
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}
