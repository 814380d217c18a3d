import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments, usage } from './arguments.mjs';
import type { RunningServer, ServerOptions } from './create-server.ts';
import { createServer } from './create-server.ts';
import { readEnvironment } from './environment.ts';
import { announceLan } from './lan/announce.ts';
import { keptCertificate } from './lan/kept-certificate.ts';
import { allNames } from './lan/network-names.ts';
import { hasCode, isTaken } from './listen.ts';

// The server as a program: `node peer-server/main.ts`, after a build.

// Whoever reads what is said here may go; the server stays.
process.stdout.on('error', () => undefined);

const site = process.env['ICEBREAKER_SITE'] ?? fileURLToPath(new URL('../dist', import.meta.url));
const portsToTry = 20;

const { isLan, isHelp } = readOwnArguments();
if (isHelp) {
  say(usage);
  process.exit(0);
}
const settings = readEnvironment(process.env);
if (typeof settings === 'string') fail(settings, 2);
if (!existsSync(site)) fail('The site is not built yet. Run `npm start`, which builds it and starts the server.', 1);

const options: ServerOptions = { ...settings, site, say };
if (isLan) await openToNetwork(options);
const server = await start(settings.port).catch((error: unknown) => fail(explain(error, settings.port), 1));
say(`Icebreaker is at ${server.url}`);
if (isLan) say(announceLan(server.addresses(), options.host, settings.certificate === undefined, process.stdout.isTTY));
else for (const address of server.addresses()) say(`From other devices on the network: ${address}`);
say('Press Ctrl-C to stop.');

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

function stop(): void {
  // The second Ctrl-C means now. The timers of the peer package never end, so the process is ended.
  if (isStopping) process.exit(0);
  isStopping = true;
  void server.close().then(() => process.exit(0));
}

function readOwnArguments(): ReturnType<typeof readArguments> {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error), 2);
  }
}

/** Every address, and TLS. */
async function openToNetwork(open: ServerOptions): Promise<void> {
  const own = open.host ?? '::';
  open.host = own;
  if (open.certificate !== undefined) return;
  const folder = process.env['ICEBREAKER_CERTIFICATES'] ?? fileURLToPath(new URL('../.cache/lan', import.meta.url));
  const names = new Set([...allNames(), ...(own === '::' || own === '0.0.0.0' ? [] : [own])]);
  open.certificate = await keptCertificate(folder, [...names]).catch((error: unknown) =>
    fail(`The certificate cannot be kept in ${folder}: ${error instanceof Error ? error.message : String(error)}`, 1),
  );
}

/** Starts on the port, or on the first free one after it. */
async function start(wanted: number): Promise<RunningServer> {
  for (let port = wanted; ; port += 1) {
    try {
      return await startOn(port);
    } catch (error) {
      if (!isTaken(error)) throw error;
      const isLast = port >= wanted + portsToTry || port >= 65_535;
      if (port === wanted) say(`Port ${port} is taken by another program. Looking for a free one.`);
      if (isLast) return await startOn(0);
    }
  }
}

async function startOn(port: number): Promise<RunningServer> {
  try {
    return await createServer({ ...options, port });
  } catch (error) {
    // A machine without IPv6 has no such address.
    if (options.host !== '::' || !hasCode(error) || !['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(error.code))
      throw error;
    options.host = '0.0.0.0';
    return await createServer({ ...options, port });
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
