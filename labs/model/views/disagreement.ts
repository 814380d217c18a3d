import type { CallId } from '../trace.ts';
import type { MachineId, PeerId } from '../vocabulary.ts';

/** The browser did what the model forbids, or refused what it allows. Never swallowed: every lab shows these. */
export type Disagreement = {
  /** The event that showed it. */
  seq: number;
  peer: PeerId;
  machine: MachineId;
  /** The model's state just before. */
  state: string;
} & (
  | { kind: 'unexpected-report'; reported: string }
  | { kind: 'missing-report'; expected: string }
  | { kind: 'unexpected-acceptance'; call: CallId; method: string; type: string | null }
  | { kind: 'unexpected-refusal'; call: CallId; method: string; type: string | null; error: string }
);
