import { expect, test } from 'vitest';
import { disagreementsOf, noChannels, pairEnds, stepChannels } from '#labs/model/data/channels.ts';
import { fold } from '#labs/model/fold.ts';
import type { ChannelFacts } from '#labs/model/trace.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { created, resolved } from '../facts.ts';

const options = { ordered: true, maxRetransmits: null, maxPacketLifeTime: null, protocol: '', negotiated: false };
const makes = (channel: ChannelFacts): Fact => ({
  type: 'call.resolved',
  call: 'createDataChannel#1',
  result: { ...channel, state: 'connecting', ...options },
});
const opened = (channel: ChannelFacts): Fact => ({ type: 'data-channel.opened', channel });
const received = (channel: ChannelFacts): Fact => ({ type: 'data-channel.received', channel, options });
const closing = (channel: ChannelFacts, isOwn: boolean): Fact => ({ type: 'data-channel.closing', channel, isOwn });
const closed = (channel: ChannelFacts): Fact => ({ type: 'data-channel.closed', channel });
const endsOf = (...facts: readonly Fact[]) => fold(buildTrace(...facts), stepChannels, noChannels);
const chat = { label: 'chat', id: 1 };

test('a channel connects, opens, and closes at both ends from one side', () => {
  const ends = endsOf(
    ...of('alice', makes({ label: 'chat', id: null }), opened(chat)),
    ...of('bob', received(chat), opened(chat), closing(chat, true)),
    ...of('alice', closing(chat, false), closed(chat)),
    ...of('bob', closed(chat)),
  );
  const passed = ['connecting', 'open', 'closing', 'closed'];
  expect([ends.alice, ends.bob].map(([end]) => end?.visited)).toEqual([passed, passed]);
  expect(ends.alice[0]).toMatchObject({ id: 1, isOwn: true, options, last: { from: 'closing', to: 'closed' } });
  expect(ends.bob[0]).toMatchObject({ id: 1, isOwn: false });
  expect(pairEnds(ends)).toEqual([{ key: 'alice 0', label: 'chat', alice: ends.alice[0], bob: ends.bob[0] }]);
});

test('of agreed channels with different ids each side has an end that belongs to no other', () => {
  const ends = endsOf(...of('alice', makes({ label: 'x', id: 20 })), ...of('bob', makes({ label: 'x', id: 21 })));
  expect(pairEnds(ends).map(({ alice, bob }) => [alice?.id, bob?.id])).toEqual([
    [20, undefined],
    [undefined, 21],
  ]);
});

test('an id that is used again is another channel', () => {
  const ends = endsOf(makes(chat), opened(chat), closing(chat, true), closed(chat), makes(chat), opened(chat));
  expect(ends.alice.map(({ state }) => state)).toEqual(['closed', 'open']);
});

test('two channels of one label open in the order in which they were made', () => {
  const ends = endsOf(makes({ label: 'a', id: null }), makes({ label: 'a', id: null }), opened({ label: 'a', id: 1 }));
  expect(ends.alice.map(({ id, state }) => `${id} ${state}`)).toEqual(['1 open', 'null connecting']);
});

test('close() of the connection closes every channel without an event, and a new connection has none', () => {
  const over = [makes(chat), opened(chat), resolved('close')];
  expect(endsOf(...over).alice[0]?.state).toBe('closed');
  expect(endsOf(...over, created).alice).toEqual([]);
});

test('a state that the model does not have is a disagreement', () => {
  const agree = endsOf(makes(chat), opened({ ...chat, state: 'open' }));
  expect(disagreementsOf(agree)).toEqual([]);
  const differ = endsOf(makes(chat), { type: 'data.sent', channel: { ...chat, state: 'open' }, bytes: 1 });
  expect(disagreementsOf(differ)).toEqual([
    { peer: 'alice', label: 'chat', seq: 1, model: 'connecting', browser: 'open' },
  ]);
});

test('what is said of an unknown channel changes nothing', () => {
  expect(endsOf(opened(chat), closed(chat))).toEqual(noChannels);
});
