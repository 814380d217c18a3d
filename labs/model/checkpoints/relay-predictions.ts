import { fold } from '../fold.ts';
import { noRestarts, stepRestarts } from '../views/restarts.ts';
import type { Prediction } from './predictions.ts';

/** The questions of the lessons about STUN, TURN and restarts. */
export const relayPredictions = {
  /** What does the TURN server answer to the very first Allocate request? */
  'first-allocate': ({ events }) => {
    const first = events.find((event) => {
      if (event.type === 'turn.allocated') return true;
      return (event.type === 'turn.challenged' || event.type === 'turn.refused') && event.method === 'Allocate';
    });
    if (first === undefined) return null;
    return first.type === 'turn.allocated' ? 'address' : first.type === 'turn.challenged' ? 'challenge' : 'refusal';
  },

  /** What is new in the caller's description after an ICE restart? */
  'new-after-restart': (trace) => {
    const { now, restarts } = fold(trace, stepRestarts, noRestarts);
    const { before, after } = restarts[0]?.sides.alice ?? {};
    if (!before || !after) return null;
    if (now.alice.connections > 1) return 'connection';
    if (before.fingerprint !== after.fingerprint) return 'keys';
    return before.ufrag !== after.ufrag && before.pwd !== after.pwd ? 'credentials' : 'nothing';
  },
} as const satisfies Readonly<Record<string, Prediction>>;
