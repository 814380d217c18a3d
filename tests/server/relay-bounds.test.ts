import { describe, expect, test } from 'vitest';
import { roomAlphabet } from '#labs/model/wire.ts';
import { startClass, health } from './support/relay-class.ts';
import { startPlaces } from './support/relay-places.ts';
import { RelayPage } from './support/relay-page.ts';

describe.each(['in memory', 'on Redis'] as const)('%s', (kind) => {
  test('names of built-in properties are names like others', async () => {
    const [server] = await startPlaces(kind);
    const page = new RelayPage(server);
    const { topic } = await page.open();
    const text = '{"__proto__":{"polluted":true},"constructor":1,"toString":2}';
    await page.send(`{"type":"publish","topic":"${topic}","epoch":"__proto__","from":0,"entries":[${text}]}`);
    await page.answer('published', ({ epoch }) => epoch === '__proto__');
    const follower = new RelayPage(server);
    await follower.send({ type: 'follow', topic, known: null });
    const [entry] = await follower.has(topic, 1);
    expect(JSON.stringify(entry)).toBe(text);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('a topic is full at its bound, and the server at that of one address, so that others have room', async () => {
    const limits = { topicBytes: 50_000, relayBytesPerAddress: 120_000, relayBytes: 200_000 };
    const [server] = await startPlaces(kind, limits, { trustProxy: true });
    const from = (address: string) => new RelayPage(server, { 'X-Forwarded-For': address });
    const greedy = from('192.0.2.1');
    const entries = Array.from({ length: 10 }, () => 'x'.repeat(4_000));
    for (let index = 0; index < 4; index += 1) {
      const { topic } = await greedy.open();
      for (let at = 0; at < 2; at += 1)
        await greedy.send({ type: 'publish', topic, epoch: 'one', from: 10 * at, entries });
    }
    await greedy.send({ type: 'ping' });
    await greedy.answer('pong');
    expect(greedy.answers.filter(({ type }) => type === 'published')).toHaveLength(2);
    expect(greedy.answers.filter((answer) => answer.type === 'refused' && answer.code === 'full')).toHaveLength(4);
    const other = from('192.0.2.2');
    const { topic } = await other.open();
    await other.publish(topic, 'one', 0, entries);
  });

  test('a million of the shortest entries do not cost more than they are counted for', async () => {
    const [server] = await startPlaces(kind, { topicBytes: 1024 * 1024 });
    const page = new RelayPage(server);
    const { topic } = await page.open();
    for (let from = 0; from < 30_000; from += 10_000)
      await page.send({ type: 'publish', topic, epoch: 'one', from, entries: Array(10_000).fill(1) });
    expect(await page.answer('refused')).toMatchObject({ code: 'full' });
  });

  test('a publisher that floods epochs leaves only the last one', async () => {
    const [server] = await startPlaces(kind, { topicBytes: 200_000, relayBytesPerAddress: 200_000 });
    const others = await startClass(server);
    const page = new RelayPage(server);
    const { topic } = await page.open();
    for (let epoch = 0; epoch < 100; epoch += 1)
      await page.send({ type: 'publish', topic, epoch: `e${epoch}`, from: 0, entries: ['x'.repeat(50_000)] });
    await page.answer('published', ({ epoch }) => epoch === 'e99');
    expect(page.answers.filter(({ type }) => type === 'refused')).toHaveLength(0);
    await others.goesOn();
  });

  test('one address has topics for its classes, and leaves room for those of others', async () => {
    const [server] = await startPlaces(kind, { relayTopicsPerAddress: 20 }, { trustProxy: true });
    const from = (address: string) => new RelayPage(server, { 'X-Forwarded-For': address });
    let refused = 0;
    for (let page = 0; page < 5; page += 1) {
      const each = from('192.0.2.1');
      for (let index = 0; index < 8; index += 1) await each.send({ type: 'open' });
      await each.send({ type: 'ping' });
      await each.answer('pong');
      refused += each.answers.filter((answer) => answer.type === 'refused' && answer.code === 'full').length;
    }
    expect(refused).toBe(20);
    expect(await health(server)).toMatchObject({ topics: 20 });
    await from('192.0.2.2').open();
  });

  test('tiles are few and small, a page is one learner, and what a page tells ends with it', async () => {
    const [server] = await startPlaces(kind, { tilesPerTopic: 3 });
    const publisher = new RelayPage(server);
    const { topic } = await publisher.open();
    const learners = [...roomAlphabet.slice(0, 5)].map((sign) => sign.repeat(26));
    const pages = learners.map((learner) => ({ learner, page: new RelayPage(server) }));
    for (const { learner, page } of pages) {
      await page.send({ type: 'tile', topic, learner, tile: { at: learner } });
      await page.send({ type: 'ping' });
      await page.answer('pong');
    }
    const refused = pages.filter(({ page }) => page.answers.some(({ type }) => type === 'refused'));
    expect(refused.map(({ learner }) => learner)).toEqual(learners.slice(3));
    const [first] = pages;
    await first?.page.send({ type: 'tile', topic, learner: first.learner, tile: '가'.repeat(1_000) });
    expect(await first?.page.answer('refused')).toMatchObject({ code: 'too-many' });
    await first?.page.send({ type: 'tile', topic, learner: learners[4] ?? '', tile: 1 });
    expect(await first?.page.answer('refused', ({ code }) => code === 'not-yours')).toMatchObject({ topic });
    // Nobody takes back what another tells.
    const [, second, , fourth] = pages;
    await fourth?.page.send({ type: 'tile', topic, learner: second?.learner ?? '', tile: null });
    await fourth?.page.send({ type: 'ping' });
    const again = new RelayPage(server);
    await again.open();
    first?.page.socket.terminate();
    await publisher.answer('tile', ({ learner, tile }) => learner === first?.learner && tile === null);
    expect(publisher.answers).not.toContainEqual(expect.objectContaining({ learner: second?.learner, tile: null }));
  });

  test('one address has not the whole wall: a learner of another still comes onto it', async () => {
    const [server] = await startPlaces(kind, { tilesPerTopic: 8, tilesPerTopicAndAddress: 5 }, { trustProxy: true });
    const publisher = new RelayPage(server);
    const { topic } = await publisher.open();
    const put = async (address: string, learner: string) => {
      const page = new RelayPage(server, { 'X-Forwarded-For': address });
      await page.send({ type: 'tile', topic, learner: learner.repeat(26), tile: 1 });
      await page.send({ type: 'ping' });
      await page.answer('pong');
      const refused = page.answers.find((answer) => answer.type === 'refused');
      return { page, said: refused?.type === 'refused' ? refused.code : (await page.answer('told')).type };
    };
    const greedy = [];
    for (const learner of '2345678') greedy.push(await put('192.0.2.1', learner));
    expect(greedy.map(({ said }) => said)).toEqual(['told', 'told', 'told', 'told', 'told', 'full', 'full']);
    expect((await put('192.0.2.2', '9')).said).toBe('told');
    // Who comes back from elsewhere counts there, and what is given back is room again.
    expect((await put('192.0.2.3', '2')).said).toBe('told');
    expect((await put('192.0.2.1', '7')).said).toBe('told');
    greedy[1]?.page.socket.terminate();
    await publisher.answer('tile', ({ learner, tile }) => learner === '3'.repeat(26) && tile === null);
    expect((await put('192.0.2.1', '8')).said).toBe('told');
  });

  test('a tile is refused while nobody listens, and those from before are there when somebody does again', async () => {
    const [server] = await startPlaces(kind);
    const publisher = new RelayPage(server);
    const { topic, token } = await publisher.open();
    const [early, late] = [new RelayPage(server), new RelayPage(server)];
    await early.send({ type: 'tile', topic, learner: '2'.repeat(26), tile: 1 });
    await early.answer('told');
    const follower = new RelayPage(server);
    await follower.send({ type: 'follow', topic, known: null });
    await follower.answer('presence', ({ isHere }) => isHere);
    publisher.socket.terminate();
    await follower.answer('presence', ({ isHere }) => !isHere);
    await late.send({ type: 'tile', topic, learner: '3'.repeat(26), tile: 2 });
    expect(await late.answer('refused')).toMatchObject({ topic, code: 'nobody' });
    const again = new RelayPage(server);
    await again.open(token);
    await again.answer('tile', ({ tile }) => tile === 1);
    await late.send({ type: 'tile', topic, learner: '3'.repeat(26), tile: 2 });
    await late.answer('told');
    await again.answer('tile', ({ tile }) => tile === 2);
  });

  test('a learner that has been reloaded stays when the page before is found to be gone', async () => {
    const [server] = await startPlaces(kind);
    const publisher = new RelayPage(server);
    const { topic } = await publisher.open();
    const learner = '2'.repeat(26);
    const [before, after] = [new RelayPage(server), new RelayPage(server)];
    await before.send({ type: 'tile', topic, learner, tile: 1 });
    await publisher.answer('tile', ({ tile }) => tile === 1);
    await after.send({ type: 'tile', topic, learner, tile: 2 });
    await publisher.answer('tile', ({ tile }) => tile === 2);
    before.socket.terminate();
    await before.closed();
    await publisher.send({ type: 'ping' });
    await publisher.answer('pong');
    expect(publisher.answers.filter((answer) => answer.type === 'tile' && answer.tile === null)).toHaveLength(0);
  });
});

test('long entries reach the other process whole and in order, and short ones between them', async () => {
  const [server, other] = await startPlaces('at two processes on Redis');
  const publisher = new RelayPage(server);
  const { topic } = await publisher.open();
  const follower = new RelayPage(other);
  await follower.send({ type: 'follow', topic, known: null });
  await follower.answer('presence', ({ isHere }) => isHere);
  const entries = Array.from({ length: 40 }, (_, index) => `${index} ${'x'.repeat(index % 3 === 0 ? 50_000 : 10)}`);
  for (const [from, entry] of entries.entries())
    await publisher.send({ type: 'publish', topic, epoch: 'one', from, entries: [entry] });
  expect(await follower.has(topic, entries.length)).toEqual(entries);
});
