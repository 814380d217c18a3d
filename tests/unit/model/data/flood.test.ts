import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFloodCounter } from '#labs/model/data/flood.ts';
import { dueMessages } from '#labs/model/data/flood-plan.ts';

type Happening = { sent: true } | { sent: false; number: number; latency: number };
const happenings = fc.array(
  fc.oneof(
    fc.constant<Happening>({ sent: true }),
    fc.record({ sent: fc.constant(false as const), number: fc.integer({ min: -1, max: 40 }), latency: fc.nat(500) }),
  ),
  { maxLength: 120 },
);

test('whatever is sent is delivered, lost or under way, at every moment; and nothing is under way once it is settled', () => {
  fc.assert(
    fc.property(fc.boolean(), happenings, (isOrdered, list) => {
      const counter = createFloodCounter(isOrdered);
      const arrived = new Set<number>();
      let sent = 0;
      for (const each of list) {
        if (each.sent) {
          counter.sent(sent);
          sent += 1;
        } else if (counter.arrived(each.number, 100, 100 + each.latency) !== null) {
          expect(each.number).toBeLessThan(sent);
          expect(arrived.has(each.number)).toBe(false);
          arrived.add(each.number);
        }
        const counts = counter.counts();
        expect(counts.sent).toBe(sent);
        expect(counts.delivered).toBe(arrived.size);
        expect(counts.delivered + counts.lost + counts.underWay).toBe(sent);
        expect(counts.underWay).toBeGreaterThanOrEqual(counts.missing);
        expect(counts.missing).toBeGreaterThanOrEqual(0);
        if (!isOrdered) expect(counts.lost).toBe(0);
        expect(counts.median).toBeLessThanOrEqual(counts.p95);
        expect(counts.p95).toBeLessThanOrEqual(counts.max);
      }
      counter.settle();
      const { delivered, lost, underWay, missing } = counter.counts();
      expect({ underWay, missing, sum: delivered + lost }).toEqual({ underWay: 0, missing: 0, sum: sent });
      expect(counter.lostNumbers()).toHaveLength(lost);
    }),
  );
});

test('the quantiles are those of a sorted list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2000), { minLength: 1, maxLength: 60 }), (latencies) => {
      const counter = createFloodCounter(false);
      latencies.forEach((latency, number) => {
        counter.sent(number);
        counter.arrived(number, 0, latency);
      });
      const sorted = latencies.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1];
      const { median, p95, max } = counter.counts();
      expect({ median, p95, max }).toEqual({ median: at(0.5), p95: at(0.95), max: sorted.at(-1) });
    }),
  );
});

test('on an ordered channel a gap is lost at once, on an unordered one it may still come', () => {
  const figures = (isOrdered: boolean) => {
    const counter = createFloodCounter(isOrdered);
    for (const number of [0, 1, 2]) counter.sent(number);
    counter.arrived(0, 0, 10);
    counter.arrived(2, 0, 10);
    const { lost, missing, outOfOrder } = counter.counts();
    counter.arrived(1, 0, 50);
    return { lost, missing, outOfOrder, after: counter.counts().outOfOrder };
  };
  expect(figures(true)).toEqual({ lost: 1, missing: 0, outOfOrder: 0, after: 1 });
  expect(figures(false)).toEqual({ lost: 0, missing: 1, outOfOrder: 0, after: 1 });
});

test.each([
  { elapsed: 0, sent: 0, due: 1 },
  { elapsed: 100, sent: 1, due: 5 },
  { elapsed: 100, sent: 6, due: 0 },
  { elapsed: 60_000, sent: 10, due: 50 },
  { elapsed: 60_000, sent: 480, due: 20 },
  { elapsed: 60_000, sent: 500, due: 0 },
])('after $elapsed ms with $sent sent, $due more are due', ({ elapsed, sent, due }) => {
  expect(dueMessages({ rate: 50, seconds: 10 }, elapsed, sent)).toBe(due);
});
