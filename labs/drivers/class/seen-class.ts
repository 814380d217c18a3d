import * as v from 'valibot';
import { parseEvents, parseTrace } from '#labs/model/codec.ts';
import type { ClassEntry, StageEntry } from '#labs/model/class/class-log.ts';
import { classEntrySchema } from '#labs/model/class/entry-schema.ts';
import type { Json } from '#labs/model/json.ts';
import { emptyTrace, type Trace, type TraceEvent } from '#labs/model/trace.ts';
import { createFrameSchedule } from '../frame-schedule.ts';
import { follow } from '../relay/follow.ts';
import type { RelaySocket } from '../relay/relay-socket.ts';

/** What a class sees, as far as a desk or a phone shows it. */
export type SeenClass = {
  /** Whether the server is reached. */
  isConnected: boolean;
  /** Whether a stage is open; `null` before it is known. */
  isHere: boolean | null;
  stage: StageEntry | null;
  trace: Trace;
  /** Events of the moment that is shown; `null` is live. */
  count: number | null;
  /** Grows with whatever the stage has done: not with what only goes on, such as samples of statistics. */
  deeds: number;
};

export type SeenClassSource = { get: () => SeenClass; subscribe: (listener: () => void) => () => void };

const nothing = emptyTrace('1970-01-01T00:00:00.000Z', '');
const goesOn: ReadonlySet<string> = new Set(['stats.sampled', 'picture.measured', 'sound.measured']);

/** Follows the topic of a stage until `signal` aborts. */
export function seeClass(socket: RelaySocket, topic: string, signal: AbortSignal): SeenClassSource {
  const listeners = new Set<() => void>();
  let seen: SeenClass = { isConnected: false, isHere: null, stage: null, trace: nothing, count: null, deeds: 0 };
  let events: TraceEvent[] = [];
  const announce = createFrameSchedule(() => {
    if (signal.aborted) return;
    if (events.length !== seen.trace.events.length) seen = { ...seen, trace: { ...seen.trace, events: [...events] } };
    for (const listener of [...listeners]) listener();
  });
  const put = (part: Partial<SeenClass>) => {
    seen = { ...seen, ...part };
    announce.request();
  };
  const begin = (trace: Trace) => {
    events = [];
    put({ trace, count: null });
  };
  const take = (entry: ClassEntry) => {
    switch (entry.kind) {
      case 'stage':
        return put({ stage: entry });
      case 'trace':
        return begin({ ...parseTrace(JSON.stringify(entry.trace)), events: [] });
      case 'event':
        events.push(...parseEvents([entry.event], events.length, events.at(-1)?.at ?? 0));
        return announce.request();
      case 'moment':
        return put({ count: entry.count });
      case 'view':
        return;
    }
  };
  const hear = (said: Json) => {
    const read = v.safeParse(classEntrySchema, said, { abortEarly: true });
    if (!read.success) return;
    const entry = read.output;
    try {
      take(entry);
    } catch {
      // A stage of another version says what we cannot read: the rest of what it says still helps.
      return;
    }
    const isDeed = entry.kind !== 'event' || !goesOn.has(events.at(-1)?.type ?? '');
    if (isDeed) put({ deeds: seen.deeds + 1 });
  };
  const end = follow(socket, topic, {
    onEntries(entries, from) {
      if (from === 0) {
        begin(nothing);
        put({ stage: null });
      }
      entries.forEach(hear);
    },
    onPresence: (isHere) => put({ isHere }),
    onEnded() {
      begin(nothing);
      put({ stage: null, isHere: false });
    },
    onConnection: (isConnected) => put({ isConnected }),
  });
  signal.addEventListener('abort', end, { once: true });
  return {
    get: () => seen,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
