import { gatherNothing, mistakeFingerprint, rollBack } from './incidents.ts';
import { tryState } from './legality-cells.ts';
import { playSequence } from './sequence.ts';
import { tellCall } from './story.ts';

const agreement = { tryState, playSequence, tellCall, rollBack, gatherNothing, mistakeFingerprint };

declare global {
  interface Window {
    /** What the tests ask of a page. */
    agreement: typeof agreement;
  }
}

window.agreement = agreement;
