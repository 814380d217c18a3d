import { dataCheckpoints, dataPredictions } from './data-goals.ts';
import { mediaCheckpoints, mediaPredictions } from './media-goals.ts';
import { meshCheckpoints, meshPredictions } from './mesh-goals.ts';
import { negotiationCheckpoints, negotiationPredictions } from './negotiation-goals.ts';

// What the lessons about things to do in a call ask. A page fetches the part that is of its own lab.

export const inCallCheckpoints = {
  ...negotiationCheckpoints,
  ...mediaCheckpoints,
  ...dataCheckpoints,
  ...meshCheckpoints,
} as const;
export const inCallPredictions = {
  ...negotiationPredictions,
  ...mediaPredictions,
  ...dataPredictions,
  ...meshPredictions,
} as const;
