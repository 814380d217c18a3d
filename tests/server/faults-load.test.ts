import { request as httpRequest } from 'node:http';
import { expect, test } from 'vitest';
import { expectConnected, join, joinPair, rawOffer } from './support/member.ts';
import { ended, frame, openRaw, openTcp } from './support/raw-client.ts';
import { ask, freeRoom, startServer, takeSeat } from './support/server.ts';

// Faults of size, speed and silence: what a client sends too much of, or does not do any more.

test('S11: a 99 MiB frame closes its sender before it is read', async () => {
  const server = await startServer();
  const bystanders = await joinPair(server);
  const raw = await openRaw(server, await takeSeat(server, await freeRoom(server)));
  raw.write(frame('', { claimedLength: 99 * 1024 * 1024 }));
  raw.end();
  await ended(raw);
  await expectConnected(bystanders);
});

test('S11: while one client floods with 100,000 messages the others are served, and its partner too', async () => {
  const server = await startServer({ limits: { frames: { burst: 500, perSecond: 100 }, floodMs: 1_000 } });
  const bystanders = await joinPair(server);
  const room = await freeRoom(server);
  const partner = await join(server, room);
  const raw = await openRaw(server, await takeSeat(server, room));
  await partner.receiveRoom('ready');
  const message = frame(JSON.stringify(rawOffer(partner.seat.id, 'x'.repeat(200))));
  raw.write(Buffer.concat(Array.from({ length: 100_000 }, () => message)));
  await partner.receive(({ type }) => type === 'OFFER');
  for (let round = 0; round < 20; round += 1) await expectConnected(bystanders);
  // What has come is what the bucket held and one packet more; the rest waits at the sender.
  expect(partner.received.filter(({ type }) => type === 'OFFER').length).toBeLessThan(5_000);
  // Whoever goes on like this is cut: behind a flood the server would not see it leave either.
  await partner.receiveRoom('left');
  await ended(raw);
  await expectConnected([partner, await join(server, room)]);
});

test('S11: a flooding client is slowed down, not cut, and nothing of it is lost', async () => {
  const server = await startServer({ limits: { frames: { burst: 50, perSecond: 2_000 } } });
  const [alice, bob] = await joinPair(server);
  const offers = Array.from({ length: 600 }, () => rawOffer(bob.seat.id));
  for (const offer of offers) alice.send(offer);
  await bob.receive(({ payload }) => payload?.['message'] === offers.at(-1)?.payload.message);
  const got = bob.received.filter(({ type }) => type === 'OFFER').map(({ payload }) => payload?.['message']);
  expect(got).toEqual(offers.map(({ payload }) => payload.message));
});

test('S13: a receiver that does not read is cut, and the sender learns that it left', async () => {
  const backlogBytes = 256 * 1024;
  const server = await startServer({ limits: { backlogBytes } });
  const bystanders = await joinPair(server);
  const room = await freeRoom(server);
  const sender = await join(server, room);
  const seat = await takeSeat(server, room);
  const raw = await openRaw(server, seat);
  raw.pause();
  await sender.receiveRoom('ready');
  const offer = JSON.stringify(rawOffer(seat.id, 'x'.repeat(60_000)));
  const send = () => {
    if (sender.received.some(({ type }) => type === 'LEAVE')) return;
    sender.socket.send(offer, () => setImmediate(send));
  };
  send();
  expect(await sender.receiveType('LEAVE')).toMatchObject({ src: seat.id });
  await sender.receiveRoom('left');
  raw.destroy();
  await expectConnected(bystanders);
});

test('S14: a socket that answers no ping is cut and its seat is free again', async () => {
  const server = await startServer({ limits: { pingMs: 100 } });
  const room = await freeRoom(server);
  const alice = await join(server, room);
  const raw = await openRaw(server, await takeSeat(server, room));
  await alice.receiveRoom('ready');
  await alice.receiveRoom('left');
  await ended(raw);
  await expectConnected([alice, await join(server, room)]);
});

test('S15: what a cut client still sends reaches nobody', async () => {
  const server = await startServer({ limits: { pingMs: 100 } });
  const room = await freeRoom(server);
  const alice = await join(server, room);
  const raw = await openRaw(server, await takeSeat(server, room));
  await alice.receiveRoom('left');
  raw.write(frame(JSON.stringify(rawOffer(alice.seat.id, 'late'))));
  await ended(raw);
  await expectConnected([alice, await join(server, room)]);
  expect(JSON.stringify(alice.received)).not.toContain('late');
});

test('S16: without any heartbeat a client that answers pings lives, silent or busy', async () => {
  const server = await startServer({ limits: { pingMs: 100 } });
  const [silent, busy] = await joinPair(server);
  let pings = 0;
  silent.socket.on('ping', () => (pings += 1));
  const chatter = setInterval(() => busy.send(rawOffer(silent.seat.id)), 5);
  await expect.poll(() => pings, { timeout: 5_000 }).toBeGreaterThan(5);
  clearInterval(chatter);
  await expectConnected([silent, busy]);
});

test('S16: a heartbeat is accepted and answered by nothing', async () => {
  const server = await startServer();
  const pair = await joinPair(server);
  pair[0].forget();
  pair[0].send({ type: 'HEARTBEAT' });
  await expectConnected(pair);
  expect(pair[0].received.map(({ type }) => type)).toEqual(['OFFER']);
});

test('S19: with clients of every kind connected, close ends in a second and a half', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  await openRaw(server, await takeSeat(server, await freeRoom(server)));
  await openTcp(server);
  const halfRequest = httpRequest({
    port: server.port,
    host: '127.0.0.1',
    path: '/api/rooms/AAAAAA/seats',
    method: 'POST',
  });
  halfRequest.on('error', () => undefined);
  halfRequest.setHeader('content-length', 100);
  halfRequest.write('{');
  await ask(server, '/api/health');
  const began = performance.now();
  const closing = server.close();
  expect(await Promise.all([alice.closed(), bob.closed()])).toEqual([1001, 1001]);
  await closing;
  expect(performance.now() - began).toBeLessThan(2_500);
  await expect(ask(server, '/api/health')).rejects.toThrow();
});

test.each(['/%E0%A4%A/id', '/peerjs/%E0%A4%A/id', '/api/rooms/%E0%A4%A/seats', '//', '/peerjs/../..%2f'])(
  'S20: the address %s answers without a stack trace',
  async (path) => {
    const server = await startServer();
    const reply = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const sent = httpRequest({ port: server.port, host: '127.0.0.1', path }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      sent.on('error', reject).end();
    });
    expect([400, 401, 404, 405]).toContain(reply.status);
    expect(reply.text).not.toMatch(/\bat .+:\d+|node_modules|Error/);
  },
);

test('S20: 500 idle TCP connections are let go', async () => {
  const server = await startServer({ limits: { headersMs: 300 } });
  const bystanders = await joinPair(server);
  const idle = await Promise.all(Array.from({ length: 500 }, () => openTcp(server)));
  await Promise.all(idle.map((socket) => ended(socket)));
  await expectConnected(bystanders);
});
