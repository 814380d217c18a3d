import { refusal, type IntendedCall } from '#labs/model/machines/legality.ts';
import { knownDifference } from '#labs/model/views/browser-differences.ts';
import type { Disagreement } from '#labs/model/views/disagreement.ts';
import type { PeerStates } from '#labs/model/views/peer-states.ts';
import { standingOf } from '#labs/model/views/signaling-step.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import type { ObservedCall } from './observed-call.ts';

/** What came of something done to a connection, held against the model. */
export type Judgement = {
  /** What the model foretold: the reason of the refusal, or `allowed`. */
  foretold: string;
  /** What happened: the name of the error, or `done`. */
  happened: string;
  /** Known differences of this browser that explain what was otherwise than foretold. */
  explained: readonly string[];
  /** Everything that nothing explains. */
  wrong: readonly string[];
};

/** Makes one API call, waits for its outcome and for the model to catch up. */
export async function judge(
  call: ObservedCall,
  peer: PeerId,
  intended: IntendedCall,
  run: () => unknown,
): Promise<Judgement> {
  const before = call.model(peer);
  const reason = refusal(standingOf(before), intended);
  const happened = await outcomeOf(run);
  const seen = await catchUp(call, peer, before);
  const expected = reason === null ? !isAboutState(happened) : happened === 'InvalidStateError';
  const explained = [...seen.explained];
  // Firefox refuses a pranswer as such, also where everybody refuses it: nothing the model would disagree with.
  if (reason !== null && happened === 'NotSupportedError') {
    const found = {
      kind: 'unexpected-refusal',
      call: '',
      method: intended.method,
      type: intended.type ?? null,
    } as const;
    const stamp = { seq: 0, peer, machine: 'signaling', state: before.machines.signaling.state } as const;
    const known = knownDifference({ ...stamp, ...found, error: happened }, call.trace().recordedBy);
    if (known) explained.push(known.id);
  }
  const foretold = reason ?? 'allowed';
  const surprise = expected || explained.length > 0 ? [] : [`foretold ${foretold}, happened ${happened}`];
  return { foretold, happened, explained, wrong: [...surprise, ...seen.wrong] };
}

/** Waits for the model, holds it against both connections, and looks at what it has found since `before`. */
export async function catchUp(
  call: ObservedCall,
  peer: PeerId,
  before: PeerStates,
): Promise<Pick<Judgement, 'explained' | 'wrong'>> {
  const differences = await call.settle();
  const { explained, unexplained } = sortOut(call, call.model(peer).disagreements.slice(before.disagreements.length));
  return { explained, wrong: [...differences, ...unexplained] };
}

/** Everything the model has found with either side, ever, that is no known difference. */
export function unexplainedIn(call: ObservedCall): readonly string[] {
  return sortOut(
    call,
    peers.flatMap((peer) => call.model(peer).disagreements),
  ).unexplained;
}

function sortOut(call: ObservedCall, found: readonly Disagreement[]) {
  const { recordedBy } = call.trace();
  const known = found.map((each) => knownDifference(each, recordedBy)?.id ?? null);
  return {
    explained: known.filter((id) => id !== null),
    unexplained: found.filter((_, index) => known[index] === null).map((each) => JSON.stringify(each)),
  };
}

export async function outcomeOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'done';
  } catch (error) {
    return (error as DOMException).name;
  }
}

/** A refusal for the content of the argument is not the model's business. */
function isAboutState(outcome: string): boolean {
  return outcome === 'InvalidStateError' || outcome === 'NotSupportedError';
}
