import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attachSignaling } from '#peer-server/attach.ts';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { expectConnected, join, joinPair, Member, rawOffer, refusal } from './support/member.ts';
import { frame, handshake, openRaw, openTcp } from './support/raw-client.ts';
import { ask, freeRoom, socketPath, startServer, takeSeat } from './support/server.ts';

// Faults by which one client of a plain PeerJS server hurts another, or what it learns that it must not.

const deep = '['.repeat(4_400) + ']'.repeat(4_400);
const deepPayloads = [
  { place: 'as the payload', payload: deep },
  {
    place: 'in metadata',
    payload: `{"type":"media","connectionId":"c","sdp":{"type":"offer","sdp":""},"metadata":${deep}}`,
  },
  { place: 'beside a goodbye', payload: `{"type":"raw","message":"m","bye":true,"more":${deep}}` },
];

test.each(deepPayloads)('S1: 4,400 nested arrays $place are refused and the receiver stays', async ({ payload }) => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  alice.send(`{"type":"OFFER","dst":"${bob.seat.id}","payload":${payload}}`);
  expect((await alice.receiveType('REFUSED')).payload).toEqual({ reason: 'malformed payload' });
  await expectConnected([alice, bob]);
});

test('S2: nested arrays sent to an absent partner do not meet the one who comes', async () => {
  const server = await startServer();
  const room = await freeRoom(server);
  const alice = await join(server, room);
  const seat = await takeSeat(server, room);
  alice.send(`{"type":"OFFER","dst":"${seat.id}","payload":${deep}}`);
  await alice.receiveType('REFUSED');
  const bob = await join(server, room, seat);
  expect(bob.seat.id).toBe(seat.id);
  await expectConnected([alice, bob]);
});

test('S3: LEAVE without dst closes the socket and frees the seat', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  bob.send({ type: 'LEAVE' });
  expect(await bob.closed()).toBe(1000);
  await alice.receiveRoom('left');
  expect((await ask(server, '/api/health')).body).toMatchObject({ sockets: 1 });
});

test('S3: what follows a LEAVE in the same packet reaches nobody', async () => {
  const server = await startServer();
  const room = await freeRoom(server);
  const alice = await join(server, room);
  const raw = await openRaw(server, await takeSeat(server, room));
  await alice.receiveRoom('ready');
  const late = JSON.stringify(rawOffer(alice.seat.id, 'late'));
  raw.end(Buffer.concat([frame('{"type":"LEAVE"}'), frame(late), frame(late)]));
  await alice.receiveRoom('left');
  await expectConnected([alice, await join(server, room)]);
  expect(JSON.stringify(alice.received)).not.toContain('late');
});

test('S4: after a LEAVE the next owner of the id stays reachable', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  bob.send({ type: 'LEAVE' });
  const next = await join(server, bob.seat.room, bob.seat);
  expect(next.seat.id).toBe(bob.seat.id);
  await bob.closed();
  await expectConnected([alice, next]);
});

test('S5: the same id and token again replaces the old socket, which hears 4001', async () => {
  const server = await startServer();
  const [alice, old] = await joinPair(server);
  const fresh = await join(server, old.seat.room, old.seat);
  expect(await old.closed()).toBe(4001);
  expect(fresh.seat).toEqual(old.seat);
  expect(fresh.received.map(({ type }) => type).slice(0, 2)).toEqual(['OPEN', 'ROOM']);
  await expectConnected([alice, fresh]);
});

test('S5: of several that replace one another at once each gets in and only the last stays', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  const rivals = await Promise.all(Array.from({ length: 5 }, () => openTcp(server)));
  // Each has been accepted once it has had an answer.
  for (const rival of rivals) rival.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await Promise.all(rivals.map((rival) => once(rival, 'data')));
  const replies = rivals.map((rival) => once(rival, 'data') as Promise<[Buffer]>);
  // In one tick, so that the second arrives while the first still waits for the old socket to end.
  for (const rival of rivals) rival.write(handshake(server, bob.seat));
  for (const [reply] of await Promise.all(replies)) expect(reply.toString()).toMatch(/^HTTP\/1\.1 101 /);
  expect(await bob.closed()).toBe(4001);
  await expect.poll(() => rivals.filter(({ closed }) => !closed).length).toBe(1);
  expect((await ask(server, '/api/health')).body).toMatchObject({ sockets: 2, rooms: 1 });
  const next = await join(server, bob.seat.room, bob.seat);
  await expectConnected([alice, next]);
});

test('S6: an offer to one who has left never reaches the next who comes', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  await bob.leave();
  const offer = rawOffer(bob.seat.id);
  alice.send(offer);
  await alice.receiveType('EXPIRE');
  const stranger = await join(server, alice.seat.room, bob.seat);
  await expectConnected([alice, stranger]);
  expect(stranger.received.some(({ payload }) => payload?.['message'] === offer.payload.message)).toBe(false);
});

test('S7: an id of one’s own choice, a wrong token and an unknown id are refused alike', async () => {
  const server = await startServer();
  const [alice] = await joinPair(server);
  const wrong = [
    { id: 'alice', token: 'secret' },
    { id: alice.seat.id, token: 'A'.repeat(26) },
    { id: `${alice.seat.room}-${'A'.repeat(20)}`, token: alice.seat.token },
    { id: alice.seat.id, token: '' },
  ];
  for (const seat of wrong) expect(await refusal(server, socketPath(seat))).toBe(403);
  expect(alice.closeCode).toBeNull();
});

test('S8: a wrong key is 401 and nobody is listed', async () => {
  const server = await startServer();
  const [alice] = await joinPair(server);
  expect((await ask(server, '/peerjs/other/id')).status).toBe(401);
  expect((await ask(server, '/peerjs/peerjs/peers')).status).toBe(404);
  expect((await ask(server, '/peerjs/peerjs/id')).status).toBe(200);
  expect((await ask(server, '/peerjs')).body).toMatchObject({ name: 'PeerJS Server' });
  expect(await refusal(server, socketPath(alice.seat, 'other'))).toBe(401);
});

test('S9: pages of other origins may not connect, ours and listed ones may', async () => {
  const server = await startServer({ origins: ['https://listed.example'] });
  const seat = await takeSeat(server, await freeRoom(server));
  for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${server.port + 1}`]) {
    expect(await refusal(server, socketPath(seat), { origin })).toBe(403);
    const { status } = await ask(server, '/api/rooms', { method: 'POST', headers: { origin } });
    expect(status).toBe(403);
  }
  for (const origin of [`http://127.0.0.1:${server.port}`, 'https://listed.example']) {
    const member = new Member(server, await takeSeat(server, await freeRoom(server)), { origin });
    await member.receiveType('ROOM');
  }
  const reply = await fetch(new URL('/peerjs', server.url), { headers: { origin: 'https://evil.example' } });
  expect(reply.headers.get('access-control-allow-origin')).toBeNull();
});

test.each([
  { name: '8,000 characters', id: 'A'.repeat(8_000) },
  { name: 'line breaks and NUL', id: 'ABCDEF-\r\n\u0000AAAAAAAAAAAAAAAAA' },
  { name: 'a script', id: '<script>alert(1)</script>' },
])('S10: an id of $name is refused, and not taken back as an earlier seat', async ({ id }) => {
  const server = await startServer();
  expect(await refusal(server, socketPath({ id, token: 'x' }))).toBe(403);
  const body = JSON.stringify({ id, token: 'x' });
  const room = await freeRoom(server);
  const answer = await ask(server, `/api/rooms/${room}/seats`, { method: 'POST', body });
  if (answer.status === 201)
    expect(answer.body).toMatchObject({ id: expect.stringMatching(/^[2-9A-Z]{6}-[2-9A-Z]{20}$/) });
  else expect(answer.status).toBe(413);
});

test('S12: messages to absent peers expire one by one and none is kept', async () => {
  const server = await startServer();
  const pair = await joinPair(server);
  const [alice] = pair;
  const total = 200;
  for (let index = 0; index < total; index += 1) alice.send(rawOffer(`absent${index}`));
  alice.send({ ...rawOffer('x'), dst: {} });
  await alice.receive(({ type, src }) => type === 'EXPIRE' && src === `absent${total - 1}`);
  expect(alice.received.filter(({ type }) => type === 'EXPIRE')).toHaveLength(total);
  expect((await alice.receiveType('REFUSED')).payload).toEqual({ reason: 'malformed dst' });
  await expectConnected(pair);
});

test('S17: an unknown peer is told at once', async () => {
  const server = await startServer();
  const alice = await join(server, await freeRoom(server));
  const began = performance.now();
  alice.send(rawOffer('nobody'));
  expect(await alice.receiveType('EXPIRE')).toEqual({ type: 'EXPIRE', src: 'nobody', dst: alice.seat.id });
  expect(performance.now() - began).toBeLessThan(2_000);
});

test('S18: another WebSocket endpoint lives beside it on one HTTP server', async () => {
  const http = createHttpServer();
  const signaling = attachSignaling(http, { otherUpgrades: 'leave' });
  http.on('request', (request, response) => void (signaling.handle(request, response) || response.end('other')));
  const other = new WebSocketServer({ noServer: true });
  other.on('connection', (socket) => socket.on('message', (data) => socket.send(`echo ${String(data)}`)));
  http.on('upgrade', (request, stream, head) => {
    if (request.url === '/other')
      other.handleUpgrade(request, stream, head, (socket) => other.emit('connection', socket));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const server = { url: `http://127.0.0.1:${port}/`, port, close: () => signaling.close() };
  onTestFinished(async () => {
    await signaling.close();
    http.close();
    http.closeAllConnections();
  });

  const pair = await joinPair(server);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/other`);
  await once(socket, 'open');
  socket.send('hello');
  const [echo] = (await once(socket, 'message')) as [Buffer];
  expect(echo.toString()).toBe('echo hello');
  await expectConnected(pair);
  expect((await ask(server, '/')).body).toBe('other');
  socket.terminate();
});

test('an upgrade outside of signaling is refused by the server of the site', async () => {
  const server = await startServer();
  expect(await refusal(server, '/other')).toBe(404);
  expect(await refusal(server, '/peerjsx')).toBe(404);
});

test('the socket is also where a PeerJS client with the path "/" looks for it', async () => {
  const server = await startServer();
  const seat = await takeSeat(server, await freeRoom(server));
  const query = new URLSearchParams({ key: 'peerjs', id: seat.id, token: seat.token });
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/peerjs?${query.toString()}`);
  const [data] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(data.toString())).toEqual({ type: 'OPEN' });
  socket.terminate();
});

test('a repeated parameter is refused', async () => {
  const server = await startServer();
  const seat = await takeSeat(server, await freeRoom(server));
  expect(await refusal(server, `${socketPath(seat)}&id=somebody`)).toBe(403);
});

test('frames in the packet of the handshake are not lost', async () => {
  const server = await startServer();
  const room = await freeRoom(server);
  const alice = await join(server, room);
  const raw = await openRaw(server, await takeSeat(server, room), frame(JSON.stringify(rawOffer(alice.seat.id))));
  expect(await alice.receiveType('OFFER')).toMatchObject({ dst: alice.seat.id });
  raw.destroy();
});
