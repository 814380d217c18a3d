import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the lessons with the data lab want to see. */
export const dataCheckpoints = {} as const satisfies Readonly<Record<string, Checkpoint>>;

export const dataPredictions = {} as const satisfies Readonly<Record<string, Prediction>>;
