import { expect, test } from 'vitest';
import { createChannel, type SignalingChannel } from '#labs/drivers/signaling/channel.ts';
import { createMemoryCarriers } from '#labs/drivers/signaling/memory.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';
import { createRecorder } from '../recorder.ts';

function connectedChannels() {
  const [atAlice, atBob] = createMemoryCarriers();
  const [alice, bob] = [createRecorder(), createRecorder()];
  return {
    alice: createChannel(atAlice, 'alice', alice.record),
    bob: createChannel(atBob, 'bob', bob.record),
    recorded: { alice: alice.facts, bob: bob.facts },
  };
}

/** Collects what comes in, and tells when `count` messages are there. */
function collect(channel: SignalingChannel, signal = new AbortController().signal) {
  const messages: SignalingMessage[] = [];
  let told = () => {};
  channel.listen((message) => {
    messages.push(message);
    told();
  }, signal);
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      told = () => void (messages.length >= count && resolve());
      told();
    });
  return { messages, until };
}

const kinds = (messages: readonly SignalingMessage[]) => messages.map(({ kind }) => kind);

test('what one side sends the other receives, in order and numbered', async () => {
  const { alice, bob } = connectedChannels();
  const atBob = collect(bob);
  alice.send('offer', { type: 'offer', sdp: 'v=0' });
  alice.send('candidate', null);
  alice.send('bye', null);
  await atBob.until(3);
  expect(atBob.messages).toEqual([
    { id: 'alice-1', kind: 'offer', content: { type: 'offer', sdp: 'v=0' } },
    { id: 'alice-2', kind: 'candidate', content: null },
    { id: 'alice-3', kind: 'bye', content: null },
  ]);
});

test('both directions work at once, and nobody hears his own words', async () => {
  const { alice, bob } = connectedChannels();
  const [atAlice, atBob] = [collect(alice), collect(bob)];
  alice.send('offer', null);
  bob.send('answer', null);
  await Promise.all([atAlice.until(1), atBob.until(1)]);
  expect(kinds(atAlice.messages)).toEqual(['answer']);
  expect(kinds(atBob.messages)).toEqual(['offer']);
});

test('a message arrives later, never within the call that sends it', async () => {
  const { alice, bob } = connectedChannels();
  const atBob = collect(bob);
  alice.send('offer', null);
  expect(atBob.messages).toEqual([]);
  await atBob.until(1);
});

test('what arrives is a copy', async () => {
  const { alice, bob } = connectedChannels();
  const atBob = collect(bob);
  const content = { type: 'offer', sdp: 'v=0' };
  alice.send('offer', content);
  content.sdp = 'changed after sending';
  await atBob.until(1);
  expect(atBob.messages[0]?.content).toEqual({ type: 'offer', sdp: 'v=0' });
});

test('messages that came before anybody listened are handed over first', async () => {
  const { alice, bob } = connectedChannels();
  alice.send('offer', null);
  alice.send('candidate', null);
  await arrived();
  const atBob = collect(bob);
  expect(kinds(atBob.messages)).toEqual(['offer', 'candidate']);
  alice.send('bye', null);
  await atBob.until(3);
  expect(kinds(atBob.messages)).toEqual(['offer', 'candidate', 'bye']);
});

test('after the signal nothing is handed over, and what comes is kept for the next who listens', async () => {
  const { alice, bob } = connectedChannels();
  const life = new AbortController();
  const first = collect(bob, life.signal);
  alice.send('offer', null);
  await first.until(1);
  life.abort();
  alice.send('bye', null);
  await arrived();
  expect(kinds(first.messages)).toEqual(['offer']);
  expect(kinds(collect(bob).messages)).toEqual(['bye']);
});

test('a message is recorded where it leaves and where it comes, under one id', async () => {
  const { alice, bob, recorded } = connectedChannels();
  const atBob = collect(bob);
  alice.send('offer', null);
  const message = { id: 'alice-1', kind: 'offer', content: null };
  expect(recorded.alice).toEqual([{ type: 'message.sent', message }]);
  expect(recorded.bob).toEqual([]);
  await atBob.until(1);
  expect(recorded.bob).toEqual([{ type: 'message.received', message }]);
});

test('a message is recorded when it comes, even if nobody listens', async () => {
  const { alice, recorded } = connectedChannels();
  alice.send('offer', null);
  await arrived();
  expect(recorded.bob.map(({ type }) => type)).toEqual(['message.received']);
});

/** Memory carries in microtasks, all of which have run before a macrotask. */
function arrived(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
