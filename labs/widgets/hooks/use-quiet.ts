import { useEffect, useState } from 'preact/hooks';
import type { Trace } from '#labs/model/trace.ts';

type Waiting = {
  everyMs: number;
  /** Nobody waits longer, so that a page left open does nothing. */
  longestMs: number;
  /** While it is false no time passes. */
  isPassing: () => boolean;
};

/** How long nothing has been added to this trace, in milliseconds: whole multiples of `everyMs`, at most `longestMs`. */
export function useQuiet(trace: Trace, { everyMs, longestMs, isPassing }: Waiting): number {
  const [quiet, setQuiet] = useState({ trace, ms: 0 });
  useEffect(() => {
    if (trace.events.length === 0) return;
    let ms = 0;
    const timer = setInterval(() => {
      if (!isPassing()) return;
      ms += everyMs;
      setQuiet({ trace, ms });
      if (ms >= longestMs) clearInterval(timer);
    }, everyMs);
    return () => clearInterval(timer);
  }, [trace]);
  return quiet.trace === trace ? quiet.ms : 0;
}
