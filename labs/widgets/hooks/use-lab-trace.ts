import { useEffect, useState } from 'preact/hooks';
import type { Trace } from '#labs/model/trace.ts';
import { findLab, onLab, type LabHandle } from '../registry.ts';
import { useQuiet } from './use-quiet.ts';
import { emptySource, useTrace } from './use-trace.ts';

/** As long as any silence that a checkpoint or a prediction waits for, in milliseconds. */
const longestMs = 7000;

/**
 * The trace of another lab on this page, empty until that lab is awake, and the time it is there: milliseconds since the
 * trace began. While a person has stopped the call no time passes.
 */
export function useLabTrace(name: string): { trace: Trace; now: number } {
  const [lab, setLab] = useState<LabHandle | undefined>();
  useEffect(() => {
    const look = () => setLab(findLab(name));
    look();
    return onLab(look);
  }, [name]);
  const trace = useTrace(lab?.source ?? emptySource);
  const quiet = useQuiet(trace, { everyMs: 1000, longestMs, isPassing: () => lab?.isPaused() === false });
  return { trace, now: (trace.events.at(-1)?.at ?? 0) + quiet };
}
