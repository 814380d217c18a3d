import type { LaterCheckpoints } from '#labs/model/checkpoints/checkpoints.ts';
import type { LaterPredictions } from '#labs/model/checkpoints/predictions.ts';
import { useLazy } from './use-lazy.ts';

type LaterGoals = { checkpoints: LaterCheckpoints; predictions: LaterPredictions };

const none: LaterGoals = { checkpoints: {}, predictions: {} };

const load = async (): Promise<LaterGoals> => {
  const [{ measureCheckpoints, measurePredictions }, { inCallCheckpoints, inCallPredictions }] = await Promise.all([
    import('#labs/model/checkpoints/measure-goals.ts'),
    import('#labs/model/checkpoints/in-call-goals.ts'),
  ]);
  return {
    checkpoints: { ...measureCheckpoints, ...inCallCheckpoints },
    predictions: { ...measurePredictions, ...inCallPredictions },
  };
};

/** What decides the goals that are not in every page. A page that has none of them fetches nothing. */
export function useLaterGoals(isWanted: boolean): LaterGoals {
  return useLazy(isWanted ? load : null).value ?? none;
}
