import * as v from 'valibot';
import { noClass, stepClass, type ClassEntry, type ClassState } from '#labs/model/class/class-log.ts';
import { classEntrySchema } from '#labs/model/class/entry-schema.ts';
import { LabError } from '#labs/model/errors.ts';
import type { Json } from '#labs/model/json.ts';
import { emptyTrace } from '#labs/model/trace.ts';
import { createFrameSchedule } from '../frame-schedule.ts';
import { createFollowedTrace } from '../relay/followed-trace.ts';
import type { TraceSource } from '../trace-store.ts';

/** What an instructor shows, as one page follows it. The page that follows hands it to the frame in which the lab is. */
export type FollowedClass = {
  trace: TraceSource;
  state: () => ClassState;
  /** Called at most once for each frame, after the trace. Returns the function that ends the subscription. */
  subscribe: (listener: () => void) => () => void;
  /** Trace and state are being announced: what moves now moves with the class. */
  isMoving: () => boolean;
  /** The learner looks at something else than what the instructor shows. */
  isAround: () => boolean;
  setAround: (isAround: boolean) => void;
};

export type FollowedClassStore = FollowedClass & {
  /** Entries as they come from the relay. */
  take: (entries: readonly Json[], from: number) => void;
};

declare global {
  interface Window {
    /** On the page that follows, for the frame in it. */
    icebreakerFollowed?: FollowedClass;
  }
}

/** @param onDamaged what came cannot be read, and nothing after it is taken until the class begins another run */
export function createFollowedClass(onDamaged: (error: LabError) => void): FollowedClassStore {
  const listeners = new Set<() => void>();
  const trace = createFollowedTrace(emptyTrace(new Date(0).toISOString(), ''), fail);
  let state = noClass;
  let isAround = false;
  let isMoving = false;
  let isDamaged = false;
  /** Of the trace, counted as `createFollowedTrace` counts. */
  let taken = 0;

  function fail(error: LabError) {
    isDamaged = true;
    onDamaged(error);
  }
  const announce = createFrameSchedule(() => {
    isMoving = true;
    trace.flush();
    for (const listener of [...listeners]) listener();
    isMoving = false;
  });
  const takeOne = (entry: ClassEntry) => {
    state = stepClass(state, entry);
    if (entry.kind === 'trace') {
      trace.take([entry.trace], 0);
      taken = 1;
    }
  };
  return {
    trace,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isMoving: () => isMoving,
    isAround: () => isAround,
    setAround(next) {
      if (next === isAround) return;
      isAround = next;
      announce.request();
    },
    take(entries, from) {
      if (from === 0) {
        isDamaged = false;
        state = { ...noClass, view: state.view };
        trace.take([], 0);
      }
      if (isDamaged) return;
      const read = v.safeParse(v.array(classEntrySchema), entries, { abortEarly: true });
      if (!read.success)
        return fail(new LabError('trace/malformed', read.issues[0].message, { details: { path: '' } }));
      // Events that come one after the other are read together.
      let events: Json[] = [];
      const flush = () => {
        if (events.length > 0) trace.take(events, taken);
        taken += events.length;
        events = [];
      };
      for (const entry of read.output) {
        if (entry.kind === 'event') events.push(entry.event);
        else {
          flush();
          takeOne(entry);
        }
      }
      flush();
      announce.request();
    },
  };
}
