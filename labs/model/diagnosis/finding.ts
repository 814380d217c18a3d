import type { FaultId } from '../scenarios/fault-ids.ts';
import type { PeerId } from '../vocabulary.ts';
import type { Examined } from './examined.ts';

/** `certain`: the trace proves it. `likely`: all signs are there, another cause could give the same. `possible`: half of the evidence is missing. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** Both ends were recorded, and the offer never arrived: nobody's code is to blame for not answering. */
export type FindingVariant = 'offer-lost';

/** What a rule has found in a trace. */
export type Finding = {
  rule: FaultId;
  /** What it is where the rule has more than one thing to say; the field-guide page stays that of the rule. */
  variant?: FindingVariant;
  /** Whose code is to be mended. */
  peer: PeerId;
  certainty: Certainty;
  /** `problem`: the call suffers; `note`: it looks like an error and is none. */
  severity: 'problem' | 'note';
  /** `seq` of the events that show it, in order; never empty. */
  evidence: readonly number[];
  /** What its sentences quote. `peer` and `other`, who is meant and who is not, are always among them, as ids. */
  values: Readonly<Record<string, string | number>>;
};

/** A pure function over a trace. It must not look at `run.started` or `step.started`: a call in the wild has none. */
export type Rule = {
  id: FaultId;
  /** What follows from this fault by itself, so that it is not worth a word once this one is found. */
  explains: readonly FaultId[];
  examine: (examined: Examined) => Finding | null;
};
