import { order, type Measurement, type Plan } from '#labs/model/codecs/experiment.ts';
import { measureCodec } from './measure-codec.ts';

export type Progress = { done: number; count: number; codec: string; cap: number };

/** The page was hidden meanwhile: its timers were slowed down, and what was measured means nothing. */
export class PageHidden extends Error {
  override readonly name = 'PageHidden';
}

/**
 * Measures one after the other, since two at once would disturb each other.
 *
 * @param onMeasured gets each measurement as it comes
 * @throws {PageHidden}; what the browser throws; the reason of `signal`
 */
export async function runExperiment(
  plan: Plan,
  onProgress: (progress: Progress) => void,
  onMeasured: (measurement: Measurement) => void,
  signal: AbortSignal,
): Promise<void> {
  const trials = order(plan);
  const hidden = new AbortController();
  const look = () => {
    if (document.hidden) hidden.abort(new PageHidden('The page was hidden.'));
  };
  look();
  document.addEventListener('visibilitychange', look);
  const life = AbortSignal.any([signal, hidden.signal]);
  try {
    for (const [done, trial] of trials.entries()) {
      life.throwIfAborted();
      onProgress({ done, count: trials.length, codec: trial.codec, cap: trial.cap });
      onMeasured(await measureCodec(trial, plan, life));
    }
  } finally {
    document.removeEventListener('visibilitychange', look);
  }
}
