import { useCallback } from 'preact/hooks';
import type { LaterGoals } from '#labs/model/checkpoints/later-goals.ts';
import { useLazy } from './use-lazy.ts';

const none: LaterGoals = { checkpoints: {}, predictions: {} };

/** What decides the goals of a lab that are not in every page. A page that has none of them fetches nothing. */
export function useLaterGoals(lab: string, isWanted: boolean): LaterGoals {
  const load = useCallback(
    async () => (await import('#labs/model/checkpoints/later-goals.ts')).loadLaterGoals(lab),
    [lab],
  );
  return useLazy(isWanted ? load : null).value ?? none;
}
