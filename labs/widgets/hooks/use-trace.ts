import { useMemo } from 'preact/hooks';
import { useSyncExternalStore } from 'preact/compat';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { createFold, type Step } from '#labs/model/fold.ts';
import { emptyTrace, type Trace } from '#labs/model/trace.ts';

const nothing = emptyTrace('1970-01-01T00:00:00.000Z', '');

/** What a lab shows before it runs in a browser: no event at all. */
export const emptySource: TraceSource = { getTrace: () => nothing, subscribe: () => () => {} };

/** The trace as it grows. */
export function useTrace(source: TraceSource): Trace {
  return useSyncExternalStore(source.subscribe, source.getTrace);
}

/** A fold over the trace that only looks at what was added. `step` must be the same function each time. */
export function useFold<S>(source: TraceSource, step: Step<S>, initial: S): S {
  const trace = useTrace(source);
  const fold = useMemo(() => createFold(step, initial), [source, step, initial]);
  return fold(trace);
}
