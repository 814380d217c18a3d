import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the lessons with the media lab want to see. */
export const mediaCheckpoints = {} as const satisfies Readonly<Record<string, Checkpoint>>;

export const mediaPredictions = {} as const satisfies Readonly<Record<string, Prediction>>;
