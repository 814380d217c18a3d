import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';

/** Which part of a trace is looked at: all of it, as it grows, or everything up to one event. */
export type Moment = {
  /** The trace as it was at the moment; the whole of it while live. The same object for the life of the moment. */
  source: TraceSource;
  /** The trace as it goes on meanwhile. */
  whole: TraceSource;
  /** Number of events shown, from 0; `null` while live. */
  count: () => number | null;
  /** Shows the first `count` events, as far as there are so many; `null` is live again. */
  go: (count: number | null) => void;
};

const moments = new WeakMap<TraceSource, Moment>();

/** The moment a source is the source of, if it is one. */
export function momentOf(source: TraceSource): Moment | undefined {
  return moments.get(source);
}

/** A window into `whole` that begins live. A trace that is cleared or replaced under it is shown live again. */
export function createMoment(whole: TraceSource): Moment {
  const listeners = new Set<() => void>();
  let held: { count: number; first: TraceEvent | undefined } | null = null;
  let past: { count: number; trace: Trace } | null = null;

  const count = (): number | null => {
    if (held === null) return null;
    const { events } = whole.getTrace();
    if (events.length < held.count || events[0] !== held.first) held = past = null;
    return held?.count ?? null;
  };
  const getTrace = (): Trace => {
    const shown = count();
    const trace = whole.getTrace();
    if (shown === null) return trace;
    // What comes after the moment does not change it.
    if (past?.count !== shown) past = { count: shown, trace: { ...trace, events: trace.events.slice(0, shown) } };
    return past.trace;
  };
  const moment: Moment = {
    whole,
    count,
    go(wanted) {
      const { events } = whole.getTrace();
      const next =
        wanted === null || Number.isNaN(wanted) ? null : Math.min(Math.max(Math.round(wanted), 0), events.length);
      if (next === count()) return;
      held = next === null ? null : { count: next, first: events[0] };
      past = null;
      for (const listener of [...listeners]) listener();
    },
    source: {
      getTrace,
      subscribe(listener) {
        listeners.add(listener);
        const end = whole.subscribe(listener);
        return () => {
          listeners.delete(listener);
          end();
        };
      },
    },
  };
  moments.set(moment.source, moment);
  return moment;
}
