import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer as createNetServer } from 'node:net';
import { readEnvironment } from '#peer-server/environment.ts';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { runProgram } from './support/program.ts';
import { freeRoom, socketPath, takeSeat } from './support/server.ts';

const address = /Icebreaker is at (http:\/\/[^/]+:(\d+)\/)\n/;

test.each(['SIGINT', 'SIGTERM'] as const)('it says where it is, serves, and on %s ends with 0', async (signal) => {
  const server = runProgram({ PORT: '0' });
  const [, url = '', port = ''] = await server.says(address);
  await server.says(/Press Ctrl-C to stop\.\n/);
  expect(url).toBe(`http://localhost:${port}/`);
  expect(await (await fetch(url)).text()).toContain('Home');
  const running = { url, port: Number(port), close: () => Promise.resolve() };
  const seat = await takeSeat(running, await freeRoom(running));
  const socket = new WebSocket(`ws://127.0.0.1:${port}${socketPath(seat)}`);
  await once(socket, 'message');
  const exit = once(server.child, 'exit');
  server.child.kill(signal);
  const [closeCode] = (await once(socket, 'close')) as [number];
  expect(closeCode).toBe(1001);
  expect(await exit).toEqual([0, null]);
  expect(server.output()).not.toMatch(/Error|Warning/);
});

test('a taken port is named, and the next free one used', async () => {
  const other = createNetServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const server = runProgram({ PORT: String(port) });
  const [, , chosen] = await server.says(address);
  expect(server.output()).toContain(`Port ${port} is taken by another program.`);
  expect(Number(chosen)).not.toBe(port);
  expect((await fetch(`http://127.0.0.1:${chosen}/api/health`)).status).toBe(200);
});

test.each([
  { environment: { PORT: 'http' }, says: 'PORT is "http". It must be a whole number from 0 to 65535.\n', code: 2 },
  { environment: { PORT: '65536' }, says: 'PORT is "65536". It must be a whole number from 0 to 65535.\n', code: 2 },
  { environment: { ICEBREAKER_SITE: '/nowhere/at/all' }, says: 'The site is not built yet.', code: 1 },
  { environment: { PORT: '0', HOST: '192.0.2.1' }, says: 'HOST is no address of this machine.\n', code: 1 },
])('$environment ends with $code and says why', async ({ environment, says, code }) => {
  const server = runProgram(environment);
  expect(await once(server.child, 'exit')).toEqual([code, null]);
  expect(server.output()).toContain(says);
  expect(server.output()).not.toContain('    at ');
});

test.each([
  { set: {}, read: { port: 4321, host: undefined, origins: [], trustProxy: false } },
  { set: { PORT: ' 80 ', HOST: '::1' }, read: { port: 80, host: '::1', origins: [], trustProxy: false } },
  {
    set: { ICEBREAKER_ORIGINS: 'https://a.example, http://b.example:8080', ICEBREAKER_TRUST_PROXY: '1' },
    read: { port: 4321, host: undefined, origins: ['https://a.example', 'http://b.example:8080'], trustProxy: true },
  },
])('the environment $set is read as $read', ({ set, read }) => {
  expect(readEnvironment(set)).toEqual({ ...read, ice: { servers: null, secret: null } });
});

test.each([
  { args: ['--lam'], says: 'There is no argument "--lam".' },
  { args: ['--dev', '--lan'], says: 'The development server answers this computer only.' },
])('$args end with 2 and say what there is', async ({ args, says }) => {
  const server = runProgram({}, args);
  expect(await once(server.child, 'exit')).toEqual([2, null]);
  expect(server.output()).toContain(says);
  expect(server.output()).toContain('npm start -- --lan');
});

test('--help says how it is used, and ends with 0', async () => {
  const server = runProgram({}, ['--help']);
  expect(await once(server.child, 'exit')).toEqual([0, null]);
  expect(server.output()).toContain('npm start -- --lan');
});

test.each(['-1', '1.5', '1e3', '0x10', 'abc'])('PORT=%s is refused in a sentence', (PORT) => {
  expect(readEnvironment({ PORT })).toBe(`PORT is "${PORT}". It must be a whole number from 0 to 65535.`);
});

test.each(['example.org', 'https://example.org/', 'https://example.org/path'])('the origin %s is refused', (origin) => {
  expect(readEnvironment({ ICEBREAKER_ORIGINS: origin })).toContain(`ICEBREAKER_ORIGINS holds "${origin}".`);
});

test.each(['localhost:6379', 'http://localhost', 'redis://', 'redis://h/x', 'redis:/'])(
  'REDIS_URL=%s is refused',
  (REDIS_URL) => {
    expect(readEnvironment({ REDIS_URL })).toContain('REDIS_URL is no address of a Redis server.');
  },
);

test.each(['redis://127.0.0.1:6379', 'rediss://:secret@example.org:6380/2'])('REDIS_URL=%s is taken', (REDIS_URL) => {
  expect(readEnvironment({ REDIS_URL })).toMatchObject({ redisUrl: REDIS_URL });
});
