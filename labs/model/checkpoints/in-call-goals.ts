import { dataCheckpoints, dataPredictions } from './data-goals.ts';
import { deviceCheckpoints, devicePredictions } from './device-goals.ts';
import { mediaCheckpoints, mediaPredictions } from './media-goals.ts';
import { meshCheckpoints, meshPredictions } from './mesh-goals.ts';
import { negotiationCheckpoints, negotiationPredictions } from './negotiation-goals.ts';
import { roomCheckpoints, roomPredictions } from './room-goals.ts';
import { transferCheckpoints, transferPredictions } from './transfer-goals.ts';

// What the lessons about things to do in a call ask. A page fetches the part that is of its own lab.

export const inCallCheckpoints = {
  ...negotiationCheckpoints,
  ...mediaCheckpoints,
  ...deviceCheckpoints,
  ...dataCheckpoints,
  ...meshCheckpoints,
  ...roomCheckpoints,
  ...transferCheckpoints,
} as const;
export const inCallPredictions = {
  ...negotiationPredictions,
  ...mediaPredictions,
  ...devicePredictions,
  ...dataPredictions,
  ...meshPredictions,
  ...roomPredictions,
  ...transferPredictions,
} as const;
