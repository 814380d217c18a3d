import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the lessons with the mesh lab want to see. */
export const meshCheckpoints = {} as const satisfies Readonly<Record<string, Checkpoint>>;

export const meshPredictions = {} as const satisfies Readonly<Record<string, Prediction>>;
