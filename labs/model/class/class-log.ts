// What an instructor's stage publishes, entry by entry, and every follower folds into what is shown.
import type { Json } from '../json.ts';

/** First of each epoch. `search` is what the address of the lab says: `fault=glare&view=ladder`. `wall` is where learners' tiles go. */
export type StageEntry = { kind: 'stage'; lab: string; search: string; wall: string | null };
/** What the trace says of itself, without events. */
export type TraceHeadEntry = { kind: 'trace'; trace: Json };
/** One event of the trace. */
export type EventEntry = { kind: 'event'; event: Json };
/** The instructor looks at the first `count` events; `null` is live. */
export type MomentEntry = { kind: 'moment'; count: number | null };
/** Which tab of the inspector is open. */
export type ViewEntry = { kind: 'view'; view: string };

export type ClassEntry = StageEntry | TraceHeadEntry | EventEntry | MomentEntry | ViewEntry;
