import { codecCheckpoints, codecPredictions } from './codec-goals.ts';
import { dumpCheckpoints, dumpPredictions } from './dump-goals.ts';
import { statsCheckpoints, statsPredictions } from './stats-goals.ts';

// What the lessons of the module "Measure" ask: it looks at much, so only pages that ask it fetch it.

export const measureCheckpoints = { ...statsCheckpoints, ...dumpCheckpoints, ...codecCheckpoints } as const;
export const measurePredictions = { ...statsPredictions, ...dumpPredictions, ...codecPredictions } as const;
