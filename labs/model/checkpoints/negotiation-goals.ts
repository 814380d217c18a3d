import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the lessons with the negotiation lab want to see. */
export const negotiationCheckpoints = {} as const satisfies Readonly<Record<string, Checkpoint>>;

export const negotiationPredictions = {} as const satisfies Readonly<Record<string, Prediction>>;
