import type { LaterCheckpoints } from '#labs/model/checkpoints/checkpoints.ts';
import type { LaterPredictions } from '#labs/model/checkpoints/predictions.ts';
import { useLazy } from './use-lazy.ts';

type LaterGoals = { checkpoints: LaterCheckpoints; predictions: LaterPredictions };

const none: LaterGoals = { checkpoints: {}, predictions: {} };

const load = async (): Promise<LaterGoals> => {
  const { measureCheckpoints, measurePredictions } = await import('#labs/model/checkpoints/measure-goals.ts');
  return { checkpoints: measureCheckpoints, predictions: measurePredictions };
};

/** What decides the goals that are not in every page. A page that has none of them fetches nothing. */
export function useLaterGoals(isWanted: boolean): LaterGoals {
  return useLazy(isWanted ? load : null).value ?? none;
}
