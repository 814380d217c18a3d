import type { TraceSource } from '#labs/drivers/trace-store.ts';
import { createFold, createHistory, type Step } from '#labs/model/fold.ts';
import { momentOf } from './moment.ts';

/**
 * A fold of what a source shows. Live it goes on where it stopped; for a moment in the past it looks the state up in a
 * history made once, so that moving through a long trace folds nothing again.
 */
export function createSourceFold<S>(source: TraceSource, step: Step<S>, initial: S): () => S {
  const moment = momentOf(source);
  const whole = moment?.whole ?? source;
  const live = createFold(step, initial);
  let history: ReturnType<typeof createHistory<S>> | undefined;
  return () => {
    const count = moment?.count() ?? null;
    if (count === null) return live(whole.getTrace());
    history ??= createHistory(step, initial);
    return history(whole.getTrace(), count);
  };
}
