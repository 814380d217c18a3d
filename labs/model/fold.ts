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
