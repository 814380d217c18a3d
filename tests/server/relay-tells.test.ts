import { describe, expect, test } from 'vitest';
import { roomAlphabet } from '#labs/model/wire.ts';
import { topicOf } from '#peer-server/relay/topic-name.ts';
import { kinds, startPlaces } from './support/relay-places.ts';
import { RelayPage } from './support/relay-page.ts';

const key = 'the-key-of-the-desk';
const wrong = (n: number) => `no-key-of-anybody-${n}`;
/** All that the publisher has been told, in order. */
const heard = ({ answers }: RelayPage) => answers.flatMap((answer) => (answer.type === 'tell' ? [answer.what] : []));

describe.each(kinds)('%s', (kind) => {
  test('who has the key is heard by the publisher alone, in order, and nothing keeps it', async () => {
    const [server, other] = await startPlaces(kind);
    const stage = new RelayPage(server);
    const { topic, token } = await stage.open(undefined, key);
    const [desk, follower] = [new RelayPage(other), new RelayPage(other)];
    await follower.send({ type: 'follow', topic, known: null });
    for (let n = 0; n < 20; n += 1) await desk.send({ type: 'tell', topic, key, what: { n, text: 'two\nlines' } });
    await stage.answer('tell', ({ what }) => JSON.stringify(what).includes('"n":19'));
    expect(heard(stage)).toEqual(Array.from({ length: 20 }, (_, n) => ({ n, text: 'two\nlines' })));
    const again = new RelayPage(server);
    await again.open(token, key);
    expect(await desk.tell(topic, key, 'next')).toBe('told');
    await again.answer('tell');
    expect(heard(again)).toEqual(['next']);
    await stage.answer('replaced');
    expect(heard(stage)).toHaveLength(20);
    await follower.send({ type: 'ping' });
    await follower.answer('pong');
    expect(heard(follower)).toEqual([]);
  });

  test('who has not the key is refused, and told apart from a publisher who is not there', async () => {
    const [server, other] = await startPlaces(kind);
    const stage = new RelayPage(server);
    const { topic, token } = await stage.open(undefined, key);
    const teller = new RelayPage(other);
    expect(await teller.tell(topic, wrong(1), 1)).toBe('wrong-key');
    expect(await teller.tell(topicOf('2'.repeat(26)), key, 1)).toBe('nobody');
    await teller.send(JSON.stringify({ type: 'tell', topic, key: 'short', what: 1 }));
    await teller.send(JSON.stringify({ type: 'tell', topic, what: 1 }));
    await teller.answer('refused', ({ code }) => code === 'malformed');
    // Opened anew with another key, the one before is worth nothing; and without one nobody is heard.
    await stage.open(token, 'another-key-of-the-desk');
    expect(await teller.tell(topic, key, 1)).toBe('wrong-key');
    expect(await teller.tell(topic, 'another-key-of-the-desk', 2)).toBe('told');
    await stage.open(token);
    expect(await teller.tell(topic, key, 1)).toBe('nobody');
    stage.socket.terminate();
    await stage.closed();
    await expect.poll(() => teller.tell(topic, 'another-key-of-the-desk', 3)).toBe('nobody');
    expect(heard(stage)).toEqual([2]);
    expect(stage.answers).not.toContainEqual(expect.objectContaining({ type: 'replaced' }));
  });

  test('strangers who fill the wall and guess keys do not come between a stage and its desk', async () => {
    const limits = {
      tilesPerTopic: 10,
      wrongKeysPerPage: { burst: 3, perSecond: 0.001 },
      wrongKeys: { burst: 20, perSecond: 0.001 },
    };
    const [server, other] = await startPlaces(kind, limits);
    const stage = new RelayPage(server);
    const { topic } = await stage.open(undefined, key);
    const desk = new RelayPage(other);
    expect(await desk.tell(topic, key, 1)).toBe('told');
    // All at one address, as a class behind one router is.
    const strangers = [...roomAlphabet].map((sign) => ({ learner: sign.repeat(26), page: new RelayPage(other) }));
    for (const { learner, page } of strangers) {
      await page.send({ type: 'tile', topic, learner, tile: 1 });
      for (let n = 0; n < 10; n += 1) await page.send({ type: 'tell', topic, key: wrong(n), what: 'forged' });
    }
    const [first] = strangers;
    for (const { page } of strangers) await page.answer('refused', ({ code }) => code === 'too-many');
    expect(await desk.tell(topic, key, 2)).toBe('told');
    // Who has guessed is not told any more which guess is right; who comes with the right key is heard.
    expect(await first?.page.tell(topic, key, 3)).toBe('too-many');
    expect(await new RelayPage(other).tell(topic, key, 4)).toBe('told');
    await stage.answer('tell', ({ what }) => what === 4);
    expect(heard(stage)).toEqual([1, 2, 4]);
  });

  test('what is told is short and not too often, from a page and from an address', async () => {
    const limits = { tells: { burst: 5, perSecond: 0.001 }, tellsPerAddress: { burst: 8, perSecond: 0.001 } };
    const [server, other] = await startPlaces(kind, limits);
    const stage = new RelayPage(server);
    const { topic } = await stage.open(undefined, key);
    const [desk, phone] = [new RelayPage(other), new RelayPage(other)];
    expect(await desk.tell(topic, key, '가'.repeat(3_000))).toBe('too-many');
    for (let n = 0; n < 5; n += 1) expect(await desk.tell(topic, key, n)).toBe('told');
    expect(await desk.tell(topic, key, 5)).toBe('too-many');
    for (let n = 6; n < 9; n += 1) expect(await phone.tell(topic, key, n)).toBe('told');
    expect(await phone.tell(topic, key, 9)).toBe('too-many');
    await stage.answer('tell', ({ what }) => what === 8);
    expect(heard(stage)).toEqual([0, 1, 2, 3, 4, 6, 7, 8]);
  });
});
