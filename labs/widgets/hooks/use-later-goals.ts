import type { LaterCheckpoints } from '#labs/model/checkpoints/checkpoints.ts';
import type { LaterPredictions } from '#labs/model/checkpoints/predictions.ts';
import { useLazy } from './use-lazy.ts';

type LaterGoals = { checkpoints: LaterCheckpoints; predictions: LaterPredictions };

const none: LaterGoals = { checkpoints: {}, predictions: {} };

const measure = async (): Promise<LaterGoals> => {
  const { measureCheckpoints, measurePredictions } = await import('#labs/model/checkpoints/measure-goals.ts');
  return { checkpoints: measureCheckpoints, predictions: measurePredictions };
};

/** Each lab's own, so that a page fetches what its lab is asked and no more. */
const loaders: Readonly<Record<string, () => Promise<LaterGoals>>> = {
  stats: measure,
  codecs: measure,
  'dump-reader': measure,
  async media() {
    const [media, devices] = await Promise.all([
      import('#labs/model/checkpoints/media-goals.ts'),
      import('#labs/model/checkpoints/device-goals.ts'),
    ]);
    return {
      checkpoints: { ...media.mediaCheckpoints, ...devices.deviceCheckpoints },
      predictions: { ...media.mediaPredictions, ...devices.devicePredictions },
    };
  },
  async 'data-channel'() {
    const [data, transfer] = await Promise.all([
      import('#labs/model/checkpoints/data-goals.ts'),
      import('#labs/model/checkpoints/transfer-goals.ts'),
    ]);
    return {
      checkpoints: { ...data.dataCheckpoints, ...transfer.transferCheckpoints },
      predictions: { ...data.dataPredictions, ...transfer.transferPredictions },
    };
  },
  async negotiation() {
    const goals = await import('#labs/model/checkpoints/negotiation-goals.ts');
    return { checkpoints: goals.negotiationCheckpoints, predictions: goals.negotiationPredictions };
  },
  async mesh() {
    const { meshCheckpoints, meshPredictions } = await import('#labs/model/checkpoints/mesh-goals.ts');
    return { checkpoints: meshCheckpoints, predictions: meshPredictions };
  },
};

/** What decides the goals of this lab that are not in every page. A page that has none of them fetches nothing. */
export function useLaterGoals(lab: string, isWanted: boolean): LaterGoals {
  return useLazy(isWanted ? (loaders[lab] ?? null) : null).value ?? none;
}
