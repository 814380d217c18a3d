import { expect, test } from 'vitest';
import { expectConnected, join } from './support/member.ts';
import { startProgram } from './support/program.ts';
import { startRedis } from './support/redis.ts';
import { RelayPage } from './support/relay-page.ts';
import { ask, freeRoom } from './support/server.ts';

const counted = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => ({ n: from + index }));

async function startTwo() {
  const { url } = await startRedis();
  return [await startProgram({ REDIS_URL: url }), await startProgram({ REDIS_URL: url })] as const;
}

test(
  'a process that is killed leaves no ghosts: within some 15 seconds its seats are free',
  { timeout: 60_000 },
  async () => {
    const [first, second] = await startTwo();
    const room = await freeRoom(first);
    const [stays, goes] = [await join(first, room), await join(second, room)];
    await stays.receiveRoom('ready');
    const alone = await join(second, await freeRoom(second));
    await second.kill();
    const began = performance.now();
    expect(await goes.closed()).toBe(1006);
    expect(await ask(first, `/api/rooms/${room}/seats`, { method: 'POST' })).toMatchObject({ status: 409 });
    await stays.receiveType('LEAVE');
    await stays.receiveRoom('left');
    expect(performance.now() - began).toBeLessThan(20_000);
    await expect
      .poll(() => ask(first, `/api/rooms/${alone.seat.room}/seats`, { method: 'POST' }))
      .toMatchObject({ status: 201, body: { role: 'alice' } });
    stays.forget();
    const next = await join(first, room);
    expect(next.seat.role).toBe('bob');
    await stays.receiveRoom('ready');
    await expectConnected([stays, next]);
  },
);

test.each([
  { where: 'the process of its partner', isThird: false },
  { where: 'a third process', isThird: true },
])(
  'who was at a killed process has the seat again at once at $where, and nobody is said to have left',
  {
    timeout: 60_000,
  },
  async ({ isThird }) => {
    const { url } = await startRedis();
    const [first, second] = [await startProgram({ REDIS_URL: url }), await startProgram({ REDIS_URL: url })];
    const next = isThird ? await startProgram({ REDIS_URL: url }) : first;
    const room = await freeRoom(first);
    const [stays, goes] = [await join(first, room), await join(second, room)];
    await stays.receiveRoom('ready');
    stays.forget();
    await second.kill();
    await goes.closed();
    const began = performance.now();
    const again = await join(next, room, goes.seat);
    await stays.receiveRoom('ready');
    await expectConnected([stays, again]);
    expect(performance.now() - began).toBeLessThan(8_000);
    // The PeerJS client of who stays would end a call that goes on.
    expect(stays.received.filter(({ type, payload }) => type === 'LEAVE' || payload?.['state'] === 'left')).toEqual([]);
  },
);

test(
  'one process is killed in a class: all go on at the other, nothing is missing and nothing comes twice',
  { timeout: 60_000 },
  async () => {
    const [first, second] = await startTwo();
    const publisher = new RelayPage(first);
    const { topic, token, short } = await publisher.open();
    const near = new RelayPage(first);
    const far = new RelayPage(second);
    for (const page of [near, far]) await page.send({ type: 'follow', topic, known: null });
    await publisher.publish(topic, 'one', 0, counted(0, 50));
    const learner = '2'.repeat(26);
    await far.send({ type: 'tile', topic, learner, tile: { step: 1 } });
    await publisher.answer('tile', ({ tile }) => tile !== null);
    await near.has(topic, 50);
    await far.has(topic, 50);

    await first.kill();
    await near.closed();
    const back = new RelayPage(second);
    await back.send({ type: 'follow', topic, known: { epoch: 'one', length: 50 } });
    const again = new RelayPage(second);
    // What was published has outlived the process that took it, and so has the short form and what learners told.
    expect(await again.open(token)).toMatchObject({ topic, short, known: { epoch: 'one', length: 50 } });
    await again.answer('tile', (answer) => answer.learner === learner && answer.tile !== null);
    await again.publish(topic, 'one', 50, counted(50, 60));
    expect(await far.has(topic, 60)).toEqual(counted(0, 60));
    const rest = await back.answer('entries');
    expect(rest).toMatchObject({ from: 50, entries: counted(50, 60) });
  },
);

test(
  'followers hear within some 15 seconds that the publisher went with its process, and its learners are taken back',
  { timeout: 60_000 },
  async () => {
    const [first, second] = await startTwo();
    const publisher = new RelayPage(first);
    const { topic } = await publisher.open();
    const follower = new RelayPage(second);
    await follower.send({ type: 'follow', topic, known: null });
    await follower.answer('presence', ({ isHere }) => isHere);
    const other = new RelayPage(second);
    const theirs = await other.open();
    const learner = new RelayPage(first);
    await learner.send({ type: 'tile', topic: theirs.topic, learner: '3'.repeat(26), tile: 1 });
    await other.answer('tile', ({ tile }) => tile === 1);
    const began = performance.now();
    await first.kill();
    await follower.answer('presence', ({ isHere }) => !isHere);
    await other.answer('tile', ({ tile }) => tile === null);
    expect(performance.now() - began).toBeLessThan(20_000);
  },
);
