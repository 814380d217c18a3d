import type { FaultId } from '../scenarios/fault-ids.ts';
import type { PeerId } from '../vocabulary.ts';
import { otherOf } from './call-facts.ts';
import type { Moment } from './examined.ts';
import type { Certainty, Finding } from './finding.ts';

type Parts = {
  certainty?: Certainty;
  severity?: Finding['severity'];
  values?: Finding['values'];
  /** What shows it, in any order; what was not there is left out. */
  evidence: readonly [Moment, ...(Moment | null | undefined)[]];
};

/** A finding: a certain problem, unless it is said otherwise. */
export function found(
  rule: FaultId,
  peer: PeerId,
  { certainty = 'certain', severity = 'problem', values = {}, evidence }: Parts,
): Finding {
  const shown = new Set(evidence.flatMap((moment) => (moment ? [moment.seq] : [])));
  const named = { peer, other: otherOf(peer), ...values };
  return { rule, peer, certainty, severity, evidence: [...shown].sort((a, b) => a - b), values: named };
}

const longestQuote = 160;

/** What a browser says, fit to be quoted: Chromium puts the whole description between the first and the last word. */
export function shorten(message = ''): string {
  const text = message.trim().replaceAll(/\s+/g, ' ');
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote / 2)} … ${text.slice(-longestQuote / 4)}`;
}
