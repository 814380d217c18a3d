import { expect, test } from 'vitest';
import { expectConnected, join, joinPair, refusal } from './support/member.ts';
import { startProgram } from './support/program.ts';
import { freePort } from '../support/redis-process.ts';
import { startRedis } from './support/redis.ts';
import { RelayPage } from './support/relay-page.ts';
import { ask, freeRoom, startServer } from './support/server.ts';

const health = async (server: Parameters<typeof ask>[0]) =>
  (await ask(server, '/api/health')).body as { redis?: string };

test('a server whose Redis cannot be reached starts, says so without the password, and refuses at once what needs it', async () => {
  const port = await freePort();
  const server = await startProgram({ REDIS_URL: `redis://:secret@127.0.0.1:${port}` });
  await server.says(new RegExp(`Redis at 127\\.0\\.0\\.1:${port} cannot be reached \\(connect ECONNREFUSED`));
  expect(server.output()).not.toContain('secret');
  expect(await health(server)).toMatchObject({ status: 'ok', redis: 'lost' });
  expect((await fetch(server.url)).status).toBe(200);
  const began = performance.now();
  expect(await ask(server, '/api/rooms', { method: 'POST' })).toMatchObject({ status: 503 });
  expect(await ask(server, '/api/rooms/ABCDEF/seats', { method: 'POST' })).toMatchObject({ status: 503 });
  expect(await refusal(server, '/api/relay')).toBe(503);
  expect(await refusal(server, `/peerjs/peerjs?key=peerjs&id=ABCDEF-${'A'.repeat(20)}&token=${'A'.repeat(26)}`)).toBe(
    503,
  );
  expect(performance.now() - began).toBeLessThan(4_000);
});

test(
  'a server says once that Redis is lost and once that it is back, and has its rooms again',
  { timeout: 40_000 },
  async () => {
    const redis = await startRedis();
    const said: string[] = [];
    const options = { redisUrl: redis.url, say: (sentence: string) => said.push(sentence) };
    const [server, other] = [await startServer(options), await startServer({ redisUrl: redis.url })];
    const near = await joinPair(server);
    const room = await freeRoom(server);
    const far = [await join(server, room), await join(other, room)] as const;
    await far[0].receiveRoom('ready');
    await redis.kill();
    await expect.poll(() => health(server)).toMatchObject({ redis: 'lost' });
    // Those who are at one process do not need it.
    await expectConnected(near);
    far[0].send({
      type: 'OFFER',
      dst: far[1].seat.id,
      payload: { type: 'raw', message: 'm', description: { type: 'offer', sdp: '' } },
    });
    await far[0].receiveType('EXPIRE');
    await redis.startAgain();
    await expect.poll(() => health(server)).toMatchObject({ redis: 'connected' });
    await expect.poll(() => health(other)).toMatchObject({ redis: 'connected' });
    expect(said).toEqual([expect.stringContaining('cannot be reached'), expect.stringContaining('is there again')]);
    await expectConnected(near);
    await expectConnected(far);
    // The room is as full as it was.
    expect(await ask(other, `/api/rooms/${room}/seats`, { method: 'POST' })).toMatchObject({ status: 409 });
  },
);

test(
  'pages of the relay are sent away when Redis is lost, and go on when it is back, which knows nothing',
  { timeout: 40_000 },
  async () => {
    const redis = await startRedis();
    const [server, other] = [await startServer({ redisUrl: redis.url }), await startServer({ redisUrl: redis.url })];
    const publisher = new RelayPage(server);
    const { topic, token } = await publisher.open();
    await publisher.publish(topic, 'one', 0, [0, 1]);
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: null });
    await follower.has(topic, 2);
    await redis.kill();
    expect(await publisher.closed()).toBe(1013);
    expect(await follower.closed()).toBe(1013);
    await redis.startAgain();
    for (const each of [server, other]) await expect.poll(() => health(each)).toMatchObject({ redis: 'connected' });
    const back = new RelayPage(other);
    await back.send({ type: 'follow', topic, known: { epoch: 'one', length: 2 } });
    const again = new RelayPage(server);
    expect(await again.open(token)).toMatchObject({ topic, known: null });
    await again.publish(topic, 'one', 0, [0, 1, 2]);
    expect(await back.answer('entries')).toMatchObject({ from: 2, entries: [2] });
  },
);

test('a Redis that holds its connections and answers nothing is taken for lost', { timeout: 40_000 }, async () => {
  const redis = await startRedis();
  const server = await startServer({ redisUrl: redis.url });
  redis.freeze();
  const began = performance.now();
  expect(await ask(server, '/api/rooms', { method: 'POST' })).toMatchObject({ status: 503 });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await health(server)).toMatchObject({ redis: 'lost' });
});
