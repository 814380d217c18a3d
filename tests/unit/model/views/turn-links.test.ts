import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { wordsOfExchange, type Exchange } from '#labs/model/views/exchanges.ts';
import { noTurnLinks, stepTurnLinks } from '#labs/model/views/turn-links.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { started } from '../facts.ts';

const linked = (isOurs: boolean): Fact => ({ type: 'turn.linked', urls: ['turn:192.0.2.1'], isOurs });
const after = (...facts: Fact[]) => fold(buildTrace(...facts), stepTurnLinks, noTurnLinks);

test('a peer has the servers it was given, until they are gone or its call is closed', () => {
  expect(after(linked(true))).toEqual({ alice: 'ours', bob: 'none' });
  expect(after({ ...linked(false), peer: 'bob' })).toEqual({ alice: 'none', bob: 'others' });
  expect(after(linked(true), { type: 'turn.unlinked', reason: 'gone' })).toEqual(noTurnLinks);
  expect(after(linked(true), started('close'))).toEqual(noTurnLinks);
});

test('what does not concern the servers changes nothing, not even the object', () => {
  const links = after(linked(true));
  const [event] = buildTrace(started('createOffer')).events;
  expect(event && stepTurnLinks(links, event)).toBe(links);
});

test.each<{ fact: Fact; words: ReturnType<typeof wordsOfExchange> }>([
  {
    fact: { type: 'stun.answered', after: 1, mapped: '192.0.2.7:5' },
    words: { asked: 'Binding', result: '192.0.2.7:5' },
  },
  { fact: { type: 'turn.challenged', after: 1, method: 'Allocate' }, words: { asked: 'Allocate', result: '401' } },
  {
    fact: { type: 'turn.refused', after: 1, method: 'ChannelBind', code: 403 },
    words: { asked: 'ChannelBind', result: '403' },
  },
  {
    fact: { type: 'turn.channel-bound', after: 1, channel: 0x4001, to: '192.0.2.8:6' },
    words: { asked: 'ChannelBind 0x4001', result: '192.0.2.8:6' },
  },
  { fact: { type: 'turn.refreshed', after: 1, lifetime: 600 }, words: { asked: 'Refresh', result: '600 s' } },
  {
    fact: { type: 'turn.expired', after: 1, relayed: '192.0.2.1:50000' },
    words: { asked: '192.0.2.1:50000', result: null },
  },
])('$fact.type is written as the protocol has it', ({ fact, words }) => {
  const [event] = buildTrace(fact).events;
  expect(wordsOfExchange(event as Exchange)).toEqual(words);
});
