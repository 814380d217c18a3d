import { tryState } from './legality-cells.ts';
import { playSequence } from './sequence.ts';

const agreement = { tryState, playSequence };

declare global {
  interface Window {
    /** What the tests ask of a page. */
    agreement: typeof agreement;
  }
}

window.agreement = agreement;
