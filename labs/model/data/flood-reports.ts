import type { Step } from '../fold.ts';
import type { TraceEventOf } from '../trace.ts';

/** The last figures of a flood in a trace; `null` before the first. */
export type LastReport = TraceEventOf<'flood.reported'> | null;

export const stepLastReport: Step<LastReport> = (before, event) => {
  if (event.type === 'run.started') return null;
  return event.type === 'flood.reported' ? event : before;
};
