import { parseRoomCode } from '#labs/model/wire.ts';
import { expect, test } from 'vitest';
import { join, refusal } from './support/member.ts';
import { ask, freeRoom, socketPath, startServer, takeSeat } from './support/server.ts';

test('a room is a code that can be read out, different each time', async () => {
  const server = await startServer();
  const codes = await Promise.all(Array.from({ length: 50 }, () => freeRoom(server)));
  for (const code of codes) expect(parseRoomCode(code)).toBe(code);
  expect(new Set(codes).size).toBe(50);
});

test('offering a room stores nothing', async () => {
  const server = await startServer();
  await freeRoom(server);
  expect((await ask(server, '/api/health')).body).toMatchObject({ rooms: 0 });
});

test('a room code is read as people type it', async () => {
  const server = await startServer();
  const seat = await takeSeat(server, encodeURIComponent('abc-d ef'));
  expect(seat.room).toBe('ABCDEF');
});

test('health says how the server is', async () => {
  const server = await startServer();
  await join(server, await freeRoom(server));
  expect(await ask(server, '/api/health')).toEqual({
    status: 200,
    body: {
      status: 'ok',
      uptime: expect.any(Number),
      rooms: 1,
      sockets: 1,
      allocations: 0,
      topics: 0,
      followers: 0,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    },
  });
});

const seats = '/api/rooms/ABCDEF/seats';
test.each([
  { path: '/api/rooms/ABC/seats', method: 'POST', body: '', status: 400, code: 'room/malformed' },
  { path: '/api/rooms/ABCDE0/seats', method: 'POST', body: '', status: 400, code: 'room/malformed' },
  { path: '/api/rooms/%E0/seats', method: 'POST', body: '', status: 400, code: 'room/malformed' },
  { path: seats, method: 'POST', body: '{', status: 400, code: 'request/malformed' },
  { path: seats, method: 'POST', body: '[]', status: 400, code: 'request/malformed' },
  { path: seats, method: 'POST', body: '{"id":5,"token":"x"}', status: 400, code: 'request/malformed' },
  { path: seats, method: 'POST', body: '{"id":"x"}', status: 400, code: 'request/malformed' },
  { path: seats, method: 'POST', body: 'x'.repeat(1_025), status: 413, code: 'request/malformed' },
  { path: '/api/rooms', method: 'DELETE', body: '', status: 405, code: 'request/malformed' },
  { path: '/api/health', method: 'POST', body: '', status: 405, code: 'request/malformed' },
  { path: '/api', method: 'GET', body: '', status: 404, code: 'not-found' },
  { path: '/api/rooms/ABCDEF', method: 'POST', body: '', status: 404, code: 'not-found' },
  { path: '/api/rooms/ABCDEF/seats/1', method: 'POST', body: '', status: 404, code: 'not-found' },
])('$method $path with "$body" is $status $code', async ({ path, method, body, status, code }) => {
  const server = await startServer();
  const answer = await ask(server, path, method === 'GET' ? {} : { method, body });
  expect(answer).toMatchObject({ status, body: { error: { code, message: expect.stringMatching(/\.$/) } } });
});

test('a class behind one address is not limited: 500 seats in a row', async () => {
  const server = await startServer();
  for (let index = 0; index < 250; index += 1) {
    const room = await freeRoom(server);
    await Promise.all([takeSeat(server, room), takeSeat(server, room)]);
  }
});

test('beyond the rate an address is asked to wait, and health still answers', async () => {
  const server = await startServer({ limits: { requests: { burst: 5, perSecond: 0.001 } } });
  for (let index = 0; index < 5; index += 1) await freeRoom(server);
  const answer = await ask(server, '/api/rooms', { method: 'POST' });
  expect(answer).toMatchObject({ status: 429, body: { error: { code: 'request/too-many' } } });
  expect((await ask(server, '/api/health')).status).toBe(200);
});

test('behind a trusted proxy each forwarded address has a rate of its own', async () => {
  const server = await startServer({ trustProxy: true, limits: { requests: { burst: 1, perSecond: 0.001 } } });
  const from = (address: string) => ({ method: 'POST', headers: { 'x-forwarded-for': `198.51.100.9, ${address}` } });
  expect((await ask(server, '/api/rooms', from('192.0.2.1'))).status).toBe(201);
  expect((await ask(server, '/api/rooms', from('192.0.2.1'))).status).toBe(429);
  expect((await ask(server, '/api/rooms', from('192.0.2.2'))).status).toBe(201);
});

test.each([
  { name: 'one address', limits: { socketsPerAddress: 1 }, status: 429 },
  { name: 'all', limits: { sockets: 1 }, status: 503 },
])('the sockets of $name are counted', async ({ limits, status }) => {
  const server = await startServer({ limits });
  const first = await join(server, await freeRoom(server));
  expect(await refusal(server, socketPath(await takeSeat(server, await freeRoom(server))))).toBe(status);
  // A newer connection of the same seat takes no more room.
  await join(server, first.seat.room, first.seat);
});
