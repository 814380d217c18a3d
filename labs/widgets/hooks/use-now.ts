import { useEffect, useState } from 'preact/hooks';
import type { Moment } from './moment.ts';
import { useTrace } from './use-trace.ts';

/** Longer than a message may take before it counts as lost. */
const quietMs = 2500;

/** The time of the moment that is shown, in milliseconds since the trace began; live it also tells that nothing came for a while. */
export function useNow(moment: Moment): number {
  const trace = useTrace(moment.source);
  const [quiet, setQuiet] = useState<{ trace: unknown } | null>(null);
  const isLive = moment.count() === null;
  useEffect(() => {
    if (!isLive) return;
    const timer = setTimeout(() => setQuiet({ trace }), quietMs);
    return () => clearTimeout(timer);
  }, [trace, isLive]);
  return (trace.events.at(-1)?.at ?? 0) + (isLive && quiet?.trace === trace ? quietMs : 0);
}
