import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTrace, parseTrace } from '#labs/model/codec.ts';
import { LabError, type LabErrorCode } from '#labs/model/errors.ts';
import type { Json } from '#labs/model/json.ts';
import { mergeTraces } from '#labs/model/merge.ts';
import { redactTrace } from '#labs/model/redact.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { buildTrace, type Fact } from '../../support/build-trace.ts';
import { created } from './facts.ts';
import { healthyCall } from './healthy-call.ts';

/** Something one peer does at a true time, or a message that it sends and that takes `takes` milliseconds. */
type Deed = { peer: PeerId; at: number; takes: number | null };

const deed = (slow: Record<PeerId, number>) =>
  fc
    .record({
      peer: fc.constantFrom(...peers),
      at: fc.double({ min: 0, max: 2000, noNaN: true }),
      takes: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    })
    .map(({ peer, at, takes }): Deed => ({ peer, at, takes: takes === null ? null : takes + slow[peer] }));

/** One way takes 50 ms longer than the other; the clocks are some 3 s apart, and each tab opened at its own time. */
const anyCall = fc
  .record({
    slowest: fc.constantFrom(...peers),
    ahead: fc.double({ min: -3000, max: 3000, noNaN: true }),
  })
  .chain(({ slowest, ahead }) =>
    fc
      .array(deed({ alice: slowest === 'alice' ? 50 : 0, bob: slowest === 'bob' ? 50 : 0 }), {
        minLength: 6,
        maxLength: 60,
      })
      .map((deeds) => ({ ahead, deeds })),
  );

/** What both ends record of these deeds, each on its own clock; `truth` are the events in their true order. */
function record(deeds: readonly Deed[], ahead: number) {
  const happened = deeds.flatMap(({ peer, at, takes }, index): { at: number; fact: Fact }[] => {
    const message = { id: `${peer}-${index}`, kind: 'offer', content: { sdp: String(index) } } as const;
    if (takes === null) return [{ at, fact: { type: 'server.opened', peer, id: String(index) } }];
    const to: PeerId = peer === 'alice' ? 'bob' : 'alice';
    return [
      { at, fact: { type: 'message.sent', peer, message } },
      { at: at + takes, fact: { type: 'message.received', peer: to, message } },
    ];
  });
  const truth = happened.toSorted((one, other) => one.at - other.at);
  const endOf = (who: PeerId, clock: number): Trace => {
    const own = truth.filter(({ fact }) => fact.peer === who);
    return buildTrace(...own.map(({ at, fact }) => ({ ...fact, at: at + clock })));
  };
  const times = new Map(
    truth.map(({ at, fact }, seq) => [nameOf({ ...fact, seq, at, peer: fact.peer ?? 'alice' }), at]),
  );
  return { alice: endOf('alice', 3000), bob: endOf('bob', 3000 + ahead), times };
}

const nameOf = (event: TraceEvent) =>
  `${event.peer} ${event.type} ${'message' in event ? event.message.id : 'id' in event ? event.id : ''}`;
const namesOf = ({ events }: Pick<Trace, 'events'>) => events.map(nameOf);

test('with clocks 3 s apart and a way 50 ms slower in one direction, every cause stands before its effect', () => {
  fc.assert(
    fc.property(anyCall, ({ deeds, ahead }) => {
      fc.pre(deeds.some(({ takes }) => takes !== null));
      const { alice, bob, times } = record(deeds, ahead);
      fc.pre(alice.events.length > 0 && bob.events.length > 0);
      const merged = mergeTraces(alice, bob);
      const place = new Map(namesOf(merged).map((name, index) => [name, index]));
      for (const { events } of [alice, bob]) {
        const places = events.map((event) => place.get(nameOf(event)) ?? -1);
        expect(places).toEqual(places.toSorted((one, other) => one - other));
      }
      for (const event of merged.events) {
        if (event.type !== 'message.received') continue;
        const sender = event.peer === 'alice' ? 'bob' : 'alice';
        const sent = place.get(`${sender} message.sent ${event.message.id}`) ?? Infinity;
        expect(sent).toBeLessThan(event.seq);
        expect(merged.events[sent]?.at).toBeLessThanOrEqual(event.at);
      }
      expect(merged.events).toHaveLength(alice.events.length + bob.events.length);
      expect(parseTrace(formatTrace(merged))).toEqual(merged);
      expect(mergeTraces(bob, alice)).toEqual(merged);
      if (new Set(deeds.filter(({ takes }) => takes !== null).map(({ peer }) => peer)).size < 2) return;
      // What the messages leave open is at most the fastest way there and the fastest way back.
      const errors = merged.events.map((event) => event.at - (times.get(nameOf(event)) ?? Infinity));
      expect(Math.max(...errors) - Math.min(...errors)).toBeLessThanOrEqual(26 + 1e-6);
    }),
    { numRuns: 500, seed: 20261121 },
  );
});

test('where messages go both ways, the clocks are told apart to half of what the way takes', () => {
  const deeds: Deed[] = [
    { peer: 'alice', at: 100, takes: 50 },
    { peer: 'bob', at: 200, takes: 1 },
  ];
  const { alice, bob } = record(deeds, -2970);
  const [sent, received] = mergeTraces(alice, bob).events;
  expect([sent?.type, received?.type]).toEqual(['message.sent', 'message.received']);
  expect(Math.abs((received?.at ?? 0) - (sent?.at ?? 0) - 25.5)).toBeLessThan(1e-6);
});

/** A trace of one peer alone, out of a call that was recorded as a whole. */
function half(peer: PeerId, facts: readonly Fact[], shift = 0): Trace {
  const own = buildTrace(...facts).events.filter((event) => event.peer === peer);
  return buildTrace(...own.map((event) => ({ ...event, at: event.at + shift })));
}

test('the halves of a call make the call again', () => {
  const merged = mergeTraces(half('bob', healthyCall, 3000), half('alice', healthyCall));
  expect(namesOf(merged).filter((name) => name.includes('message'))).toEqual(
    namesOf(buildTrace(...healthyCall)).filter((name) => name.includes('message')),
  );
});

test('halves whose addresses were taken out, each by itself, still belong together', () => {
  const address = (at: number, peer: PeerId, ...said: readonly string[]): Fact[] =>
    said.map((sdp, index) => ({
      type: peer === 'alice' ? 'message.sent' : 'message.received',
      peer,
      at: at + index,
      message: { id: `alice-${index}`, kind: 'offer', content: { sdp } },
    }));
  const alice = redactTrace(
    buildTrace(
      { ...created, at: 0 },
      { type: 'server.lost', reason: '203.0.113.1', at: 0 },
      ...address(1, 'alice', 'at 203.0.113.2'),
    ),
  );
  const bob = redactTrace(buildTrace(...address(5, 'bob', 'at 203.0.113.2')));
  expect(alice.events[2]).not.toMatchObject({ message: { content: { sdp: 'at 192.0.2.1' } } });
  expect(mergeTraces(alice, bob).events).toHaveLength(4);
});

test('messages of PeerJS are paired by what they say', () => {
  const content: Json = { sdp: { type: 'offer', sdp: 'v=0' }, connectionId: 'dc_1' };
  const alice = buildTrace({ type: 'message.sent', message: { id: 'peerjs-1', kind: 'offer', content } });
  const bob = buildTrace({
    type: 'message.received',
    peer: 'bob',
    message: { id: 'peerjs-9', kind: 'offer', content },
  });
  expect(mergeTraces(alice, bob).events.map(({ type }) => type)).toEqual(['message.sent', 'message.received']);
});

test('after a reload the ids begin anew, and what was said before it misleads nobody', () => {
  const offer = (type: 'message.sent' | 'message.received', peer: PeerId, at: number, sdp: string): Fact => ({
    type,
    peer,
    at,
    message: { id: 'alice-1', kind: 'offer', content: { sdp } },
  });
  const alice = buildTrace(offer('message.sent', 'alice', 10, 'second'));
  const bob = buildTrace(
    offer('message.received', 'bob', 100, 'first'),
    offer('message.received', 'bob', 9000, 'second'),
  );
  const merged = mergeTraces(alice, bob).events;
  expect(merged.map(({ type, at }) => `${type} ${at}`)).toEqual([
    'message.received 100',
    'message.sent 9000',
    'message.received 9000',
  ]);
});

test('the merged trace begins with the earlier clock and names both browsers', () => {
  const alice = { ...half('alice', healthyCall), recordedBy: 'Chrome/156', startedAt: '2026-05-04T10:00:03.000Z' };
  const bob = { ...half('bob', healthyCall, 3000), recordedBy: 'Firefox/153', startedAt: '2026-05-04T10:00:00.000Z' };
  expect(mergeTraces(alice, bob)).toMatchObject({
    recordedBy: 'Chrome/156, Firefox/153',
    startedAt: bob.startedAt,
  });
  expect(mergeTraces(alice, { ...bob, recordedBy: 'Chrome/156' }).recordedBy).toBe('Chrome/156');
});

const message = (id: string, sdp: string) => ({ id, kind: 'offer', content: { sdp } }) as const;
const says = (peer: PeerId, at: number, id: string, sdp = id): Fact => ({
  type: 'message.sent',
  peer,
  at,
  message: message(id, sdp),
});
const hears = (peer: PeerId, at: number, id: string, sdp = id): Fact => ({
  type: 'message.received',
  peer,
  at,
  message: message(id, sdp),
});

test.each<{ what: string; one: readonly Fact[]; other: readonly Fact[]; code: LabErrorCode }>([
  { what: 'two traces of the caller', one: [created], other: [created], code: 'merge/not-two-ends' },
  { what: 'a trace of both peers and another', one: healthyCall, other: [created], code: 'merge/not-two-ends' },
  { what: 'an empty trace', one: [], other: [created], code: 'merge/not-two-ends' },
  {
    what: 'no message at all',
    one: [created],
    other: [{ ...created, peer: 'bob' }],
    code: 'merge/nothing-in-common',
  },
  {
    what: 'messages of other names',
    one: [says('alice', 1, 'a')],
    other: [hears('bob', 2, 'b')],
    code: 'merge/nothing-in-common',
  },
  {
    what: 'the same names for other messages',
    one: [says('alice', 1, 'a', 'one offer')],
    other: [hears('bob', 2, 'a', 'another offer')],
    code: 'merge/contradictory',
  },
  {
    what: 'an answer that came before it was sent, whatever the clocks',
    one: [says('alice', 1000, 'a'), hears('alice', 1100, 'b')],
    other: [hears('bob', 10, 'a'), says('bob', 500, 'b')],
    code: 'merge/contradictory',
  },
  {
    what: 'each waiting for the other',
    one: [hears('alice', 1, 'b'), says('alice', 1, 'a')],
    other: [hears('bob', 1, 'a'), says('bob', 1, 'b')],
    code: 'merge/contradictory',
  },
])('$what is refused as $code', ({ one, other, code }) => {
  for (const [left, right] of [
    [one, other],
    [other, one],
  ] as const) {
    try {
      mergeTraces(buildTrace(...left), buildTrace(...right));
      expect.unreachable('it was merged');
    } catch (cause) {
      expect(cause).toBeInstanceOf(LabError);
      expect((cause as LabError).code).toBe(code);
    }
  }
});

test('clocks that drift apart by some milliseconds are no contradiction', () => {
  const alice = buildTrace(says('alice', 10, 'a'), hears('alice', 20, 'b'));
  const bob = buildTrace(hears('bob', 5, 'a'), says('bob', 17, 'b'));
  expect(namesOf(mergeTraces(alice, bob))).toEqual([
    'alice message.sent a',
    'bob message.received a',
    'bob message.sent b',
    'alice message.received b',
  ]);
});
