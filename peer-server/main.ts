import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { RunningServer } from './create-server.ts';
import { createServer } from './create-server.ts';
import { readEnvironment } from './environment.ts';
import { hasCode, isTaken } from './listen.ts';

// The server as a program: `node peer-server/main.ts`, after a build.

// Whoever reads what is said here may go; the server stays.
process.stdout.on('error', () => undefined);

const site = process.env['ICEBREAKER_SITE'] ?? fileURLToPath(new URL('../dist', import.meta.url));
const portsToTry = 20;

const settings = readEnvironment(process.env);
if (typeof settings === 'string') fail(settings, 2);
if (!existsSync(site)) fail('The site is not built yet. Run `npm start`, which builds it and starts the server.', 1);

const server = await start(settings.port).catch((error: unknown) => fail(explain(error, settings.port), 1));
say(`Icebreaker is at ${server.url}`);
for (const address of networkAddresses()) say(`From other devices on the network: ${address}`);
say('Press Ctrl-C to stop.');

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

function stop(): void {
  // The second Ctrl-C means now. The timers of the peer package never end, so the process is ended.
  if (isStopping) process.exit(0);
  isStopping = true;
  void server.close().then(() => process.exit(0));
}

/** Where other devices find the server; none while it listens on this machine only. */
function networkAddresses(): string[] {
  if (typeof settings === 'string' || (settings.host !== '0.0.0.0' && settings.host !== '::')) return [];
  const { port } = new URL(server.url);
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => `http://${address}:${port}/`),
  );
}

/** Starts on the port, or on the first free one after it. */
async function start(wanted: number): Promise<RunningServer> {
  if (typeof settings === 'string') fail(settings, 2);
  for (let port = wanted; ; port += 1) {
    try {
      return await createServer({ ...settings, port, site, say });
    } catch (error) {
      if (!isTaken(error)) throw error;
      const isLast = port >= wanted + portsToTry || port >= 65_535;
      if (port === wanted) say(`Port ${port} is taken by another program. Looking for a free one.`);
      if (isLast) return await createServer({ ...settings, port: 0, site, say });
    }
  }
}

function explain(error: unknown, port: number): string {
  if (!hasCode(error)) return String(error);
  if (error.code === 'EACCES') return `This user may not listen on port ${port}. Set PORT to one above 1023.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return 'HOST is no address of this machine.';
  return `The server could not start: ${error.message}`;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function fail(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
