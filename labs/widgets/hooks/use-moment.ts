import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { createMoment, type Moment } from './moment.ts';
import { useStore } from './use-store.ts';

/** Time travel over a trace. Parts that are handed `source` show the moment with no more ado; the call goes on. */
export function useMoment(whole: TraceSource): Moment {
  return useMemo(() => createMoment(whole), [whole]);
}

/** Number of events shown; `null` while live. Only who calls this is drawn again when the moment moves. */
export function useCount(moment: Moment): number | null {
  return useStore(moment.source.subscribe, moment.count);
}

/** A hand that drags moves at least so often, in milliseconds. */
const draggingMs = 100;

/** The same for what is slow to draw: a single move is followed at once, a moment that is dragged once it rests. */
export function useRestingCount(moment: Moment): number | null {
  const [count, setCount] = useState(moment.count());
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    let shown = moment.count();
    let timer: ReturnType<typeof setTimeout> | undefined;
    setCount(shown);
    const rest = () => setCount(moment.count());
    const look = () => {
      // A trace that grows moves nothing.
      if (moment.count() === shown) return;
      shown = moment.count();
      const isDragged = performance.now() - last < draggingMs;
      last = performance.now();
      clearTimeout(timer);
      if (isDragged) timer = setTimeout(rest, draggingMs);
      else rest();
    };
    const end = moment.source.subscribe(look);
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [moment]);
  return count;
}
