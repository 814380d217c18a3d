import type { LaterCheckpoints } from './checkpoints.ts';
import type { LaterPredictions } from './predictions.ts';

export type LaterGoals = { checkpoints: LaterCheckpoints; predictions: LaterPredictions };

/** By lab: a page fetches the goals of its own lab, and of no other. */
const loaders: Readonly<Record<string, () => Promise<LaterGoals>>> = {
  async media() {
    const [media, devices] = await Promise.all([import('./media-goals.ts'), import('./device-goals.ts')]);
    return {
      checkpoints: { ...media.mediaCheckpoints, ...devices.deviceCheckpoints },
      predictions: { ...media.mediaPredictions, ...devices.devicePredictions },
    };
  },
  async 'data-channel'() {
    const [data, transfer] = await Promise.all([import('./data-goals.ts'), import('./transfer-goals.ts')]);
    return {
      checkpoints: { ...data.dataCheckpoints, ...transfer.transferCheckpoints },
      predictions: { ...data.dataPredictions, ...transfer.transferPredictions },
    };
  },
  async negotiation() {
    const goals = await import('./negotiation-goals.ts');
    return { checkpoints: goals.negotiationCheckpoints, predictions: goals.negotiationPredictions };
  },
  async rooms() {
    const goals = await import('./room-goals.ts');
    return { checkpoints: goals.roomCheckpoints, predictions: goals.roomPredictions };
  },
  async mesh() {
    const goals = await import('./mesh-goals.ts');
    return { checkpoints: goals.meshCheckpoints, predictions: goals.meshPredictions };
  },
};

async function loadMeasure(): Promise<LaterGoals> {
  const goals = await import('./measure-goals.ts');
  return { checkpoints: goals.measureCheckpoints, predictions: goals.measurePredictions };
}

export function loadLaterGoals(lab: string): Promise<LaterGoals> {
  return (loaders[lab] ?? loadMeasure)();
}
