import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';
import { isExchange } from '#labs/model/views/exchanges.ts';
import {
  fateOf,
  travelBetween,
  noSequence,
  sequenceOf,
  stepSequence,
  type LadderRow,
  type Sequence,
} from '#labs/model/views/sequence.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { anyTrace } from '../any-trace.ts';
import { called, created } from '../facts.ts';
import { hangUp, healthyCall } from '../healthy-call.ts';

const ladder = (...facts: readonly Fact[]): Sequence =>
  sequenceOf(fold(buildTrace(...facts), stepSequence, noSequence));

type Kind = SignalingMessage['kind'];
const said = (id: string, kind: Kind) => ({ id, kind, content: null });
const sent = (id: string, at: number, kind: Kind = 'offer', peer: PeerId = 'alice'): Fact => ({
  type: 'message.sent',
  peer,
  at,
  message: said(id, kind),
});
const came = (id: string, at: number, kind: Kind = 'offer', peer: PeerId = 'bob'): Fact => ({
  type: 'message.received',
  peer,
  at,
  message: said(id, kind),
});
/** A row in a word: whose it is, and what stands in it. */
const shapeOf = (row: LadderRow): string => {
  if (row.kind === 'message') return row.message.id;
  if (row.kind === 'exchanges') return `${row.peer}: ${row.exchanges.map(({ type }) => type).join(' ')}`;
  return `${row.from}: ${row.messages.map(({ id }) => id).join(' ')}`;
};
/** What makes the other end one that is recorded. */
const bobIsHere: Fact = { ...created, peer: 'bob', at: 0 };

const fates = (now: number, ...facts: readonly Fact[]) =>
  ladder(bobIsHere, ...facts).messages.map((message) => `${message.id} ${fateOf(message, now)}`);

test('each message of a healthy call is delivered once', () => {
  const { messages } = ladder(...healthyCall);
  expect(messages.map(({ kind, from }) => `${from} ${kind}`)).toEqual([
    'alice offer',
    'bob answer',
    'alice candidate',
    'bob candidate',
  ]);
  for (const message of messages) {
    expect(message.received).toHaveLength(1);
    expect(fateOf(message, 1000)).toBe('delivered');
  }
});

test('a message that does not come is under way, and lost after two seconds', () => {
  expect(fates(100, sent('1', 10))).toEqual(['1 under-way']);
  expect(fates(2011, sent('1', 10))).toEqual(['1 lost']);
});

test.each([
  { ms: 12.2, uncertainty: 12.2, from: 0, to: 25 },
  { ms: 0, uncertainty: 18, from: 0, to: 18 },
  { ms: 36.4, uncertainty: 2, from: 34, to: 39 },
])('$ms ms by clocks known to $uncertainty ms are $from to $to ms', ({ ms, uncertainty, from, to }) => {
  expect(travelBetween(ms, uncertainty)).toEqual({ from, to });
});

test('a message that comes late was delayed', () => {
  expect(fates(900, sent('1', 10), came('1', 300))).toEqual(['1 delayed']);
  expect(fates(5000, sent('1', 10), came('1', 4000))).toEqual(['1 delayed']);
});

test('a message that comes twice was duplicated', () => {
  expect(fates(30, sent('1', 10), came('1', 11), came('1', 12))).toEqual(['1 duplicated']);
});

test('a message that comes after a later one of the same sender was overtaken', () => {
  const facts = [sent('1', 10), sent('2', 11), came('2', 12), came('1', 13)];
  expect(fates(30, ...facts)).toEqual(['1 overtaken', '2 delivered']);
});

test('a message of the other side overtakes none', () => {
  const facts = [sent('1', 10), sent('1', 11, 'answer', 'bob'), came('1', 12, 'answer', 'alice'), came('1', 13)];
  expect(fates(30, ...facts)).toEqual(['1 delivered', '1 delivered']);
});

test('where only one end records, nobody can say what became of a message', () => {
  const { messages } = ladder(sent('1', 10), came('2', 11, 'answer', 'alice'));
  expect(messages.map((message) => fateOf(message, 9000))).toEqual(['one-sided', 'one-sided']);
  expect(messages.map(({ from }) => from)).toEqual(['alice', 'bob']);
});

test('an id that is used again is another message', () => {
  const { messages } = ladder(sent('1', 10), came('1', 11), sent('1', 20), came('1', 21));
  expect(messages.map(({ sent: at, received }) => [at?.at, received.map((moment) => moment.at)])).toEqual([
    [10, [11]],
    [20, [21]],
  ]);
  expect(new Set(messages.map(({ key }) => key)).size).toBe(2);
});

test('messages of PeerJS, whose ends count by themselves, are paired by what they say', () => {
  const offer = { kind: 'offer', content: { sdp: 'v=0' } } as const;
  const { messages } = ladder(
    { type: 'message.sent', message: { id: 'peerjs-1', ...offer } },
    { type: 'message.received', peer: 'bob', message: { id: 'peerjs-7', ...offer } },
  );
  expect(messages).toHaveLength(1);
  expect(messages[0]?.received).toHaveLength(1);
});

test('candidates of one sender are one row until something else is said', () => {
  const { rows } = ladder(
    sent('a1', 1),
    sent('a2', 2, 'candidate'),
    sent('b1', 3, 'candidate', 'bob'),
    sent('a3', 4, 'candidate'),
    sent('b2', 5, 'answer', 'bob'),
    sent('a4', 6, 'candidate'),
  );
  expect(rows.map(shapeOf)).toEqual(['a1', 'alice: a2 a3', 'bob: b1', 'b2', 'alice: a4']);
});

test('what the STUN and TURN server did stands between the messages, what is alike as one row', () => {
  const { rows } = ladder(
    sent('a1', 1),
    { type: 'stun.answered', at: 2, after: 1, mapped: '192.0.2.7:5000' },
    { type: 'turn.challenged', at: 3, after: 2, method: 'Allocate' },
    { type: 'stun.answered', at: 4, after: 3, mapped: '192.0.2.7:5001' },
    { type: 'stun.answered', peer: 'bob', at: 5, after: 3, mapped: '192.0.2.8:5000' },
    sent('b1', 6, 'answer', 'bob'),
    { type: 'turn.allocated', at: 7, after: 6, relayed: '192.0.2.1:50000', mapped: '192.0.2.7:5000', lifetime: 600 },
    { type: 'stun.answered', at: 8, after: 7, mapped: '192.0.2.7:5000' },
  );
  expect(rows.map(shapeOf)).toEqual([
    'a1',
    'alice: stun.answered stun.answered',
    'alice: turn.challenged',
    'bob: stun.answered',
    'b1',
    'alice: turn.allocated',
    'alice: stun.answered',
  ]);
});

test('a call goes through its phases', () => {
  const { phases } = ladder(...healthyCall, ...hangUp);
  expect(phases.map(({ id }) => id)).toEqual(['setup', 'offer-answer', 'ice', 'media', 'after']);
  for (const [index, { seq, to }] of phases.entries()) {
    expect(to).toBe(phases[index + 1]?.from ?? null);
    expect(seq).toBeGreaterThanOrEqual(0);
  }
});

test('the callee’s own trace comes to ICE with its answer', () => {
  const bobs = healthyCall.filter(({ peer }) => peer === 'bob');
  expect(ladder(...bobs).phases.map(({ id }) => id)).toEqual(['offer-answer', 'ice', 'media']);
});

test('a second negotiation begins no phase again', () => {
  expect(ladder(...healthyCall, ...called('createOffer')).phases.at(-1)?.id).toBe('media');
});

test('the same facts are the same object, and what is no message changes nothing', () => {
  const facts = fold(buildTrace(...healthyCall), stepSequence, noSequence);
  const [event] = buildTrace({ type: 'stats.sampled', reports: [] }).events;
  expect(event && stepSequence(facts, event)).toBe(facts);
});

test('any trace has a ladder that holds each of its messages once', () => {
  fc.assert(
    fc.property(anyTrace, ({ events }) => {
      const { messages, rows } = sequenceOf(fold({ events }, stepSequence, noSequence));
      const moments = messages.flatMap((message) => [message.sent?.seq ?? [], message.received.map(({ seq }) => seq)]);
      const expected = events.filter(({ type }) => type.startsWith('message.')).map(({ seq }) => seq);
      expect(moments.flat(2).sort((one, other) => one - other)).toEqual(expected);
      const drawn = rows.flatMap((row): readonly unknown[] => {
        if (row.kind === 'exchanges') return row.exchanges;
        return row.kind === 'message' ? [row.message] : row.messages;
      });
      expect(drawn).toHaveLength(messages.length + events.filter(isExchange).length);
    }),
  );
});
