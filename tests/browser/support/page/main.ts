import { playGlare } from './glare.ts';
import { gatherNothing, mistakeFingerprint, rollBack } from './incidents.ts';
import { tryState } from './legality-cells.ts';
import { stepRawCall } from './raw-call.ts';
import { runBroken, runHealthy } from './recorded-run.ts';
import { tellMutes } from './mute-ways.ts';
import { playSequence } from './sequence.ts';
import { tellCall } from './story.ts';

const agreement = {
  tryState,
  playSequence,
  tellCall,
  tellMutes,
  rollBack,
  gatherNothing,
  mistakeFingerprint,
  runBroken,
  runHealthy,
  stepRawCall,
  playGlare,
};

declare global {
  interface Window {
    /** What the tests ask of a page. */
    agreement: typeof agreement;
  }
}

window.agreement = agreement;
