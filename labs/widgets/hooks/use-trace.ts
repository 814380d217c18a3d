import { useMemo } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { Step } from '#labs/model/fold.ts';
import { emptyTrace, type Trace } from '#labs/model/trace.ts';
import { initialCallStates, stepCallStates, type CallStates } from '#labs/model/views/call-states.ts';
import type { PeerStates } from '#labs/model/views/peer-states.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { noRush } from '../rush.ts';
import { momentOf } from './moment.ts';
import { createSourceFold } from './source-fold.ts';
import { useStore } from './use-store.ts';

const nothing = emptyTrace('1970-01-01T00:00:00.000Z', '');

/** What a lab shows before it runs in a browser: no event at all. */
export const emptySource: TraceSource = { getTrace: () => nothing, subscribe: () => () => {} };

/** The trace as it grows; during a rush it stays as it was before. */
export function useTrace(source: TraceSource, rush = noRush): Trace {
  const calm = useMemo(() => {
    let shown = source.getTrace();
    return {
      get: () => (rush.isOn() ? shown : (shown = source.getTrace())),
      subscribe: (listener: () => void) => {
        const ends = [source.subscribe(listener), rush.onEnd(listener)];
        return () => ends.forEach((end) => end());
      },
    };
  }, [source, rush]);
  return useStore(calm.subscribe, calm.get);
}

/** A fold over the trace that only looks at what was added. `step` must be the same function each time. */
export function useFold<S>(source: TraceSource, step: Step<S>, initial: S): S {
  const fold = useMemo(() => createSourceFold(source, step, initial), [source, step, initial]);
  return useStore(source.subscribe, fold);
}

const callFolds = new WeakMap<TraceSource, () => CallStates>();

/** The states of both peers, folded once for all who look at this source; live, also for all who look at the whole. */
export function callStatesOf(source: TraceSource): CallStates {
  const moment = momentOf(source);
  if (moment?.count() === null) return callStatesOf(moment.whole);
  const fold = callFolds.get(source) ?? createSourceFold(source, stepCallStates, initialCallStates);
  callFolds.set(source, fold);
  return fold();
}

export function useCallStates(source: TraceSource): CallStates {
  return useStore(source.subscribe, () => callStatesOf(source));
}

/** One peer's part; what the other does changes nothing here. */
export function usePeerStates(source: TraceSource, peer: PeerId): PeerStates {
  return useStore(source.subscribe, () => callStatesOf(source)[peer]);
}
