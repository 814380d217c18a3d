import type { Json } from '#labs/model/json.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { randomName } from '../random-name.ts';
import type { TraceSource } from '../trace-store.ts';
import type { PublishedLog } from './publish.ts';

/** A trace as a log for the relay: what it says of itself, then its events. Cleared, it is another epoch. */
export function logOfTrace(source: TraceSource): () => PublishedLog {
  let epoch = randomName();
  let first: TraceEvent | undefined;
  let head: Trace | undefined;
  let entries: Json[] = [];
  return () => {
    const trace = source.getTrace();
    const isSame = head?.startedAt === trace.startedAt && (first === undefined || first === trace.events[0]);
    if (!isSame || trace.events.length < entries.length - 1) {
      if (head !== undefined) epoch = randomName();
      entries = [{ ...trace, events: [] }];
    }
    [head, first] = [trace, trace.events[0]];
    for (const event of trace.events.slice(entries.length - 1)) entries.push(event);
    return { epoch, entries };
  };
}
