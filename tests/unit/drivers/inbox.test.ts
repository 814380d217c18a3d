import { expect, test } from 'vitest';
import { createInbox } from '#labs/drivers/inbox.ts';
import { createChannel } from '#labs/drivers/signaling/channel.ts';
import { createMemoryCarriers } from '#labs/drivers/signaling/memory.ts';
import type { Candidate } from '#labs/model/trace.ts';
import { createRecorder } from './recorder.ts';

function letters() {
  const [atAlice, atBob] = createMemoryCarriers();
  const life = new AbortController();
  const { record } = createRecorder();
  const alice = createChannel(atAlice, 'alice', record);
  return { send: alice.send, inbox: createInbox(createChannel(atBob, 'bob', record), life.signal), life };
}

const offer = (sdp: string) => ({ type: 'offer', sdp });
const candidate = (line: string): Candidate => ({
  candidate: line,
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: null,
});

/** Takes candidates, and tells when the `null` that ends them has come. */
function taker(refuse = false) {
  const lines: (string | null)[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const take = async (given: Candidate | null) => {
    lines.push(given?.candidate ?? null);
    if (given === null) end();
    if (refuse) throw new DOMException('no remote description', 'InvalidStateError');
    await Promise.resolve();
  };
  return { lines, ended, take };
}

test('a description that is here already is handed over', async () => {
  const { send, inbox } = letters();
  send('offer', offer('1'));
  await arrived();
  expect(await inbox.next('offer')).toEqual(offer('1'));
});

test('a description that is waited for is handed over as it comes', async () => {
  const { send, inbox } = letters();
  const awaited = inbox.next('answer');
  send('answer', { type: 'answer', sdp: '2' });
  expect(await awaited).toEqual({ type: 'answer', sdp: '2' });
});

test('offers and answers do not get in each other’s way', async () => {
  const { send, inbox } = letters();
  const answer = inbox.next('answer');
  send('offer', offer('1'));
  send('answer', { type: 'answer', sdp: '2' });
  expect(await answer).toMatchObject({ sdp: '2' });
  expect(await inbox.next('offer')).toMatchObject({ sdp: '1' });
});

test('several descriptions keep their order, those waited for and those kept', async () => {
  const { send, inbox } = letters();
  const awaited = [inbox.next('offer'), inbox.next('offer')];
  for (const sdp of ['1', '2', '3', '4']) send('offer', offer(sdp));
  const taken = await Promise.all([...awaited, inbox.next('offer'), inbox.next('offer')]);
  expect(taken.map(({ sdp }) => sdp)).toEqual(['1', '2', '3', '4']);
});

test('candidates that came before somebody takes them are handed over first, in order, and null ends them', async () => {
  const { send, inbox } = letters();
  const bob = taker();
  send('candidate', candidate('a'));
  send('candidate', candidate('b'));
  await arrived();
  inbox.onCandidate(bob.take);
  expect(bob.lines).toEqual(['a', 'b']);
  send('candidate', candidate('c'));
  send('candidate', null);
  await bob.ended;
  expect(bob.lines).toEqual(['a', 'b', 'c', null]);
});

test('a candidate that is refused keeps no other from being handed over', async () => {
  const { send, inbox } = letters();
  const bob = taker(true);
  inbox.onCandidate(bob.take);
  send('candidate', candidate('a'));
  send('candidate', candidate('b'));
  send('candidate', null);
  await bob.ended;
  expect(bob.lines).toEqual(['a', 'b', null]);
});

test('a goodbye is told, and is no candidate', async () => {
  const { send, inbox } = letters();
  const bob = taker();
  inbox.onCandidate(bob.take);
  const told = new Promise<void>((resolve) => inbox.onBye(resolve));
  send('bye', null);
  await told;
  expect(bob.lines).toEqual([]);
});

test('who waits when the call is hung up is told so', async () => {
  const { inbox, life } = letters();
  const awaited = inbox.next('answer');
  life.abort(new DOMException('The call was hung up.', 'AbortError'));
  await expect(awaited).rejects.toMatchObject({ name: 'AbortError' });
});

test('a description that was taken is not taken back when the call is hung up', async () => {
  const { send, inbox, life } = letters();
  const awaited = inbox.next('offer');
  send('offer', offer('1'));
  await arrived();
  life.abort();
  expect(await awaited).toEqual(offer('1'));
});

function arrived(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test.each(['before', 'after'])(
  'a description that got lost %s somebody waits for it is not waited for',
  async (when) => {
    const { inbox } = letters();
    if (when === 'before') inbox.lose('answer');
    const awaited = inbox.next('answer');
    if (when === 'after') inbox.lose('answer');
    await expect(awaited).rejects.toMatchObject({ name: 'MessageLost', kind: 'answer' });
  },
);

test('a loss does not take away what comes later', async () => {
  const { send, inbox } = letters();
  inbox.lose('answer');
  await expect(inbox.next('answer')).rejects.toThrow('got lost');
  send('answer', { type: 'answer', sdp: '2' });
  expect(await inbox.next('answer')).toMatchObject({ sdp: '2' });
});
