import type { Step } from '../fold.ts';
import type { TraceEventOf, TraceEventType } from '../trace.ts';

/**
 * The events a view is about, the latest one first; `null` when there was none. Each link shares the ones before it, so a
 * history of all moments costs one link for each event, and the same moment is the same object.
 */
export type Kept<T extends TraceEventType> = { readonly event: TraceEventOf<T>; readonly before: Kept<T> } | null;

/** A step that keeps the events of these types. */
export function keep<T extends TraceEventType>(...types: readonly T[]): Step<Kept<T>> {
  const wanted: ReadonlySet<TraceEventType> = new Set(types);
  return (before, event) => (wanted.has(event.type) ? { event: event as TraceEventOf<T>, before } : before);
}

/** What was kept, in the order in which it happened. */
export function listKept<T extends TraceEventType>(kept: Kept<T>): readonly TraceEventOf<T>[] {
  const events: TraceEventOf<T>[] = [];
  for (let link = kept; link !== null; link = link.before) events.push(link.event);
  return events.reverse();
}
