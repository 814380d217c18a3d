import { describe, expect, test } from 'vitest';
import { topicOf } from '#peer-server/relay/topic-name.ts';
import { kinds, startPlaces, type RelayKind } from './support/relay-places.ts';
import { RelayPage } from './support/relay-page.ts';
import { startServer } from './support/server.ts';

const counted = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => ({ n: from + index }));

/** A page that has opened a topic, and where others are. */
async function startPublisher(kind: RelayKind) {
  const [server, other] = await startPlaces(kind);
  const publisher = new RelayPage(server);
  const { topic } = await publisher.open();
  return { server, other, publisher, topic };
}

describe.each(kinds)('%s', (kind) => {
  test('who follows gets what was published before and what comes after, once and in order', async () => {
    const { other, publisher, topic } = await startPublisher(kind);
    await publisher.publish(topic, 'one', 0, counted(0, 3));
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: null });
    expect(await follower.has(topic, 3)).toEqual(counted(0, 3));
    await publisher.publish(topic, 'one', 3, counted(3, 5));
    expect(await follower.has(topic, 5)).toEqual(counted(0, 5));
    await follower.answer('presence', ({ isHere }) => isHere);
  });

  test('who comes back gets what was missed and nothing twice', async () => {
    const { other, publisher, topic } = await startPublisher(kind);
    await publisher.publish(topic, 'one', 0, counted(0, 4));
    const back = new RelayPage(other);
    await back.send({ type: 'follow', topic, known: { epoch: 'one', length: 2 } });
    const first = await back.answer('entries');
    expect(first).toMatchObject({ from: 2, entries: counted(2, 4) });
  });

  test('who knows another epoch begins anew', async () => {
    const { other, publisher, topic } = await startPublisher(kind);
    await publisher.publish(topic, 'two', 0, counted(0, 2));
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: { epoch: 'one', length: 1 } });
    expect(await follower.answer('entries')).toMatchObject({ epoch: 'two', from: 0, entries: counted(0, 2) });
  });

  test('entries sent twice are taken once, and a gap is answered with where to go on', async () => {
    const { other, publisher, topic } = await startPublisher(kind);
    await publisher.publish(topic, 'one', 0, counted(0, 3));
    await publisher.publish(topic, 'one', 1, counted(1, 4));
    await publisher.send({ type: 'publish', topic, epoch: 'one', from: 9, entries: [1] });
    expect(await publisher.answer('gap')).toMatchObject({ epoch: 'one', length: 4 });
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: null });
    expect(await follower.has(topic, 4)).toEqual(counted(0, 4));
  });

  test('an epoch that begins with nothing is told, and grows', async () => {
    const { other, publisher, topic } = await startPublisher(kind);
    await publisher.publish(topic, 'one', 0, counted(0, 3));
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: null });
    await follower.has(topic, 3);
    await publisher.publish(topic, 'two', 0, []);
    expect(await follower.answer('entries', ({ epoch }) => epoch === 'two')).toMatchObject({ from: 0, entries: [] });
    const late = new RelayPage(other);
    await late.send({ type: 'follow', topic, known: { epoch: 'one', length: 3 } });
    await late.answer('entries', ({ epoch, from }) => epoch === 'two' && from === 0);
    await publisher.publish(topic, 'two', 0, counted(0, 2));
    for (const page of [follower, late]) expect(await page.has(topic, 2)).toEqual(counted(0, 2));
  });

  test('of pages that open a topic at the same time each but the last is told that it is replaced', async () => {
    const [server, other] = await startPlaces(kind);
    for (let round = 0; round < 12; round += 1) {
      const pages = [new RelayPage(server), new RelayPage(other), new RelayPage(server)];
      const [first] = pages;
      const { token, topic } = await (first as RelayPage).open();
      for (const page of pages) await page.send({ type: 'ping' });
      for (const page of pages) await page.answer('pong');
      await Promise.all(pages.map((page) => page.open(token)));
      const replaced = () => pages.filter(({ answers }) => answers.some(({ type }) => type === 'replaced'));
      await expect.poll(() => replaced().length).toBe(2);
      const last = pages.find((page) => !replaced().includes(page));
      await last?.publish(topic, 'one', 0, [1]);
      for (const { socket } of pages) socket.terminate();
    }
  });

  test('a page that takes over a topic knows how far it got, and the one before is told', async () => {
    const [server, other] = await startPlaces(kind);
    const first = new RelayPage(server);
    const { topic, token } = await first.open();
    await first.publish(topic, 'one', 0, counted(0, 2));
    const second = new RelayPage(other);
    expect(await second.open(token)).toMatchObject({ topic, known: { epoch: 'one', length: 2 } });
    await first.answer('replaced');
    await first.send({ type: 'publish', topic, epoch: 'one', from: 2, entries: [1] });
    await first.answer('refused', ({ code }) => code === 'not-yours');
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: null });
    await follower.answer('presence', ({ isHere }) => isHere);
    // Its end is not the end of the one that has the topic now.
    first.socket.close();
    await first.closed();
    await second.publish(topic, 'one', 2, counted(2, 3));
    await follower.has(topic, 3);
    expect(follower.answers).not.toContainEqual({ type: 'presence', topic, isHere: false });
  });

  test('followers see the publisher go, come back and end', async () => {
    const [server, other] = await startPlaces(kind);
    const publisher = new RelayPage(server);
    const { topic, token } = await publisher.open();
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: null });
    await follower.answer('presence', ({ isHere }) => isHere);
    publisher.socket.terminate();
    await follower.answer('presence', ({ isHere }) => !isHere);
    const again = new RelayPage(other);
    await again.open(token);
    await again.send({ type: 'end', topic });
    await follower.answer('ended');
  });

  test('a short form leads to its topic while that lives', async () => {
    const [server, other] = await startPlaces(kind, { relayGuesses: { burst: 2, perSecond: 0.001 } });
    const publisher = new RelayPage(server);
    const { topic, short } = await publisher.open();
    const learner = new RelayPage(other);
    await learner.send({ type: 'resolve', short });
    expect(await learner.answer('resolved')).toMatchObject({ topic });
    await publisher.send({ type: 'end', topic });
    await publisher.send({ type: 'ping' });
    await publisher.answer('pong');
    await learner.send({ type: 'resolve', short });
    await learner.answer('resolved', (answer) => answer.topic === null);
    for (const guess of ['222222', '333333', '444444']) await learner.send({ type: 'resolve', short: guess });
    await learner.answer('refused', ({ code }) => code === 'too-many');
  });

  test('what a learner tells reaches the publisher alone, and is taken back when the learner goes', async () => {
    const [server, other] = await startPlaces(kind);
    const publisher = new RelayPage(server);
    const { topic, token } = await publisher.open();
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: null });
    const learner = new RelayPage(other);
    const me = '2'.repeat(26);
    await learner.send({ type: 'tile', topic, learner: me, tile: { state: 'stable' } });
    expect(await publisher.answer('tile')).toMatchObject({ learner: me, tile: { state: 'stable' } });
    const again = new RelayPage(other);
    await again.open(token);
    expect(await again.answer('tile')).toMatchObject({ learner: me, tile: { state: 'stable' } });
    learner.socket.terminate();
    await again.answer('tile', ({ tile }) => tile === null);
    await follower.send({ type: 'ping' });
    await follower.answer('pong');
    expect(follower.answers.map(({ type }) => type)).not.toContain('tile');
  });

  test('a topic is forgotten some time after its publisher has gone', async () => {
    const [server, other] = await startPlaces(kind, { topicKeptMs: 0, pingMs: 250 });
    const publisher = new RelayPage(server);
    const { topic } = await publisher.open();
    const follower = new RelayPage(other);
    await follower.send({ type: 'follow', topic, known: null });
    await follower.answer('presence', ({ isHere }) => isHere);
    publisher.socket.close();
    await follower.answer('ended');
  });
});

test('the topic follows from the token, so only who has it publishes, also after a restart', async () => {
  const server = await startServer();
  const publisher = new RelayPage(server);
  const { topic, token, short } = await publisher.open();
  expect(topic).toBe(topicOf(token));
  const forger = new RelayPage(server);
  await forger.send({ type: 'publish', topic, epoch: 'false', from: 0, entries: [1] });
  expect(await forger.answer('refused')).toMatchObject({ topic, code: 'not-yours' });
  await forger.send({ type: 'end', topic });
  await forger.answer('refused', ({ code }) => code === 'not-yours');
  await server.close();
  const next = await startServer();
  const again = await new RelayPage(next).open(token);
  expect(again).toMatchObject({ topic, short, known: null });
});

test('who waits for a topic, as after a restart, gets what is new to them', async () => {
  const server = await startServer();
  const earlier = await startServer();
  const { topic, token } = await new RelayPage(earlier).open();
  const follower = new RelayPage(server);
  await follower.send({ type: 'follow', topic, known: { epoch: 'one', length: 1 } });
  await follower.answer('presence', ({ isHere }) => !isHere);
  const publisher = new RelayPage(server);
  await publisher.open(token);
  await publisher.publish(topic, 'one', 0, counted(0, 1));
  await publisher.publish(topic, 'one', 1, counted(1, 3));
  expect(await follower.answer('entries')).toMatchObject({ from: 1, entries: counted(1, 3) });
});
