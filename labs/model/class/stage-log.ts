import type { Json } from '../json.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';
import type { ClassEntry } from './class-log.ts';

/** What a stage shows. `count` is of the events of `trace`; `null` is live. */
export type Shown = {
  lab: string;
  search: string;
  wall: string | null;
  trace: Trace;
  count: number | null;
  view: string;
};

/** Statistics come several times a second and are by far the longest of all: one in so many shows the same lines. */
const keptStats = 5;
/** Characters of JSON. What is longer would not fit into one message to the server. */
const longestEvent = 200_000;

export type StageLog = { epoch: string; entries: readonly ClassEntry[] };

/**
 * Turns what a stage shows, each time it is asked, into a log that grows at its end. Another lab, another trace and a trace that was
 * cleared begin it anew, with the next name from `nameEpoch`. The array stays the same while it grows.
 */
export function createStageLog(nameEpoch: () => string): (shown: Shown) => StageLog {
  let epoch = '';
  let entries: ClassEntry[] = [];
  let before: Shown | null = null;
  let published = createThinning();

  const addEvents = (events: readonly TraceEvent[]) => {
    for (let index = published.read(); index < events.length; index += 1) {
      const event = published.take(events[index] as TraceEvent);
      if (event) entries.push({ kind: 'event', event: event as Json });
    }
  };
  return (shown) => {
    const { lab, search, wall, trace, count, view } = shown;
    const isSame = before !== null && before.lab === lab && isContinued(before.trace, trace);
    if (!isSame) {
      epoch = nameEpoch();
      entries = [];
      published = createThinning();
    }
    const was = isSame ? before : null;
    if (was?.search !== search || was.wall !== wall) entries.push({ kind: 'stage', lab, search, wall });
    if (was === null) entries.push({ kind: 'trace', trace: { ...trace, events: [] } });
    addEvents(trace.events);
    if (was?.view !== view) entries.push({ kind: 'view', view });
    if (was === null || was.count !== count)
      entries.push({ kind: 'moment', count: count === null ? null : published.countOf(count) });
    before = shown;
    return { epoch, entries };
  };
}

function isContinued(before: Trace, after: Trace): boolean {
  if (before.startedAt !== after.startedAt || before.events.length > after.events.length) return false;
  return before.events.length === 0 || before.events[0] === after.events[0];
}

/** Leaves some events out, and knows which. */
export function createThinning() {
  let read = 0;
  /** Where those stood that were left out, in order. */
  const leftOut: number[] = [];
  const stats: Partial<Record<PeerId, number>> = {};
  const isKept = (event: TraceEvent): boolean => {
    if (event.type !== 'stats.sampled') return JSON.stringify(event).length <= longestEvent;
    const nth = stats[event.peer] ?? 0;
    stats[event.peer] = nth + 1;
    return nth % keptStats === 0 && JSON.stringify(event).length <= longestEvent;
  };
  return {
    read: () => read,
    /** The next event with the number it is published under; `null` when it is left out. */
    take(event: TraceEvent): TraceEvent | null {
      const place = read;
      read += 1;
      if (isKept(event)) return { ...event, seq: place - leftOut.length };
      leftOut.push(place);
      return null;
    },
    /** How many of the first `count` events are published. */
    countOf(count: number): number {
      let [low, high] = [0, leftOut.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((leftOut[middle] ?? Infinity) < count) low = middle + 1;
        else high = middle;
      }
      return count - low;
    },
  };
}
