import * as v from 'valibot';
import { noClass, stepClass, type ClassEntry, type ClassState } from '#labs/model/class/class-log.ts';
import { classEntrySchema } from '#labs/model/class/entry-schema.ts';
import { createSampleCompleter } from '#labs/model/class/sample-patch.ts';
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
  /** What came cannot be read, and nothing after it is taken until the class begins another run. */
  isDamaged: () => boolean;
  /** The instructor has ended the class, so nothing more comes. */
  isOver: () => boolean;
  /** Grows with each run that begins. */
  run: () => number;
};

export type FollowedClassStore = FollowedClass & {
  /** Entries as they come from the relay. */
  take: (entries: readonly Json[], from: number) => void;
  end: () => void;
};

declare global {
  interface Window {
    /** On the page that follows, for the frame in it. */
    icebreakerFollowed?: FollowedClass;
  }
}

/** What a class is shown, put together from the entries of its topic; also for the instructor's desk and phone. */
export function createFollowedClass(): FollowedClassStore {
  const listeners = new Set<() => void>();
  const trace = createFollowedTrace(emptyTrace(new Date(0).toISOString(), ''), () => (isDamaged = true));
  let state = noClass;
  let complete = createSampleCompleter();
  let run = 0;
  let isAround = false;
  let isMoving = false;
  let isDamaged = false;
  let isOver = false;
  /** Of the trace, counted as `createFollowedTrace` counts. */
  let taken = 0;

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
    isDamaged: () => isDamaged,
    isOver: () => isOver,
    run: () => run,
    end() {
      isOver = true;
      announce.request();
    },
    take(entries, from) {
      isOver = false;
      if (from === 0) {
        // Of what was looked at nothing is there any more.
        [isDamaged, isAround] = [false, false];
        state = { ...noClass, view: state.view };
        complete = createSampleCompleter();
        run += 1;
        trace.take([], 0);
      }
      announce.request();
      if (isDamaged) return;
      const read = v.safeParse(v.array(classEntrySchema), entries, { abortEarly: true });
      if (!read.success) {
        isDamaged = true;
        return;
      }
      // Events that come one after the other are read together.
      let events: Json[] = [];
      const flush = () => {
        if (events.length > 0) trace.take(events, taken);
        taken += events.length;
        events = [];
      };
      for (const entry of read.output) {
        if (entry.kind === 'event') events.push(entry.event);
        else if (entry.kind === 'sample') events.push(complete(entry.event));
        else {
          flush();
          takeOne(entry);
        }
      }
      flush();
    },
  };
}
