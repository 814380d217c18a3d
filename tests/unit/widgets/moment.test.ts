import { expect, test } from 'vitest';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { Trace } from '#labs/model/trace.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { holdMoment } from '#labs/widgets/compare/hold-moment.ts';
import { createMoment, momentOf } from '#labs/widgets/hooks/moment.ts';
import { createSourceFold } from '#labs/widgets/hooks/source-fold.ts';
import { callStatesOf } from '#labs/widgets/hooks/use-trace.ts';
import { buildTrace, type Fact } from '../../support/build-trace.ts';

const facts: readonly Fact[] = [
  { type: 'connection.created', configuration: {} },
  { type: 'ice-connection.changed', state: 'checking' },
  { type: 'ice-connection.changed', state: 'connected' },
  { type: 'ice-connection.changed', state: 'failed' },
];

/** A trace that grows by hand. */
function growing(first: Trace) {
  const listeners = new Set<() => void>();
  let trace = first;
  const source: TraceSource = {
    getTrace: () => trace,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    source,
    become(next: Trace) {
      trace = next;
      for (const listener of listeners) listener();
    },
  };
}

/** The same trace with more facts at its end. */
function longer(trace: Trace, ...more: readonly Fact[]): Trace {
  const { events } = buildTrace(...facts, ...more);
  return { ...trace, events: [...trace.events, ...events.slice(trace.events.length)] };
}

test('a moment begins live and shows the very trace it was made of', () => {
  const trace = buildTrace(...facts);
  const moment = createMoment(growing(trace).source);
  expect(moment.count()).toBeNull();
  expect(moment.source.getTrace()).toBe(trace);
  expect(momentOf(moment.source)).toBe(moment);
});

test.each([
  { to: 0, shown: 0 },
  { to: 2, shown: 2 },
  { to: 2.4, shown: 2 },
  { to: 99, shown: 4 },
  { to: -1, shown: 0 },
])('going to $to shows $shown events', ({ to, shown }) => {
  const moment = createMoment(growing(buildTrace(...facts)).source);
  moment.go(to);
  expect(moment.count()).toBe(shown);
  expect(moment.source.getTrace().events).toHaveLength(shown);
});

test.each([[null], [Number.NaN]])('going to %s is live', (to) => {
  const moment = createMoment(growing(buildTrace(...facts)).source);
  moment.go(2);
  moment.go(to);
  expect(moment.count()).toBeNull();
});

test('what comes after the moment does not change it, and is there when it is live again', () => {
  const live = growing(buildTrace(...facts));
  const moment = createMoment(live.source);
  moment.go(3);
  const before = moment.source.getTrace();
  live.become(longer(live.source.getTrace(), { type: 'connection.changed', state: 'failed' }));
  expect(moment.source.getTrace()).toBe(before);
  moment.go(null);
  expect(moment.source.getTrace().events).toHaveLength(5);
});

test('a trace that is cleared under the moment is shown live', () => {
  const live = growing(buildTrace(...facts));
  const moment = createMoment(live.source);
  moment.go(3);
  live.become(buildTrace());
  expect(moment.count()).toBeNull();
});

test('another trace of the same length under the moment is shown live', () => {
  const live = growing(buildTrace(...facts));
  const moment = createMoment(live.source);
  moment.go(3);
  live.become(buildTrace(...facts));
  expect(moment.count()).toBeNull();
});

test('whoever follows the source hears of each move and of each growth, until the subscription ends', () => {
  const live = growing(buildTrace(...facts));
  const moment = createMoment(live.source);
  let heard = 0;
  const end = moment.source.subscribe(() => (heard += 1));
  moment.go(2);
  moment.go(2);
  live.become(longer(live.source.getTrace(), { type: 'connection.changed', state: 'failed' }));
  expect(heard).toBe(2);
  end();
  moment.go(1);
  expect(heard).toBe(2);
});

test('the states at each moment are those of a trace that ends there', () => {
  const trace = buildTrace(...facts);
  const moment = createMoment(growing(trace).source);
  const fold = createSourceFold(moment.source, stepCallStates, initialCallStates);
  const states = [3, 1, 4, 0, 2].map((count) => {
    moment.go(count);
    expect(callStatesOf(moment.source)).toEqual(fold());
    return [count, fold().alice.machines['ice-connection'].state];
  });
  expect(states).toEqual([
    [3, 'connected'],
    [1, 'new'],
    [4, 'failed'],
    [0, 'new'],
    [2, 'checking'],
  ]);
});

test('live, whoever looks at the moment and whoever looks at the whole share one fold', () => {
  const moment = createMoment(growing(buildTrace(...facts)).source);
  expect(callStatesOf(moment.source)).toBe(callStatesOf(moment.whole));
});

test('a moment that is held stays at its event where others come in between, and is live where that has gone', () => {
  const before = buildTrace(...facts);
  const grown = growing(before);
  const places = new Map(before.events.map((event, place) => [event, place]));
  const moment = createMoment(grown.source);
  const end = holdMoment(moment, (event) => places.get(event) ?? -1);
  moment.go(2);
  const [first, ...rest] = before.events;
  const inserted = buildTrace({ type: 'server.opened', peer: 'bob', id: 'b' }).events;
  const events = [first, ...inserted, ...rest].flatMap((event, seq) => (event ? [{ ...event, seq }] : []));
  rest.forEach((event, index) => places.set(event, index + 2));
  grown.become({ ...before, events });
  expect(moment.count()).toBe(3);
  expect(moment.source.getTrace().events.at(-1)).toMatchObject({ state: 'checking' });
  moment.go(1);
  expect(moment.count()).toBe(1);
  places.clear();
  grown.become(buildTrace(...facts));
  expect(moment.count()).toBeNull();
  end();
});
