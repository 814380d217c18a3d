import { parseEvents, parseTrace } from '#labs/model/codec.ts';
import { LabError } from '#labs/model/errors.ts';
import type { Json } from '#labs/model/json.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { createFrameSchedule } from '../frame-schedule.ts';
import type { TraceSource } from '../trace-store.ts';

export type FollowedTrace = TraceSource & {
  /** Takes entries as `logOfTrace` makes them; none from 0 on is the empty trace again. What cannot be read is told by `onDamaged`, and nothing after it is taken. */
  take: (entries: readonly Json[], from: number) => void;
  /** Announces what was taken without waiting for the next frame. */
  flush: () => void;
};

/** A trace that comes from elsewhere, entry by entry, checked as it comes. */
export function createFollowedTrace(empty: Trace, onDamaged: (error: LabError) => void): FollowedTrace {
  const listeners = new Set<() => void>();
  let trace = empty;
  let events: TraceEvent[] = [];
  let isDamaged = false;
  let isChanged = false;
  const flush = () => {
    if (!isChanged) return;
    isChanged = false;
    if (events.length !== trace.events.length) trace = { ...trace, events: [...events] };
    for (const listener of [...listeners]) listener();
  };
  const announce = createFrameSchedule(flush);
  return {
    getTrace: () => trace,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take(entries, from) {
      if (isDamaged && from > 0) return;
      try {
        if (from === 0) {
          const [head, ...rest] = entries;
          isDamaged = false;
          trace = head === undefined ? empty : parseTrace(JSON.stringify(head));
          events = [...parseEvents(rest, 0, 0)];
        } else events.push(...parseEvents(entries, from - 1, events.at(-1)?.at ?? 0));
      } catch (cause) {
        isDamaged = true;
        onDamaged(cause instanceof LabError ? cause : new LabError('trace/malformed', String(cause), { cause }));
      }
      isChanged = true;
      announce.request();
    },
    flush,
  };
}
