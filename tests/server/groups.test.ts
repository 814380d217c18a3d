import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enterGroup, GroupMember, offersHeard, offerTo } from './support/group-member.ts';
import { refusal } from './support/member.ts';
import { frame, openTcp } from './support/raw-client.ts';
import { startServer } from './support/server.ts';
import { once } from 'node:events';

const seed = 20_261_127;
const noLimit = { burst: 1e9, perSecond: 1e9 };

test('each is told who is there, under names in the order of coming', async () => {
  const server = await startServer();
  const one = await enterGroup(server, 'ABC234');
  const two = await enterGroup(server, 'ABC234');
  const three = await enterGroup(server, 'ABC234');
  expect([one.others, two.others, three.others]).toEqual([[], [one.id], [one.id, two.id]]);
  expect([three.id, one.id, two.id].toSorted()).toEqual([one.id, two.id, three.id]);
});

test('a message reaches the one it is for, or all others, and no other room', async () => {
  const server = await startServer();
  const [one, two, three] = [
    await enterGroup(server, 'ABC234'),
    await enterGroup(server, 'ABC234'),
    await enterGroup(server, 'ABC234'),
  ];
  const elsewhere = await enterGroup(server, 'XYZ789');
  one.member.send(offerTo(two.id, 'for two'));
  // Another room cannot be reached by a name that is known.
  one.member.send(offerTo(elsewhere.id, 'for elsewhere'));
  one.member.send(offerTo(null, 'for all'));
  await two.member.hear('message', ({ message }) => message.kind === 'offer' && message.content.sdp === 'for all');
  await three.member.hear('message');
  expect(offersHeard(two.member)).toEqual([`${one.id} for two`, `${one.id} for all`]);
  expect(offersHeard(three.member)).toEqual([`${one.id} for all`]);
  // What came back to the sender or into the other room would have come by now: it was sent before the answer to this.
  for (const { member } of [one, elsewhere]) {
    member.send('{');
    await member.hear('refused');
    expect(offersHeard(member)).toEqual([]);
  }
});

test('a fifth is told that four are there, and of a free room', async () => {
  const server = await startServer();
  for (let count = 0; count < 4; count += 1) await enterGroup(server, 'ABC234');
  const fifth = new GroupMember(server, 'ABC234');
  const { next } = await fifth.hear('full');
  expect(await fifth.closed()).toBe(1000);
  expect(next).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
  expect((await enterGroup(server, next ?? '')).others).toEqual([]);
});

test('who leaves, or whose connection breaks, is told of once and frees the place', async () => {
  const server = await startServer();
  const [stays, leaves, breaks] = [
    await enterGroup(server, 'ABC234'),
    await enterGroup(server, 'ABC234'),
    await enterGroup(server, 'ABC234'),
  ];
  await leaves.member.leave();
  await stays.member.hear('left', ({ id }) => id === leaves.id);
  breaks.member.socket.terminate();
  await stays.member.hear('left', ({ id }) => id === breaks.id);
  const back = await enterGroup(server, 'ABC234');
  expect(back.others).toEqual([stays.id]);
  expect([leaves.id, breaks.id]).not.toContain(back.id);
  expect(stays.member.heard.filter(({ type }) => type === 'left')).toHaveLength(2);
});

test('a member that answers no ping is a ghost, and removed', async () => {
  const server = await startServer({ limits: { pingMs: 30 } });
  const stays = await enterGroup(server, 'ABC234');
  const ghost = await openTcp(server);
  const head = [
    'GET /api/groups/ABC234 HTTP/1.1',
    `Host: 127.0.0.1:${server.port}`,
    ...['Upgrade: websocket', 'Connection: Upgrade'],
    ...['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'],
  ];
  ghost.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(ghost, 'data');
  ghost.write(frame(JSON.stringify({ to: null, message: { id: 'm', kind: 'hello', content: null } })));
  const { from } = await stays.member.hear('message');
  await stays.member.hear('left', ({ id }) => id === from);
});

test.each([
  { what: 'no JSON', text: '{', reason: 'not JSON' },
  { what: 'no object', text: '5', reason: 'malformed' },
  {
    what: 'an unknown kind',
    text: '{"to":null,"message":{"id":"m","kind":"state","content":null}}',
    reason: 'malformed',
  },
  { what: 'no receiver', text: '{"message":{"id":"m","kind":"hello","content":null}}', reason: 'malformed' },
  {
    what: 'an offer without its text',
    text: '{"to":null,"message":{"id":"m","kind":"offer","content":{"type":"offer"}}}',
    reason: 'malformed',
  },
  { what: 'what is nested without end', text: `{"to":${'['.repeat(20_000)}`, reason: 'not JSON' },
  { what: 'what is nested deeply', text: `{"to":${'['.repeat(9_000)}${']'.repeat(9_000)}}`, reason: 'malformed' },
])('$what goes no further, and the sender is told', async ({ text, reason }) => {
  const server = await startServer();
  const { member } = await enterGroup(server, 'ABC234');
  const other = await enterGroup(server, 'ABC234');
  member.send(text);
  expect(await member.hear('refused')).toEqual({ type: 'refused', reason });
  member.send(offerTo(other.id, 'still here'));
  await other.member.hear('message');
});

test('nobody speaks under the name of another, and what is not known is left behind', async () => {
  const server = await startServer();
  const [one, two] = [await enterGroup(server, 'ABC234'), await enterGroup(server, 'ABC234')];
  const forged = { ...offerTo(two.id, 'x'), from: two.id, type: 'left', extra: { __proto__: 1 } };
  one.member.send(JSON.stringify(forged));
  const heard = await two.member.hear('message');
  expect(heard).toEqual({ type: 'message', from: one.id, message: forged.message });
});

test('pages of another origin, wrong codes and too many sockets are refused', async () => {
  const server = await startServer({ limits: { socketsPerAddress: 1 } });
  expect(await refusal(server, '/api/groups/ABC234', { origin: 'https://elsewhere.example' })).toBe(403);
  for (const code of ['', 'abc234', 'ABC', 'ABC2340', '..%2fx', 'ABC234/x'])
    expect(await refusal(server, `/api/groups/${code}`), code).toBe(404);
  await enterGroup(server, 'ABC234');
  expect(await refusal(server, '/api/groups/ABC234')).toBe(429);
  const full = await startServer({ limits: { sockets: 0 } });
  expect(await refusal(full, '/api/groups/ABC234')).toBe(503);
});

test('a frame that is too long ends its socket, and a flood ends the one that floods', async () => {
  const server = await startServer({ limits: { frames: { burst: 10, perSecond: 10 }, floodMs: 100 } });
  const stays = await enterGroup(server, 'ABC234');
  const long = await enterGroup(server, 'ABC234');
  long.member.send('x'.repeat(70_000));
  expect(await long.member.closed()).toBe(1009);
  const flood = await enterGroup(server, 'ABC234');
  const hello = JSON.stringify({ to: null, message: { id: 'm', kind: 'hello', content: null } });
  for (let count = 0; count < 5_000; count += 1) flood.member.send(hello);
  expect([1006, 1008]).toContain(await flood.member.closed());
  await stays.member.hear('left', ({ id }) => id === flood.id);
  // What has arrived in one piece is read to its end.
  expect(stays.member.heard.length).toBeLessThan(2_500);
  expect(stays.member.closeCode).toBeNull();
});

test('when the server stops, every socket is closed', async () => {
  const server = await startServer();
  const { member } = await enterGroup(server, 'ABC234');
  await server.close();
  expect([1001, 1006]).toContain(await member.closed());
});

test('random frames hurt nobody, and only messages of a mesh are carried', { timeout: 60_000 }, async () => {
  const server = await startServer({ limits: { frames: noLimit } });
  const [sender, partner] = [await enterGroup(server, 'ABC234'), await enterGroup(server, 'ABC234')];
  const bystander = await enterGroup(server, 'XYZ789');
  const kinds = ['hello', 'here', 'offer', 'answer', 'candidate', 'bye'];
  const content = fc.oneof(
    fc.constant(null),
    fc.record({ type: fc.constantFrom('offer', 'answer', 'x'), sdp: fc.string() }),
    fc.record({
      candidate: fc.string(),
      sdpMid: fc.constantFrom('0', null),
      sdpMLineIndex: fc.constantFrom(0, 1.5, null),
    }),
    fc.jsonValue({ maxDepth: 3 }),
  );
  const request = fc.record(
    {
      to: fc.oneof(
        fc.constantFrom(null, partner.id, bystander.id, '__proto__', 'toString'),
        fc.jsonValue({ maxDepth: 1 }),
      ),
      message: fc.oneof(
        fc.record({ id: fc.string(), kind: fc.constantFrom(...kinds, 'constructor'), content }),
        fc.jsonValue({ maxDepth: 2 }),
      ),
    },
    { requiredKeys: [] },
  );
  const text = fc.oneof(
    request.map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }),
    fc.tuple(request, fc.nat(80), fc.string()).map(([value, at, put]) => {
      const whole = JSON.stringify(value);
      return whole.slice(0, at) + put + whole.slice(at);
    }),
  );
  const frames = fc.sample(text, { seed, numRuns: 20_000 });
  for (const each of frames) sender.member.send(each);
  for (const each of frames.slice(0, 200)) sender.member.send(Buffer.from(each));
  sender.member.send(offerTo(partner.id, 'the last'));
  await partner.member.hear('message', ({ message }) => message.kind === 'offer' && message.content.sdp === 'the last');
  const carried = partner.member.heard.filter((event) => event.type === 'message');
  expect(carried.length).toBeGreaterThan(50);
  expect(carried.filter(({ from, message }) => from !== sender.id || !kinds.includes(message.kind))).toEqual([]);
  expect(bystander.member.heard.map(({ type }) => type)).toEqual(['welcome']);
  bystander.member.send('{');
  await bystander.member.hear('refused');
});
