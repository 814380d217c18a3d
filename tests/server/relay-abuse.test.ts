import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { relaySocketPath } from '#labs/model/relay/wire.ts';
import { roomAlphabet } from '#labs/model/wire.ts';
import type { RunningServer } from '#peer-server/create-server.ts';
import { topicOf } from '#peer-server/relay/topic-name.ts';
import { frame } from './support/raw-client.ts';
import { RelayPage } from './support/relay-page.ts';
import { health, startClass } from './support/relay-class.ts';
import { startServer } from './support/server.ts';

const token = (text: string) => text.padEnd(26, '2');

/** A socket by hand, that neither reads nor answers pings unless told to. */
async function openRawRelay(server: RunningServer) {
  const socket = connect({ port: server.port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  const head = [
    `GET ${relaySocketPath} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'data');
  socket.pause();
  return socket;
}

const anyTopic = fc.constantFrom('A'.repeat(26), 'a', '', '__proto__', topicOf(token('ABC')));
const anyRequest = fc.oneof(
  fc.string(),
  fc.json({ maxDepth: 4 }),
  fc
    .record(
      {
        type: fc.constantFrom(
          'open',
          'publish',
          'end',
          'follow',
          'unfollow',
          'resolve',
          'ping',
          'tile',
          'tell',
          '__proto__',
          7,
        ),
        topic: anyTopic,
        token: fc.constantFrom(token('ABC'), 'short', null, {}),
        epoch: fc.constantFrom('one', '', '__proto__', 'constructor', 'x'.repeat(41), 1),
        from: fc.constantFrom(0, 1, -1, 0.5, 1e9, Number.MAX_SAFE_INTEGER, '0'),
        entries: fc.oneof(fc.constantFrom([], null, 'x'), fc.array(fc.jsonValue(), { maxLength: 3 })),
        known: fc.oneof(fc.constant(null), fc.record({ epoch: fc.string(), length: fc.integer() })),
        short: fc.constantFrom('222222', '__prot', '', 'AAAAAAA'),
        learner: fc.constantFrom('2'.repeat(26), '__proto__', ''),
        tile: fc.jsonValue(),
        key: fc.constantFrom('x'.repeat(32), '__proto__', '', 'ERR \r\n'.repeat(4), 1),
        what: fc.jsonValue(),
      },
      { requiredKeys: ['type'] },
    )
    .map((request) => JSON.stringify(request)),
);

test('whatever a page sends, it is answered or refused, and a class goes on', async () => {
  const server = await startServer();
  const others = await startClass(server);
  await fc.assert(
    fc.asyncProperty(fc.array(anyRequest, { minLength: 1, maxLength: 40 }), async (requests) => {
      const page = new RelayPage(server);
      for (const request of requests) await page.send(request);
      await page.send({ type: 'ping' });
      await page.answer('pong');
      page.socket.terminate();
      await page.closed();
      await others.goesOn();
    }),
    { numRuns: 60 },
  );
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  await expect.poll(() => health(server)).toMatchObject({ followers: 1 });
});

test('JSON that is deeper than any trace is refused, however deep', async () => {
  const server = await startServer();
  const page = new RelayPage(server);
  const { topic } = await page.open();
  for (const depth of [70, 10_000, 120_000]) {
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    await page.send(`{"type":"publish","topic":"${topic}","epoch":"deep${depth}","from":0,"entries":[${deep}]}`);
    await page.send(`{"type":"tile","topic":"${topic}","learner":"${'2'.repeat(26)}","tile":${deep}}`);
  }
  await page.send({ type: 'ping' });
  await page.answer('pong');
  expect(page.answers.filter((answer) => answer.type === 'refused' && answer.code === 'malformed')).toHaveLength(6);
  expect(page.answers.filter(({ type }) => type === 'published')).toHaveLength(0);
});

test('a message that is too long closes its page with 1009, and nobody else notices', async () => {
  const server = await startServer();
  const others = await startClass(server);
  const page = new RelayPage(server);
  await page.send(JSON.stringify({ type: 'tile', tile: 'x'.repeat(256 * 1024) }));
  expect(await page.closed()).toBe(1009);
  await others.goesOn();
});

test('a flood is read slowly and then cut with 1008, and a class goes on meanwhile', async () => {
  const limits = { relayRequests: { burst: 50, perSecond: 100 }, floodMs: 1_500 };
  const server = await startServer({ limits });
  const others = await startClass(server);
  const page = new RelayPage(server);
  await page.send({ type: 'ping' });
  const flood = setInterval(() => {
    for (let index = 0; index < 200; index += 1) page.socket.send('{"type":"ping"}');
  }, 5);
  onTestFinished(() => clearInterval(flood));
  for (let turn = 0; turn < 5; turn += 1) await others.goesOn();
  expect(await page.closed()).toSatisfy((code: number) => code === 1008 || code === 1006);
  expect(page.answers.length).toBeLessThan(50 + 100 * 6);
});

test('who publishes a long trace anew, as after a restart, is slowed and not cut', async () => {
  const limits = { relayKibibytes: { burst: 256, perSecond: 1_024 }, floodMs: 500 };
  const server = await startServer({ limits });
  const page = new RelayPage(server);
  const { topic } = await page.open();
  const entry = 'x'.repeat(60_000);
  for (let from = 0; from < 60; from += 1)
    await page.send({ type: 'publish', topic, epoch: 'one', from, entries: [entry] });
  await page.answer('published', ({ length }) => length === 60);
});

test('who guesses short forms is told nothing any more, not even the right one, and others are', async () => {
  const server = await startServer({ trustProxy: true });
  const publisher = new RelayPage(server);
  const { short, topic } = await publisher.open();
  const guesser = new RelayPage(server, { 'X-Forwarded-For': '192.0.2.1' });
  for (let guess = 0; guess < 15; guess += 1)
    await guesser.send({ type: 'resolve', short: `22222${roomAlphabet.charAt(guess)}` });
  await guesser.send({ type: 'resolve', short });
  await guesser.send({ type: 'ping' });
  await guesser.answer('pong');
  expect(guesser.answers.filter((answer) => answer.type === 'resolved' && answer.topic !== null)).toHaveLength(0);
  expect(guesser.answers.filter(({ type }) => type === 'refused').length).toBeGreaterThan(4);
  const other = new RelayPage(server, { 'X-Forwarded-For': '192.0.2.1' });
  await other.send({ type: 'resolve', short });
  expect(await other.answer('resolved')).toMatchObject({ topic });
});

test('many pages of one address guess no more than one page does in the long run', async () => {
  const limits = { relayGuesses: { burst: 12, perSecond: 0.01 } };
  const server = await startServer({ limits });
  const publisher = new RelayPage(server);
  const { short } = await publisher.open();
  for (let page = 0; page < 2; page += 1) {
    const guesser = new RelayPage(server);
    for (let guess = 0; guess < 10; guess += 1)
      await guesser.send({ type: 'resolve', short: `2222${page + 2}${roomAlphabet.charAt(guess)}` });
    await guesser.send({ type: 'ping' });
    await guesser.answer('pong');
  }
  const third = new RelayPage(server);
  await third.send({ type: 'resolve', short });
  expect(await third.answer('refused')).toMatchObject({ code: 'too-many' });
});

test(
  'a page that never reads is cut, though it answers pings, and what waits for it is bounded',
  { timeout: 40_000 },
  async () => {
    const server = await startServer({ limits: { pingMs: 3_000 } });
    const others = await startClass(server);
    const publisher = new RelayPage(server);
    const { topic } = await publisher.open();
    for (let from = 0; from < 100; from += 1)
      await publisher.send({ type: 'publish', topic, epoch: 'one', from, entries: ['x'.repeat(60_000)] });
    await publisher.answer('published', ({ length }) => length === 100);
    const heap = process.memoryUsage().external;
    const readers = await Promise.all(Array.from({ length: 10 }, () => openRawRelay(server)));
    for (const socket of readers) socket.write(frame(JSON.stringify({ type: 'follow', topic, known: null })));
    const pongs = setInterval(() => readers.forEach((socket) => socket.write(frame('', { opcode: 10 }))), 50);
    onTestFinished(() => clearInterval(pongs));
    await expect.poll(() => health(server)).toMatchObject({ followers: 11 });
    expect(process.memoryUsage().external - heap).toBeLessThan(30 * 1024 * 1024);
    await others.goesOn();
    await expect.poll(() => health(server), { timeout: 15_000 }).toMatchObject({ followers: 1 });
  },
);

test('half-open sockets are found by the ping', async () => {
  const server = await startServer({ limits: { pingMs: 500 } });
  const sockets = await Promise.all(Array.from({ length: 20 }, () => openRawRelay(server)));
  for (const socket of sockets) {
    socket.write(frame(JSON.stringify({ type: 'follow', topic: 'A'.repeat(26), known: null })));
    socket.resume();
  }
  // What comes is read, and no ping is answered.
  for (const socket of sockets) if (!socket.closed) await once(socket, 'close');
  await expect.poll(() => health(server)).toMatchObject({ followers: 0 });
});

test('a thousand topics that nobody publishes are followed, and leave nothing behind', async () => {
  const server = await startServer();
  const others = await startClass(server);
  const pages = Array.from({ length: 125 }, () => new RelayPage(server));
  for (const [index, page] of pages.entries())
    for (let at = 0; at < 10; at += 1)
      await page.send({ type: 'follow', topic: topicOf(token(`${index}`.replaceAll(/[01]/g, 'A') + at)), known: null });
  await pages.at(-1)?.answer('refused', ({ code }) => code === 'too-many');
  await expect.poll(() => health(server)).toMatchObject({ followers: 1_001 });
  await others.goesOn();
  for (const { socket } of pages) socket.terminate();
  await expect.poll(() => health(server)).toMatchObject({ topics: 1, followers: 1 });
});
