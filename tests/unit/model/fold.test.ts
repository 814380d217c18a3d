import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFold, createHistory, fold, scan, type Step } from '#labs/model/fold.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { buildTrace } from '../../support/build-trace.ts';
import { anyTrace } from './any-trace.ts';
import { healthyCall } from './healthy-call.ts';

const list: Step<string> = (names, { type }) => `${names} ${type}`;

test('fold and scan agree at every count, live and in one go', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const states = scan(trace, stepCallStates, initialCallStates);
      const live = createFold(stepCallStates, initialCallStates);
      expect(states).toHaveLength(trace.events.length + 1);
      states.forEach((state, count) => {
        expect(fold(trace, stepCallStates, initialCallStates, count)).toEqual(state);
        expect(live({ events: trace.events.slice(0, count) })).toEqual(state);
      });
      expect(fold(trace, stepCallStates, initialCallStates)).toEqual(states.at(-1));
    }),
    { numRuns: 60 },
  );
});

const trace = buildTrace(...healthyCall);
const upTo = (count: number) => ({ events: trace.events.slice(0, count) });

/** A fold that tells how often it has stepped. */
function counting() {
  const counted = { steps: 0 };
  const step: Step<string> = (names, event) => {
    counted.steps += 1;
    return list(names, event);
  };
  return { counted, read: createFold(step, 'from') };
}

test('the state after no event is the initial one', () => {
  expect(fold(trace, list, 'from', 0)).toBe('from');
  expect(scan({ events: [] }, list, 'from')).toEqual(['from']);
  expect(createFold(list, 'from')({ events: [] })).toBe('from');
});

test('a live fold goes on where it stopped', () => {
  const { counted, read } = counting();
  read(upTo(10));
  expect(counted.steps).toBe(10);
  expect(read(upTo(12))).toBe(fold(trace, list, 'from', 12));
  expect(counted.steps).toBe(12);
});

test('a live fold does nothing for a trace it has seen', () => {
  const { counted, read } = counting();
  expect(read(upTo(10))).toBe(read(upTo(10)));
  expect(counted.steps).toBe(10);
});

test.each([
  { when: 'the trace is shorter', next: upTo(5) },
  { when: 'the trace is empty', next: upTo(0) },
  { when: 'another trace is as long', next: { events: [...trace.events].reverse().slice(0, 10) } },
  { when: 'another trace is longer', next: { events: [...trace.events].reverse().slice(0, 20) } },
])('a live fold begins again when $when', ({ next }) => {
  const { counted, read } = counting();
  read(upTo(10));
  expect(read(next)).toBe(fold(next, list, 'from'));
  expect(counted.steps).toBe(10 + next.events.length);
});

test('a live fold goes on after it began again', () => {
  const { counted, read } = counting();
  read(upTo(10));
  read(upTo(0));
  read(upTo(3));
  expect(read(upTo(4))).toBe(fold(trace, list, 'from', 4));
  expect(counted.steps).toBe(14);
});

/** A history that tells how often it has stepped. */
function countingHistory() {
  const counted = { steps: 0 };
  const step: Step<string> = (names, event) => {
    counted.steps += 1;
    return list(names, event);
  };
  return { counted, at: createHistory(step, 'from') };
}

test('a history agrees with the fold at every moment of any trace, in any order', () => {
  fc.assert(
    fc.property(anyTrace, fc.array(fc.nat(40)), fc.array(fc.nat(40)), (any, lengths, counts) => {
      const at = createHistory(stepCallStates, initialCallStates);
      for (const [index, length] of lengths.entries()) {
        const part = { events: any.events.slice(0, length) };
        const count = Math.min(counts[index] ?? length, part.events.length);
        expect(at(part, count)).toEqual(fold(part, stepCallStates, initialCallStates, count));
      }
    }),
    { numRuns: 60 },
  );
});

test('a history scans a trace once, however often it is asked', () => {
  const { counted, at } = countingHistory();
  for (const count of [7, 0, 20, 7]) expect(at(upTo(20), count)).toBe(fold(trace, list, 'from', count));
  expect(counted.steps).toBe(20);
});

test('a history gives the same object for the same moment', () => {
  const at = createHistory(stepCallStates, initialCallStates);
  const first = at(upTo(10), 9);
  expect(at(upTo(12), 9)).toBe(first);
});

test('a history goes on where it stopped when the trace grew', () => {
  const { counted, at } = countingHistory();
  at(upTo(10));
  expect(at(upTo(14), 12)).toBe(fold(trace, list, 'from', 12));
  expect(counted.steps).toBe(14);
});

test('a history knows an earlier version of its trace', () => {
  const { counted, at } = countingHistory();
  at(upTo(20));
  expect(at(upTo(5))).toBe(fold(trace, list, 'from', 5));
  expect(at(upTo(20))).toBe(fold(trace, list, 'from', 20));
  expect(counted.steps).toBe(20);
});

test.each([
  { when: 'the trace was cleared', next: upTo(0) },
  { when: 'another trace is as long', next: { events: [...trace.events].reverse().slice(0, 10) } },
  { when: 'another trace is longer', next: { events: [...trace.events].reverse().slice(0, 20) } },
])('a history starts anew when $when', ({ next }) => {
  const { counted, at } = countingHistory();
  at(upTo(10));
  expect(at(next)).toBe(fold(next, list, 'from'));
  expect(at(next, 0)).toBe('from');
  expect(counted.steps).toBe(10 + next.events.length);
});

test('a moment before the beginning is the beginning, and one after the end is the end', () => {
  const at = createHistory(list, 'from');
  expect(at(upTo(3), -1)).toBe('from');
  expect(at(upTo(3), 9)).toBe(fold(trace, list, 'from', 3));
});
