import type { Moment } from './moment.ts';
import { useQuiet } from './use-quiet.ts';
import { useTrace } from './use-trace.ts';

/** Nobody reads the seconds of a longer wait. */
const longestMs = 120_000;

/** The time of the moment that is shown, in milliseconds since the trace began; live, and while `isRunning`, by the half second. */
export function useClock(moment: Moment, isRunning: boolean): number {
  const trace = useTrace(moment.source);
  const isPassing = () => isRunning && moment.count() === null;
  const quiet = useQuiet(trace, { everyMs: 500, longestMs, isPassing });
  return (trace.events.at(-1)?.at ?? 0) + (isPassing() ? quiet : 0);
}
