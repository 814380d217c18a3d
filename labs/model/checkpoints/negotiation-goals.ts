import { createFold } from '../fold.ts';
import { isWell, noClicks, standingOf, stepClicks, type ClickOutcome, type Standing } from '../negotiation/clicks.ts';
import { noRounds, stepRounds } from '../negotiation/m-lines.ts';
import { otherPeer } from '../other-peer.ts';
import type { Trace } from '../trace.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

// One fold for all who ask: a trace that grows is looked at once.
const clicksIn = createFold(stepClicks, noClicks);
const roundsIn = createFold(stepRounds, noRounds);

/** What the lessons with the negotiation lab want to see. */
export const negotiationCheckpoints = {
  'glare-resolved': (trace) => {
    const crossed = outcomesIn(trace).filter(({ click }) => isGlare(click));
    if (crossed.length === 0) return 'no-glare';
    return crossed.some(({ click, standing }) => gaveWay(click) !== null && isWell(standing)) ? null : 'glare-open';
  },
  'track-in-call': (trace) =>
    outcomesIn(trace).some(
      ({ click, standing }) =>
        Object.values(click.by).some((change) => change.startsWith('add-') && change !== 'add-transceiver') &&
        isWell(standing),
    )
      ? null
      : 'no-track-in-call',
  'm-line-recycled': (trace) =>
    roundsIn(trace).rounds.some(
      ({ end, lines }) => end === 'answered' && lines.some(({ change }) => change === 'recycled'),
    )
      ? null
      : 'not-recycled',
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const negotiationPredictions = {
  /** Both offer at once: whose offer survives? */
  'offer-survives': (trace) => {
    const crossed = outcomesIn(trace).findLast(({ click }) => isGlare(click));
    if (!crossed) return null;
    const polite = gaveWay(crossed.click);
    return polite === null ? 'neither' : otherPeer(polite);
  },
  /** Several changes in one moment: how often does negotiationneeded fire? */
  'needed-once': (trace) => {
    const several = outcomesIn(trace).findLast(
      ({ click, standing }) => !click.isShared && click.calls.alice + click.calls.bob > 1 && isWell(standing),
    );
    if (!several) return null;
    const { needed } = several.click;
    const fired = needed.alice + needed.bob;
    return fired === 0 ? 'none' : fired === 1 ? 'one' : 'each';
  },
} as const satisfies Readonly<Record<string, Prediction>>;

/** Every click with how it stood at its end, or as it stands now. */
function outcomesIn(trace: Trace): readonly { click: ClickOutcome; standing: Standing }[] {
  const state = clicksIn(trace);
  return state.clicks.map((click) => ({ click, standing: click.end ?? standingOf(state) }));
}

/** Two offers have crossed, and something has become of it. */
function isGlare({ rolledBack, ignored }: ClickOutcome): boolean {
  return rolledBack.length === 2 || ignored.length === 2 || (rolledBack.length > 0 && ignored.length > 0);
}

/** The one side that rolled back because the other insisted; `null` where both did the same. */
function gaveWay({ rolledBack, ignored }: ClickOutcome) {
  const [polite] = rolledBack;
  return polite && rolledBack.length === 1 && ignored.length === 1 && ignored[0] !== polite ? polite : null;
}
