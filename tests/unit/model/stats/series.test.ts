import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, scan } from '#labs/model/fold.ts';
import { growingFrom, grown, itemsOf } from '#labs/model/stats/growing.ts';
import { noSeries, stepSeries, type Series } from '#labs/model/stats/series.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { created } from '../facts.ts';

const sampled = (at: number, bytesReceived: number, id = 'I', peer: 'alice' | 'bob' = 'alice'): Fact => ({
  ...{ type: 'stats.sampled', at, peer },
  reports: [{ id, type: 'inbound-rtp', kind: 'video', timestamp: at, bytesReceived }],
});
const pointsOf = ({ lines }: Series) =>
  lines
    .filter(({ metric }) => metric === 'received-rate')
    .map(({ peer, id, times, values }) => [peer, id, itemsOf(times), itemsOf(values)]);
const points = (...facts: Fact[]) => pointsOf(fold(buildTrace(...facts), stepSeries, noSeries));

test('a line has a point for each sample of its peer, and its first rate with the second', () => {
  expect(points(created, sampled(1000, 0), sampled(1500, 9, 'I', 'bob'), sampled(2000, 1000))).toEqual([
    ['alice', 'I', [1000, 2000], [null, 8]],
    ['bob', 'I', [1500], [null]],
  ]);
});

test('a new id is a new line, and a tab that slept leaves a gap', () => {
  expect(points(sampled(1000, 0), sampled(2000, 1000, 'J'), sampled(3000, 2000, 'J'))).toEqual([
    ['alice', 'I', [1000], [null]],
    ['alice', 'J', [2000, 3000], [null, 8]],
  ]);
  expect(points(sampled(0, 0), sampled(60_000, 60_000), sampled(61_000, 61_000))).toEqual([
    ['alice', 'I', [0, 60_000, 61_000], [null, null, 8]],
  ]);
});

test('another connection of the same peer is not compared with the one before', () => {
  expect(points(sampled(1000, 0), { ...created, at: 1500 }, sampled(2000, 1000))).toEqual([
    ['alice', 'I', [1000, 2000], [null, null]],
  ]);
});

test('every moment of a trace keeps its own points, though all share their arrays', () => {
  const states = scan(buildTrace(sampled(0, 0), sampled(1000, 1000), sampled(2000, 2000)), stepSeries, noSeries);
  expect(states.map((state) => (pointsOf(state)[0]?.[2] as number[] | undefined)?.length ?? 0)).toEqual([0, 1, 2, 3]);
});

test('a list that grows in two ways from one version is two lists', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.array(fc.nat()), fc.array(fc.nat()), (shared, one, other) => {
      const from = (start: ReturnType<typeof growingFrom<number>>, items: number[]) => items.reduce(grown, start);
      const root = from(growingFrom(0), shared);
      const [left, right] = [from(root, one), from(root, other)];
      expect(itemsOf(left)).toEqual([0, ...shared, ...one]);
      expect(itemsOf(right)).toEqual([0, ...shared, ...other]);
      expect(itemsOf(root)).toEqual([0, ...shared]);
    }),
  );
});
