import type { Moment } from './moment.ts';
import { useQuiet } from './use-quiet.ts';
import { useTrace } from './use-trace.ts';

/** Longer than a message may take before it counts as lost. */
const quietMs = 2500;

/** The time of the moment that is shown, in milliseconds since the trace began; live it also tells that nothing came for a while. */
export function useNow(moment: Moment): number {
  const trace = useTrace(moment.source);
  const isLive = () => moment.count() === null;
  const quiet = useQuiet(trace, { everyMs: quietMs, longestMs: quietMs, isPassing: isLive });
  return (trace.events.at(-1)?.at ?? 0) + (isLive() ? quiet : 0);
}
