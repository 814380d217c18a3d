import { expect, test } from 'vitest';
import { expectConnected, join, Member, rawOffer, refusal } from './support/member.ts';
import { startRedis } from './support/redis.ts';
import { ask, freeRoom, socketPath, startServer, takeSeat } from './support/server.ts';

/** Two servers that know of each other only what Redis knows. */
async function startTwo() {
  const redis = await startRedis();
  const options = { redisUrl: redis.url };
  return { redis, servers: [await startServer(options), await startServer(options)] as const };
}

test('two at different processes are told of each other, and call', async () => {
  const { servers } = await startTwo();
  const room = await freeRoom(servers[0]);
  const first = await join(servers[0], room);
  await first.receiveRoom('created');
  const second = await join(servers[1], room);
  expect([first.seat.role, second.seat.role]).toEqual(['alice', 'bob']);
  const joined = await second.receiveRoom('joined');
  expect(joined.payload).toMatchObject({ room, role: 'bob', partner: first.seat.id });
  expect((await first.receiveRoom('ready')).payload).toMatchObject({ role: 'alice', partner: second.seat.id });
  await second.receiveRoom('ready');
  await expectConnected([first, second]);
});

test('messages between processes keep their order', async () => {
  const { servers } = await startTwo();
  const room = await freeRoom(servers[0]);
  const [first, second] = [await join(servers[0], room), await join(servers[1], room)];
  await first.receiveRoom('ready');
  const offers = Array.from({ length: 200 }, () => rawOffer(second.seat.id));
  for (const offer of offers) first.send(offer);
  await second.receive(({ payload }) => payload?.['message'] === offers.at(-1)?.payload.message);
  const got = second.received.flatMap(({ type, payload }) => (type === 'OFFER' ? [payload?.['message']] : []));
  expect(got).toEqual(offers.map(({ payload }) => payload.message));
});

test('there are two seats in a room, however many processes are asked at once', async () => {
  const { servers } = await startTwo();
  const room = await freeRoom(servers[0]);
  const asked = Array.from({ length: 12 }, (_, index) =>
    ask(servers[index % 2 === 0 ? 0 : 1], `/api/rooms/${room}/seats`, { method: 'POST' }),
  );
  const answers = await Promise.all(asked);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
  const roles = answers.flatMap(({ status, body }) => (status === 201 ? [(body as { role: string }).role] : []));
  expect(roles.sort()).toEqual(['alice', 'bob']);
});

test('who leaves is missed at the other process, and the place is free', async () => {
  const { servers } = await startTwo();
  const room = await freeRoom(servers[0]);
  const [first, second] = [await join(servers[0], room), await join(servers[1], room)];
  await first.receiveRoom('ready');
  first.forget();
  await second.leave();
  expect(await first.receiveType('LEAVE')).toMatchObject({ src: second.seat.id, dst: first.seat.id });
  expect((await first.receiveRoom('left')).payload).toMatchObject({ partner: null });
  first.send(rawOffer(second.seat.id));
  expect(await first.receiveType('EXPIRE')).toMatchObject({ src: second.seat.id });
  first.forget();
  const third = await join(servers[1], room);
  expect(third.seat.role).toBe('bob');
  await first.receiveRoom('ready');
  await expectConnected([first, third]);
});

test('a seat that is taken up at another process closes the earlier socket with 4001, and its partner meets the new one', async () => {
  const { servers } = await startTwo();
  const room = await freeRoom(servers[0]);
  const [first, second] = [await join(servers[0], room), await join(servers[0], room)];
  await first.receiveRoom('ready');
  first.forget();
  const again = await join(servers[1], room, second.seat);
  expect(again.seat).toEqual(second.seat);
  expect(await second.closed()).toBe(4001);
  await first.receiveRoom('left');
  await first.receiveRoom('ready');
  await again.receiveRoom('ready');
  await expectConnected([first, again]);
  // The end of the socket before was no end of the one that has the seat now.
  expect(first.received.filter(({ type }) => type === 'LEAVE')).toHaveLength(1);
});

test('a seat that goes to and fro between processes is at the newest socket only', async () => {
  const { servers } = await startTwo();
  const room = await freeRoom(servers[0]);
  const partner = await join(servers[0], room);
  let member = await join(servers[1], room);
  for (let turn = 0; turn < 6; turn += 1) {
    const next = await join(servers[turn % 2 === 0 ? 0 : 1], room, member.seat);
    expect(await member.closed()).toBe(4001);
    member = next;
  }
  await member.receiveRoom('ready');
  await partner.receive((message) => message.type === 'ROOM' && message.payload?.['partner'] === member.seat.id);
  await expectConnected([partner, member]);
});

test('a seat of one process opens at the other, and a wrong token at none', async () => {
  const { servers } = await startTwo();
  const seat = await takeSeat(servers[0], await freeRoom(servers[0]));
  expect(await refusal(servers[1], socketPath({ ...seat, token: 'A'.repeat(26) }))).toBe(403);
  const member = new Member(servers[1], seat);
  await member.receiveRoom('created');
});

test('a reservation that nobody takes up runs out for all processes', async () => {
  const redis = await startRedis();
  const options = { redisUrl: redis.url, limits: { reservationMs: 100, pingMs: 60 } };
  const servers = [await startServer(options), await startServer(options)] as const;
  const room = await freeRoom(servers[0]);
  await takeSeat(servers[0], room);
  await takeSeat(servers[0], room);
  await expect
    .poll(() => ask(servers[1], `/api/rooms/${room}/seats`, { method: 'POST' }))
    .toMatchObject({ status: 201 });
});

test('a server that stops takes its seats with it', async () => {
  const { servers } = await startTwo();
  const room = await freeRoom(servers[0]);
  const [first, second] = [await join(servers[0], room), await join(servers[1], room)];
  await first.receiveRoom('ready');
  await servers[1].close();
  expect(await second.closed()).toBe(1001);
  await first.receiveRoom('left');
});
