import { useMemo } from 'preact/hooks';
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
