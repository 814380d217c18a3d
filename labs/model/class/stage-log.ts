import type { Json } from '../json.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import type { ClassEntry } from './class-log.ts';
import { createSampleShortener } from './sample-patch.ts';

/** What a stage shows. `count` is of the events of `trace`; `null` is live. */
export type Shown = {
  lab: string;
  search: string;
  wall: string | null;
  trace: Trace;
  count: number | null;
  view: string;
};

/** Characters of JSON. What is longer would not fit into one message to the server. */
const longestEvent = 200_000;
/** What is left of each text, and of each list, in an event that is longer. */
const shortened = { signs: 1_000, items: 50 } as const;

export type StageLog = { epoch: string; entries: readonly ClassEntry[] };

/**
 * Turns what a stage shows, each time it is asked, into a log that grows at its end. Another lab, another trace and a trace that was
 * cleared begin it anew, with the next name from `nameEpoch`. The array stays the same while it grows. Every event is in it, so
 * that "event 138" is the same one for everybody.
 */
export function createStageLog(nameEpoch: () => string): (shown: Shown) => StageLog {
  let epoch = '';
  let entries: ClassEntry[] = [];
  let before: Shown | null = null;
  let shorten = createSampleShortener();

  const entryOf = (event: TraceEvent): ClassEntry => {
    if (JSON.stringify(event).length > longestEvent) return { kind: 'event', event: cut(event) };
    const sample = event.type === 'stats.sampled' ? shorten(event) : null;
    return sample === null ? { kind: 'event', event: event as Json } : { kind: 'sample', event: sample };
  };
  return (shown) => {
    const { lab, search, wall, trace, count, view } = shown;
    const isSame = before !== null && before.lab === lab && isContinued(before.trace, trace);
    if (!isSame) {
      epoch = nameEpoch();
      entries = [];
      shorten = createSampleShortener();
    }
    const was = isSame ? before : null;
    if (was?.search !== search || was.wall !== wall) entries.push({ kind: 'stage', lab, search, wall });
    if (was === null) entries.push({ kind: 'trace', trace: { ...trace, events: [] } });
    for (const event of trace.events.slice(was?.trace.events.length ?? 0)) entries.push(entryOf(event));
    if (was?.view !== view) entries.push({ kind: 'view', view });
    if (was === null || was.count !== count) entries.push({ kind: 'moment', count });
    before = shown;
    return { epoch, entries };
  };
}

function isContinued(before: Trace, after: Trace): boolean {
  if (before.startedAt !== after.startedAt || before.events.length > after.events.length) return false;
  return before.events.length === 0 || before.events[0] === after.events[0];
}

/** The same event with all that is long in it cut: nobody reads so much from a projector. */
function cut(value: Json): Json {
  if (typeof value === 'string') return value.length > shortened.signs ? `${value.slice(0, shortened.signs)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).slice(0, shortened.items).map(cut);
  return Object.fromEntries(Object.entries(value).map(([member, part]) => [member, cut(part)]));
}
