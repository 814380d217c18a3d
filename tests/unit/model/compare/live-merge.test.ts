import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLiveMerge, type LiveMerge } from '#labs/model/compare/live-merge.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';

const started = { alice: '2026-05-04T10:00:00.000Z', bob: '2026-05-04T10:00:01.000Z' } as const;
const everything = { arrival: null, until: Infinity };

function ended(peer: PeerId, ...facts: readonly Fact[]): Trace {
  return { ...buildTrace(...facts.map((fact) => ({ ...fact, peer }))), startedAt: started[peer], recordedBy: peer };
}

const message = (id: string) => ({ id, kind: 'offer', content: { sdp: id } }) as const;
const says = (at: number, id: string): Fact => ({ type: 'message.sent', at, message: message(id) });
const hears = (at: number, id: string): Fact => ({ type: 'message.received', at, message: message(id) });
const does = (at: number, id: string): Fact => ({ type: 'server.opened', at, id });
const wordsOf = ({ events }: Trace) =>
  events.map(
    (event) => `${event.peer} ${'message' in event ? event.message.id : 'id' in event ? event.id : event.type}`,
  );

/** What each end does at a true time, and how long a message takes. */
const deeds = fc.array(
  fc.record({
    peer: fc.constantFrom(...peers),
    at: fc.double({ min: 0, max: 2000, noNaN: true }),
    takes: fc.option(fc.double({ min: 0, max: 80, noNaN: true }), { nil: null }),
  }),
  { minLength: 4, maxLength: 50 },
);

test('however two ends interleave, with skewed clocks and late news, effects follow causes and each order is kept', () => {
  const looks = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    {
      maxLength: 12,
    },
  );
  const skew = fc.double({ min: -5000, max: 5000, noNaN: true });
  fc.assert(
    fc.property(deeds, skew, looks, fc.constantFrom(...peers), (done, ahead, seen, me) => {
      const happened = done
        .flatMap(({ peer, at, takes }, index) => {
          const id = `${peer}-${index}`;
          if (takes === null) return [{ peer, at, fact: does(at, id) }];
          const to: PeerId = peer === 'alice' ? 'bob' : 'alice';
          return [
            { peer, at, fact: says(at, id) },
            { peer: to, at: at + takes, fact: hears(at + takes, id) },
          ];
        })
        .toSorted((one, other) => one.at - other.at);
      const traceOf = (who: PeerId) => {
        const own = happened.filter(({ peer }) => peer === who);
        const clock = 6000 + (who === 'alice' ? 0 : ahead);
        return ended(who, ...own.map(({ at, fact }) => ({ ...fact, at: at + clock })));
      };
      const [own, other] = [traceOf(me), traceOf(me === 'alice' ? 'bob' : 'alice')];
      fc.pre(own.events.length > 0 && other.events.length > 0);
      const live = createLiveMerge();
      const cut = (trace: Trace, share: number) => ({
        ...trace,
        events: trace.events.slice(0, Math.ceil(trace.events.length * share)),
      });
      // Any part of either may be known at any time; both only grow.
      const parts = [seen.map(([mine]) => mine).toSorted(), seen.map(([, theirs]) => theirs).toSorted()] as const;
      for (const [index, mine] of parts[0].entries())
        expectOrder(
          live.merge(cut(own, mine), cut(other, parts[1][index] ?? 0), { arrival: ahead, until: Infinity }),
          cut(own, mine),
        );
      const whole = live.merge(own, other, { arrival: null, until: Infinity });
      expect(whole.events).toHaveLength(own.events.length + other.events.length);
      expectOrder(whole, own, other);
      if (done.some(({ takes }) => takes !== null)) expect(live.aligned().alignment).toBe('by-messages');
      // The two clocks are off against each other by no more than the uncertainty that is said.
      const { uncertainty } = live.aligned();
      const [hers, his] = peers.map((peer) => {
        const at = whole.events.find((event) => event.peer === peer)?.at ?? 0;
        return at - (happened.find((each) => each.peer === peer)?.at ?? 0);
      });
      if (uncertainty !== null) expect(Math.abs((hers ?? 0) - (his ?? 0))).toBeLessThanOrEqual(uncertainty + 1e-6);
    }),
    { numRuns: 400, seed: 20261127 },
  );
});

function expectOrder(merged: Trace, ...ends: readonly Trace[]): void {
  const places = new Map(merged.events.map((event) => [`${event.peer} ${event.type} ${idOf(event)}`, event]));
  merged.events.forEach((event, index) => {
    expect(event.seq).toBe(index);
    expect(event.at).toBeGreaterThanOrEqual(merged.events[index - 1]?.at ?? 0);
    if (event.type !== 'message.received') return;
    const sender = event.peer === 'alice' ? 'bob' : 'alice';
    const sent = places.get(`${sender} message.sent ${event.message.id}`);
    if (sent) expect(sent.seq).toBeLessThan(index);
  });
  for (const { events } of ends) {
    const own = events.map((event) => places.get(`${event.peer} ${event.type} ${idOf(event)}`)?.seq ?? -1);
    expect(own).toEqual(own.toSorted((one, other) => one - other));
    expect(own).not.toContain(-1);
  }
}

const idOf = (event: TraceEvent) => ('message' in event ? event.message.id : 'id' in event ? event.id : '');

/** The same events, as a store hands them out: what was there stays the same object. */
function growing(peer: PeerId, ...facts: readonly Fact[]): (count: number) => Trace {
  const whole = ended(peer, ...facts);
  return (count) => ({ ...whole, events: whole.events.slice(0, count) });
}

test('a trace that grows is appended to, and the same trace is the same object', () => {
  const live = createLiveMerge();
  const alice = growing('alice', says(0, 'a'), hears(20, 'b'), does(40, 'c'));
  const bob = growing('bob', hears(5, 'a'), says(10, 'b'));
  const before = live.merge(alice(2), bob(2), everything);
  expect(live.merge(alice(2), bob(2), everything)).toBe(before);
  const after = live.merge(alice(3), bob(2), everything);
  expect(after.events.slice(0, 4).every((event, index) => event === before.events[index])).toBe(true);
  expect(after.events).toHaveLength(5);
});

test('from an event that comes in between on, all are other objects, and each is found where it stands now', () => {
  const live = createLiveMerge();
  const alice = growing('alice', says(0, 'a'), hears(20, 'b'), does(90, 'late'));
  const bob = growing('bob', hears(5, 'a'), says(10, 'b'), does(30, 'between'));
  const before = live.merge(alice(3), bob(2), everything);
  const after = live.merge(alice(3), bob(3), everything);
  expect(wordsOf(after)).toEqual(['alice a', 'bob a', 'bob b', 'alice b', 'bob between', 'alice late']);
  expect(after.events[3]).toBe(before.events[3]);
  expect(after.events[5]).not.toBe(before.events[4]);
  expect(before.events.map(live.placeOf)).toEqual([0, 1, 2, 3, 5]);
});

test('what is newer than the time that is settled waits, since the other side may have something before it', () => {
  const live = createLiveMerge();
  const alice = growing('alice', says(0, 'a'), hears(20, 'b'), does(100, 'new'));
  const bob = growing('bob', hears(5, 'a'), says(10, 'b'));
  expect(wordsOf(live.merge(alice(3), bob(2), { arrival: null, until: 60 }))).not.toContain('alice new');
  expect(live.isHoldingBack()).toBe(true);
  expect(wordsOf(live.merge(alice(3), bob(2), { arrival: null, until: 160 }))).toContain('alice new');
  expect(live.isHoldingBack()).toBe(false);
});

test('without a common message the other clock is taken from when its events came', () => {
  const live = createLiveMerge();
  const merged = live.merge(ended('alice', does(0, 'a'), does(300, 'c')), ended('bob', does(10, 'b')), {
    arrival: 200,
    until: Infinity,
  });
  expect(wordsOf(merged)).toEqual(['alice a', 'bob b', 'alice c']);
  expect(live.aligned()).toEqual({ alignment: 'by-arrival', uncertainty: null });
  const ofBob = createLiveMerge().merge(ended('bob', does(0, 'b'), does(300, 'd')), ended('alice', does(10, 'a')), {
    arrival: 200,
    until: Infinity,
  });
  expect(wordsOf(ofBob)).toEqual(['bob b', 'alice a', 'bob d']);
});

test('a clock that is near the middle of what fits is kept; one at its edge would be wrong by twice as much', () => {
  const live = createLiveMerge();
  const alice = growing('alice', says(0, 'a'), hears(100, 'b'), hears(230, 'c'), hears(240, 'd'));
  const bob = growing('bob', hears(0, 'a'), says(20, 'b'), says(160, 'c'), says(200, 'd'));
  live.merge(alice(2), bob(2), everything);
  expect(live.aligned().uncertainty).toBe(40);
  const before = live.merge(alice(2), bob(2), everything).events;
  // Between 0 and 80 ms fits the first two, and 40 ms is the middle; the third leaves 0 to 70.
  const after = live.merge(alice(3), bob(3), everything).events;
  expect(after.slice(0, 4).every((event, index) => event === before[index])).toBe(true);
  expect(live.aligned().uncertainty).toBe(40);
  // The fourth leaves 0 to 40, of which 40 is the edge.
  live.merge(alice(4), bob(4), everything);
  expect(live.aligned().uncertainty).toBe(20);
});

test('what goes one way only leaves open how wrong the clock is', () => {
  const live = createLiveMerge();
  live.merge(ended('alice', says(0, 'a')), ended('bob', hears(9, 'a')), everything);
  expect(live.aligned()).toEqual({ alignment: 'by-messages', uncertainty: null });
});

test('a clock set by when events came is moved to the middle once messages went both ways', () => {
  const live = createLiveMerge();
  const options = { arrival: 0, until: Infinity };
  const merged = live.merge(
    ended('alice', says(0, 'a'), hears(36, 'b')),
    ended('bob', hears(0, 'a'), says(0.5, 'b')),
    options,
  );
  expect(live.aligned().uncertainty).toBe(17.75);
  expect(merged.clocks).toEqual({ uncertainty: 17.75 });
  expect(merged.events.map(({ at }) => at)).toEqual([0, 17.75, 18.25, 36]);
});

test.each(peers)(
  'what the tabs say of their clocks is enough without a message, and narrows what messages leave, seen by %s',
  (me) => {
    const alice = ended('alice', says(0, 'a'), hears(100, 'b'));
    const bob = ended('bob', hears(0, 'a'), says(20, 'b'));
    // To bob's times 28 to 32 ms are to be added.
    const heard = me === 'alice' ? { least: 28, most: 32 } : { least: -32, most: -28 };
    const [own, other] = me === 'alice' ? [alice, bob] : [bob, alice];
    const options = { arrival: null, heard, until: Infinity };
    const live = createLiveMerge();
    expect(live.merge(own, other, options).events.map(({ at }) => at)).toEqual([0, 30, 50, 100]);
    expect(live.aligned()).toEqual({ alignment: 'by-messages', uncertainty: 2 });
    const silent = createLiveMerge();
    silent.merge(ended(me, does(0, 'x')), ended(me === 'alice' ? 'bob' : 'alice', does(0, 'y')), options);
    expect(silent.aligned()).toEqual({ alignment: 'by-messages', uncertainty: 2 });
    const late = createLiveMerge();
    late.merge(own, other, { ...options, heard: { least: 500, most: 510 } });
    expect(late.aligned().uncertainty).toBe(40);
  },
);

test('after a reload, messages that only share their number with older ones mislead nobody', () => {
  const live = createLiveMerge();
  const ready: Fact = { type: 'room.changed', at: 50_000, room: 'ABC234', state: 'ready' };
  const bye = { id: 'bob-1', kind: 'bye', content: null } as const;
  const alice = ended(
    'alice',
    { type: 'message.received', at: 10, message: bye },
    ready,
    says(50_100, 'a'),
    hears(50_200, 'b'),
  );
  const bob = ended('bob', { ...ready, at: 0 }, hears(110, 'a'), says(120, 'b'), {
    type: 'message.sent',
    at: 9000,
    message: bye,
  });
  const merged = live.merge(alice, bob, everything);
  expect(live.aligned().alignment).toBe('by-messages');
  expect(wordsOf(merged).slice(-5)).toEqual(['alice a', 'bob a', 'bob b', 'alice b', 'bob bob-1']);
});

test('messages that fit no clock are shown by when they came, and nothing is thrown', () => {
  const live = createLiveMerge();
  const alice = ended('alice', says(0, 'a'), hears(100, 'b'));
  const bob = ended('bob', hears(0, 'a'), says(90_000, 'b'));
  expect(live.merge(alice, bob, { arrival: 50, until: Infinity }).events).toHaveLength(4);
  expect(live.aligned()).toEqual({ alignment: 'contradictory', uncertainty: null });
});

test.each<[string, Trace | null]>([
  ['no trace', null],
  ['an empty one', ended('bob')],
  ['one of the same end', ended('alice', does(0, 'x'))],
])('with %s of the other side there is our own alone', (_, other) => {
  const live: LiveMerge = createLiveMerge();
  expect(wordsOf(live.merge(ended('alice', does(0, 'a')), other, everything))).toEqual(['alice a']);
  expect(live.aligned().alignment).toBe('alone');
});
