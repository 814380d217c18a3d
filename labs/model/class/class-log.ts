// What an instructor's stage publishes, entry by entry, and every follower folds into what is shown. An epoch is one run of one
// lab: it begins with `stage`, `trace`, `view` and `moment`.
import type { Json } from '../json.ts';

/**
 * First of each epoch, and again when it changes. `search` is what the address of the lab says, without its moment and its view:
 * `fault=glare`. `wall` is where learners' tiles go.
 */
export type StageEntry = { kind: 'stage'; lab: string; search: string; wall: string | null };
/** What the trace says of itself, without events. */
export type TraceHeadEntry = { kind: 'trace'; trace: Json };
/** One event of the trace, under the number that it has on stage. */
export type EventEntry = { kind: 'event'; event: Json };
/** A `stats.sampled`, of which only what has changed since the last one of its side is said: see `sample-patch.ts`. */
export type SampleEntry = { kind: 'sample'; event: Json };
/** The instructor looks at the first `count` events; `null` is live. */
export type MomentEntry = { kind: 'moment'; count: number | null };
/** Which tab of the inspector is open. */
export type ViewEntry = { kind: 'view'; view: string };

export type ClassEntry = StageEntry | TraceHeadEntry | EventEntry | SampleEntry | MomentEntry | ViewEntry;

/** What is shown, apart from the trace. */
export type ClassState = {
  /** As in `/labs/<lab>/`; `null` before anything was told. */
  lab: string | null;
  search: string;
  wall: string | null;
  count: number | null;
  view: string;
};

export const noClass: ClassState = { lab: null, search: '', wall: null, count: null, view: 'happened' };

export function stepClass(state: ClassState, entry: ClassEntry): ClassState {
  switch (entry.kind) {
    case 'stage':
      return { ...state, lab: entry.lab, search: entry.search, wall: entry.wall };
    case 'moment':
      return { ...state, count: entry.count };
    case 'view':
      return { ...state, view: entry.view };
    case 'trace':
    case 'event':
    case 'sample':
      return state;
  }
}
