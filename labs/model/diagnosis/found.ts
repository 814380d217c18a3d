import type { FaultId } from '../scenarios/fault-ids.ts';
import type { PeerId } from '../vocabulary.ts';
import { otherOf } from './call-facts.ts';
import type { Moment } from './examined.ts';
import type { Certainty, Finding } from './finding.ts';

type Parts = {
  certainty?: Certainty;
  severity?: Finding['severity'];
  values?: Finding['values'];
  variant?: Finding['variant'];
  /** What shows it, in any order; what was not there is left out. */
  evidence: readonly [Moment, ...(Moment | null | undefined)[]];
};

/** A finding: a certain problem, unless it is said otherwise. */
export function found(
  rule: FaultId,
  peer: PeerId,
  { certainty = 'certain', severity = 'problem', values = {}, variant, evidence }: Parts,
): Finding {
  const shown = new Set(evidence.flatMap((moment) => (moment ? [moment.seq] : [])));
  const named = { peer, other: otherOf(peer), ...values };
  return {
    rule,
    ...(variant ? { variant } : {}),
    peer,
    certainty,
    severity,
    evidence: [...shown].sort((a, b) => a - b),
    values: named,
  };
}
