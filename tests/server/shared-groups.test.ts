import { expect, test } from 'vitest';
import { enterGroup, GroupMember, offersHeard, offerTo } from './support/group-member.ts';
import { startProgram } from './support/program.ts';
import { startRedis } from './support/redis.ts';
import { startServer } from './support/server.ts';

async function startTwo() {
  const { url } = await startRedis();
  return [await startServer({ redisUrl: url }), await startServer({ redisUrl: url })] as const;
}

test('members at two processes are one group: names, messages, goodbyes', async () => {
  const [first, second] = await startTwo();
  const one = await enterGroup(first, 'ABC234');
  const two = await enterGroup(second, 'ABC234');
  const three = await enterGroup(first, 'ABC234');
  expect([one.others, two.others, three.others]).toEqual([[], [one.id], [one.id, two.id]]);
  expect([three.id, one.id, two.id].toSorted()).toEqual([one.id, two.id, three.id]);
  one.member.send(offerTo(two.id, 'for two'));
  one.member.send(offerTo(null, 'for all'));
  await two.member.hear('message', ({ message }) => message.kind === 'offer' && message.content.sdp === 'for all');
  await three.member.hear('message');
  expect(offersHeard(two.member)).toEqual([`${one.id} for two`, `${one.id} for all`]);
  expect(offersHeard(three.member)).toEqual([`${one.id} for all`]);
  await two.member.leave();
  await one.member.hear('left', ({ id }) => id === two.id);
  await three.member.hear('left', ({ id }) => id === two.id);
});

test('four are all, at however many processes', async () => {
  const servers = await startTwo();
  const members = await Promise.all([0, 1, 0, 1].map((at) => enterGroup(servers[at] ?? servers[0], 'ABC234')));
  expect(new Set(members.map(({ id }) => id)).size).toBe(4);
  const fifth = new GroupMember(servers[1], 'ABC234');
  const { next } = await fifth.hear('full');
  expect(await fifth.closed()).toBe(1000);
  expect((await enterGroup(servers[0], next ?? '')).others).toEqual([]);
});

test('who was at a process that is killed leaves the group', { timeout: 60_000 }, async () => {
  const { url } = await startRedis();
  const [first, second] = [await startProgram({ REDIS_URL: url }), await startProgram({ REDIS_URL: url })];
  const stays = await enterGroup(first, 'ABC234');
  const goes = await enterGroup(second, 'ABC234');
  await second.kill();
  await stays.member.hear('left', ({ id }) => id === goes.id);
  expect((await enterGroup(first, 'ABC234')).others).toEqual([stays.id]);
});
