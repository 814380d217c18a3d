import { createServer } from '#peer-server/create-server.ts';
import { createRooms } from '#peer-server/rooms.ts';
import { expect, test } from 'vitest';
import { expectConnected, join, joinPair } from './support/member.ts';
import { ended, frame, openRaw } from './support/raw-client.ts';
import { freeRoom, startServer, takeSeat } from './support/server.ts';

// Faults that end the process of a plain PeerJS server. An uncaught error here fails the run.

test.each(['{', '', 'null', '5', '"x"', '[]', '\u0000', '{"type":5}', '{"type":"__proto__"}'])(
  'C1: the text frame %j is refused and nobody is hurt',
  async (text) => {
    const server = await startServer();
    const bystanders = await joinPair(server);
    const [member, partner] = await joinPair(server);
    member.forget();
    member.send(text);
    expect((await member.receiveType('REFUSED')).payload).toHaveProperty('reason');
    await expectConnected([member, partner]);
    await expectConnected(bystanders);
  },
);

test.each([
  { fault: 'an unmasked frame', bytes: frame('{}', { masked: false }) },
  { fault: 'opcode 3', bytes: frame('{}', { opcode: 3 }) },
  { fault: 'RSV1 without compression', bytes: frame('{}', { rsv: 4 }) },
  { fault: 'bad UTF-8', bytes: frame(Buffer.of(0xc3, 0x28)) },
  { fault: 'close code 999', bytes: frame(Buffer.of(0x03, 0xe7), { opcode: 8 }) },
  { fault: 'a header claiming 101 MiB', bytes: frame('', { claimedLength: 101 * 1024 * 1024 }) },
  { fault: 'a continuation of nothing', bytes: frame('x', { opcode: 0 }) },
  { fault: 'a long ping', bytes: frame('x'.repeat(126), { opcode: 9 }) },
])('C2: $fault closes that socket only', async ({ bytes }) => {
  const server = await startServer();
  const bystanders = await joinPair(server);
  const room = await freeRoom(server);
  const partner = await join(server, room);
  const raw = await openRaw(server, await takeSeat(server, room));
  await partner.receiveRoom('ready');
  raw.write(bytes);
  // The server answers with a close frame and waits for ours.
  raw.end();
  await ended(raw);
  await partner.receiveRoom('left');
  await expectConnected([partner, await join(server, room)]);
  await expectConnected(bystanders);
});

test('C3: a taken port is an error to catch, and the server that has it goes on', async () => {
  const server = await startServer();
  const bystanders = await joinPair(server);
  const second = createServer({ port: server.port, host: '127.0.0.1' });
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await expectConnected(bystanders);
});

test('C4: a dst that cannot be made a string is refused', async () => {
  const server = await startServer();
  const pair = await joinPair(server);
  pair[0].send('{"type":"OFFER","dst":{"toString":1,"valueOf":1},"payload":1}');
  expect((await pair[0].receiveType('REFUSED')).payload).toEqual({ reason: 'malformed dst' });
  await expectConnected(pair);
});

test('C5: 8 MB offers to somebody absent close their sender and leave no memory behind', async () => {
  const server = await startServer();
  const bystanders = await joinPair(server);
  const room = await freeRoom(server);
  const offer = JSON.stringify({ type: 'OFFER', dst: 'absent', payload: 'x'.repeat(8_000_000) });
  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < 40; round += 1) {
    const sender = await join(server, room);
    sender.send(offer);
    expect([1006, 1009]).toContain(await sender.closed());
  }
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  await expectConnected(bystanders);
});

test('C6: a listener of ours that throws does no harm', async () => {
  let calls = 0;
  const server = await startServer({
    report: () => {
      calls += 1;
      throw new Error('the listener is broken');
    },
  });
  const bystanders = await joinPair(server);
  const raw = await openRaw(server, await takeSeat(server, await freeRoom(server)));
  raw.end(frame('{}', { opcode: 3 }));
  await ended(raw);
  expect(calls).toBeGreaterThan(0);
  await expectConnected(bystanders);
});

test('C7: a source of chance that gives only taken codes does not block', () => {
  const rooms = createRooms({ now: () => 0, random: () => 0, reservationMs: 10_000 });
  const code = rooms.freeCode();
  expect(code).toBe('222222');
  rooms.reserve('222222', {});
  expect(rooms.freeCode()).toBeNull();
});
