import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFold, fold, scan, type Step } from '#labs/model/fold.ts';
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
