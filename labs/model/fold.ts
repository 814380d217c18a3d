import type { Trace, TraceEvent } from './trace.ts';

export type Step<S> = (state: S, event: TraceEvent) => S;

/** The state after the first `count` events; after the whole trace when left out. */
export function fold<S>(trace: Pick<Trace, 'events'>, step: Step<S>, initial: S, count = trace.events.length): S {
  let state = initial;
  for (const event of trace.events.slice(0, count)) state = step(state, event);
  return state;
}

/** `states[n]` is the state after `n` events, so `states[0]` is `initial` and the length is `events.length + 1`. */
export function scan<S>(trace: Pick<Trace, 'events'>, step: Step<S>, initial: S): readonly S[] {
  const states = [initial];
  let state = initial;
  for (const event of trace.events) states.push((state = step(state, event)));
  return states;
}

/** A fold that goes on where it stopped when it is handed a longer version of the same trace. */
export function createFold<S>(step: Step<S>, initial: S): (trace: Pick<Trace, 'events'>) => S {
  let done = 0;
  let last: TraceEvent | undefined;
  let state = initial;
  return ({ events }) => {
    if (done > events.length || (done > 0 && events[done - 1] !== last)) {
      done = 0;
      state = initial;
    }
    for (; done < events.length; done += 1) state = step(state, events[done] as TraceEvent);
    last = events[done - 1];
    return state;
  };
}

/**
 * Every moment of a trace, at the price of a look-up. The trace is scanned once; a longer version of it goes on where the
 * scan stopped, an earlier one is a look-up, and another trace, or one that was cleared, starts anew.
 *
 * `count` is how many events have happened, kept within the trace; the whole trace when left out.
 */
export function createHistory<S>(step: Step<S>, initial: S): (trace: Pick<Trace, 'events'>, count?: number) => S {
  let known: readonly TraceEvent[] = [];
  // Steps return the same state where nothing changed, so this holds references and few states.
  let states = [initial];
  return ({ events }, count = events.length) => {
    const shared = Math.min(known.length, events.length);
    if (events.length === 0 || known[shared - 1] !== events[shared - 1]) {
      states = [initial];
      known = [];
    }
    if (events.length > known.length) {
      let state = states.at(-1) as S;
      for (const event of events.slice(known.length)) states.push((state = step(state, event)));
      known = events;
    }
    return states[Math.max(0, Math.min(count, events.length))] as S;
  };
}
