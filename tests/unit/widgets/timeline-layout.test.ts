import { expect, test } from 'vitest';
import { machineIds, peers } from '#labs/model/vocabulary.ts';
import { windowOfRows } from '#labs/widgets/hooks/window-of-rows.ts';
import {
  axisEvents,
  countAfterKey,
  countAt,
  positionOf,
  shortTime,
  timelineHeight,
  timelineRows,
} from '#labs/widgets/parts/timeline-layout.ts';
import { buildTrace } from '../../support/build-trace.ts';

test('lanes stand below one another and never overlap', () => {
  const rows = timelineRows(peers, machineIds);
  expect(rows).toHaveLength(10);
  rows.slice(1).forEach((row, index) => {
    const before = rows[index];
    expect(row.top).toBeGreaterThanOrEqual((before?.top ?? 0) + (before?.height ?? 0));
  });
  expect(timelineHeight(rows)).toBeGreaterThan((rows.at(-1)?.top ?? 0) + (rows.at(-1)?.height ?? 0));
});

test.each([
  { x: 0, is: 0 },
  { x: -20, is: 0 },
  { x: 1, is: 1 },
  { x: 50, is: 5 },
  { x: 99, is: 10 },
  { x: 100, is: null },
  { x: 300, is: null },
])('of ten events on 100 px, $is are over at $x px', ({ x, is }) => {
  expect(countAt(x, 100, 10)).toBe(is);
});

test('every moment can be hit, and stands where it is hit', () => {
  for (let count = 1; count <= 100; count += 1) {
    const x = positionOf(count, 777, 100);
    expect(countAt(x - 0.5, 777, 100)).toBe(count);
  }
});

test('nothing can be hit where nothing is drawn', () => {
  expect(countAt(10, 0, 10)).toBeNull();
  expect(countAt(10, 100, 0)).toBeNull();
});

test.each([
  { key: 'ArrowLeft', from: null, to: 99 },
  { key: 'ArrowLeft', from: 1, to: 0 },
  { key: 'ArrowLeft', from: 0, to: 0 },
  { key: 'ArrowRight', from: 5, to: 6 },
  { key: 'ArrowRight', from: 99, to: 100 },
  { key: 'ArrowRight', from: 100, to: null },
  { key: 'ArrowRight', from: null, to: null },
  { key: 'PageDown', from: 15, to: 5 },
  { key: 'PageDown', from: 5, to: 0 },
  { key: 'PageUp', from: 95, to: null },
  { key: 'Home', from: 50, to: 0 },
  { key: 'End', from: 50, to: null },
  { key: 'a', from: 50, to: undefined },
])('$key leads from $from to $to', ({ key, from, to }) => {
  expect(countAfterKey(key, from, 100)).toBe(to);
});

test('the axis names a few events, the first among them, and none twice', () => {
  const { events } = buildTrace(...Array.from({ length: 40 }, () => ({ type: 'negotiation.needed' }) as const));
  const named = axisEvents(events, 600).map(({ seq }) => seq);
  expect(named[0]).toBe(0);
  expect(new Set(named).size).toBe(named.length);
  expect(named.length).toBeLessThan(7);
  expect(axisEvents([], 600)).toEqual([]);
});

test.each([
  { at: 0, is: '0.0 ms' },
  { at: 9.96, is: '10.0 ms' },
  { at: 999, is: '999 ms' },
  { at: 1000, is: '1.00 s' },
  { at: 61_500, is: '61.5 s' },
])('$at ms is written $is', ({ at, is }) => {
  const { unit, value } = shortTime(at, { ms: '{value} ms', s: '{value} s' });
  expect(unit.replace('{value}', value)).toBe(is);
});

test('a short list is in the page as a whole, wherever it is scrolled', () => {
  expect(windowOfRows(0, 400, 26, 120)).toEqual({ first: 0, end: 120 });
  expect(windowOfRows(2700, 400, 26, 120)).toEqual({ first: 0, end: 120 });
});

test('of a long list what is seen is always in the page, and never much more', () => {
  const total = 100_000;
  for (let top = 0; top <= total * 26; top += 9_973) {
    const { first, end } = windowOfRows(top, 400, 26, total);
    expect(first).toBeLessThanOrEqual(Math.floor(top / 26));
    expect(end).toBeGreaterThanOrEqual(Math.min(total, Math.ceil((top + 400) / 26)));
    expect(end - first).toBeLessThan(60);
  }
});
