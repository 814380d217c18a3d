import { expect, test } from 'vitest';
import type { Member } from './support/member.ts';
import { expectConnected, join, joinPair } from './support/member.ts';
import { ask, freeRoom, startServer, takeSeat } from './support/server.ts';

/** What a member heard of its room, oldest first. */
function states({ received }: Member): unknown[] {
  return received.filter(({ type }) => type === 'ROOM').map(({ payload }) => payload?.['state']);
}

test('the first hears created, the newcomer joined, and both ready', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  expect(states(alice)).toEqual(['created', 'ready']);
  expect(states(bob)).toEqual(['joined', 'ready']);
});

test('every room message says the room, the role of who gets it, and the partner', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  const { room } = alice.seat;
  expect((await alice.receiveRoom('created')).payload).toEqual({
    room,
    state: 'created',
    role: 'alice',
    partner: null,
  });
  expect((await bob.receiveRoom('joined')).payload).toEqual({
    room,
    state: 'joined',
    role: 'bob',
    partner: alice.seat.id,
  });
  expect((await alice.receiveRoom('ready')).payload).toEqual({
    room,
    state: 'ready',
    role: 'alice',
    partner: bob.seat.id,
  });
});

test('OPEN comes before the room', async () => {
  const server = await startServer();
  const alice = await join(server, await freeRoom(server));
  expect(alice.received.map(({ type }) => type)).toEqual(['OPEN', 'ROOM']);
});

test('when one leaves, the other hears LEAVE of it and left, and keeps the role', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  bob.forget();
  await alice.leave();
  expect(await bob.receiveType('LEAVE')).toEqual({ type: 'LEAVE', src: alice.seat.id, dst: bob.seat.id });
  expect((await bob.receiveRoom('left')).payload).toMatchObject({ role: 'bob', partner: null });
  const next = await join(server, bob.seat.room);
  expect(next.seat.role).toBe('alice');
  await expectConnected([next, bob]);
});

test('a reload takes the seat again: the same id, token and role', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  await bob.leave();
  const again = await join(server, bob.seat.room, bob.seat);
  expect(again.seat).toEqual(bob.seat);
  await expectConnected([alice, again]);
});

test('after a restart both come back with what they had, and the room is the same', async () => {
  const before = await startServer();
  const [alice, bob] = await joinPair(before);
  await before.close();
  const after = await startServer({ port: before.port });
  const { room } = alice.seat;
  const again: [Member, Member] = [await join(after, room, alice.seat), await join(after, room, bob.seat)];
  expect(again.map(({ seat }) => seat)).toEqual([alice.seat, bob.seat]);
  await expectConnected(again);
});

test('a third is told that the room is full, and of a free one', async () => {
  const server = await startServer();
  const [alice] = await joinPair(server);
  const answer = await ask(server, `/api/rooms/${alice.seat.room}/seats`, { method: 'POST' });
  expect(answer).toMatchObject({ status: 409, body: { error: { code: 'room/full' } } });
  const { next } = answer.body as { next: string };
  expect(next).not.toBe(alice.seat.room);
  await join(server, next);
});

test('messages reach the partner only, whatever they say', async () => {
  const server = await startServer();
  const [[alice, bob], [carol, dave]] = [await joinPair(server), await joinPair(server)];
  carol.forget();
  alice.send({ type: 'OFFER', src: 'forged', dst: carol.seat.id, payload: { type: 'raw', message: 'm', bye: true } });
  expect(await alice.receiveType('EXPIRE')).toMatchObject({ src: carol.seat.id });
  alice.send({ type: 'LEAVE', dst: carol.seat.id });
  await expectConnected([alice, bob]);
  await expectConnected([carol, dave]);
  expect(carol.received.map(({ type }) => type)).toEqual(['OFFER']);
});

test('a LEAVE to the partner is carried and ends no seat', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  alice.send({ type: 'LEAVE', dst: bob.seat.id });
  expect(await bob.receiveType('LEAVE')).toMatchObject({ src: alice.seat.id });
  await expectConnected([alice, bob]);
});

test('a binary frame is refused', async () => {
  const server = await startServer();
  const pair = await joinPair(server);
  pair[0].socket.send(Buffer.from('{"type":"HEARTBEAT"}'));
  await pair[0].receiveType('REFUSED');
  await expectConnected(pair);
});

test('a seat waits for its socket no longer than it says', async () => {
  const server = await startServer({ limits: { reservationMs: 50, pingMs: 50 } });
  const room = await freeRoom(server);
  await takeSeat(server, room);
  await expect.poll(async () => (await ask(server, '/api/health')).body).toMatchObject({ rooms: 0, sockets: 0 });
});

test('what one says beside the call reaches the other in the room, and nobody else', async () => {
  const server = await startServer();
  const [alice, bob] = await joinPair(server);
  const [carol] = await joinPair(server);
  const payload = { page: 'p1', asks: true, topic: null, declines: false, life: 'shown', clock: null };
  alice.send({ type: 'ASIDE', dst: carol.seat.id, payload });
  alice.send({ type: 'ASIDE', dst: bob.seat.id, payload: { ...payload, page: '' } });
  expect((await alice.receiveType('REFUSED')).payload).toEqual({ reason: 'malformed payload' });
  alice.send({ type: 'ASIDE', dst: bob.seat.id, payload });
  expect(await bob.receiveType('ASIDE')).toEqual({ type: 'ASIDE', src: alice.seat.id, dst: bob.seat.id, payload });
  await expectConnected([alice, bob]);
  expect([...carol.received, ...bob.received].filter(({ type }) => type === 'ASIDE')).toHaveLength(1);
});
