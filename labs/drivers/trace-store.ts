import { emptyTrace, type Trace, type TraceEvent, type TraceEventType, type TraceFacts } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { createFrameSchedule } from './frame-schedule.ts';

/** Where a view reads from. Live, opened from a file or from another tab: to a view they are all the same. */
export type TraceSource = {
  /** The same object until something was recorded and announced. */
  getTrace: () => Trace;
  /** Called at most once for each frame. Returns the function that ends the subscription. */
  subscribe: (listener: () => void) => () => void;
};

/** Monotonic, in milliseconds. */
export type Clock = { now: () => number };

export type RecordFact = <T extends TraceEventType>(type: T, facts: TraceFacts[T]) => void;

export type TraceStore = TraceSource & {
  /** Records facts of one peer, stamped with number and time; facts of a run that was cleared away are dropped. */
  recorderFor: (peer: PeerId) => RecordFact;
  /** Milliseconds since the trace began, as an event of now would have them; without meaning while there is none. */
  elapsed: () => number;
  /** Announces what was recorded without waiting for the next frame. */
  flush: () => void;
  /** Starts an empty trace. */
  clear: () => void;
  /** Shows a finished trace instead. */
  replace: (trace: Trace) => void;
};

/** An append-only trace and those who watch it. The only place where a `seq` or an `at` is made. */
export function createTraceStore(clock: Clock = performance, recordedBy = browserName()): TraceStore {
  const listeners = new Set<() => void>();
  let generation = 0;
  let origin = clock.now();
  let trace = emptyTrace(new Date().toISOString(), recordedBy);
  let events: TraceEvent[] = [];

  const announce = () => {
    if (events.length !== trace.events.length) trace = { ...trace, events: [...events] };
    for (const listener of listeners) listener();
  };
  const schedule = createFrameSchedule(announce);
  const startFrom = (next: Trace) => {
    generation += 1;
    trace = next;
    events = [...next.events];
    schedule.request();
  };

  return {
    getTrace: () => trace,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recorderFor: (peer) => {
      const run = generation;
      return (type, facts) => {
        if (run !== generation) return;
        const now = clock.now();
        // A trace begins with its first event, however long the page was open before.
        if (events.length === 0) origin = now;
        events.push({ seq: events.length, at: now - origin, peer, type, ...facts } as TraceEvent);
        schedule.request();
      };
    },
    elapsed: () => clock.now() - origin,
    flush: announce,
    clear: () => startFrom(emptyTrace(new Date().toISOString(), recordedBy)),
    replace: startFrom,
  };
}

/** Name and major version, such as `Chrome/156`; what is known to differ between browsers is looked up by it. */
function browserName(): string {
  if (typeof navigator === 'undefined') return '';
  return /(?:Firefox|Edg|Chrome|Version)\/\d+/.exec(navigator.userAgent)?.[0] ?? navigator.userAgent;
}
