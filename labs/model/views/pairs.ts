import type { Step } from '../fold.ts';
import type { StatsReport, TraceEventOf } from '../trace.ts';
import { addressClassOf, type AddressClass } from '../sdp/address-class.ts';
import type { PeerId } from '../vocabulary.ts';

/** Why a pair is, or is not, the one that carries the call. Sentences are in `labs/messages`. */
export const pairReasons = [
  'selected',
  'selected-unanswered',
  'nominated-but-not-selected',
  'succeeded-backup',
  'failed',
  'in-progress',
  'waiting',
  'frozen',
] as const;
export type PairReason = (typeof pairReasons)[number];

/** One end of a pair, as far as the statistics say; `null` where they say nothing. */
export type PairEnd = {
  type: string | null;
  protocol: string | null;
  address: string | null;
  addressClass: AddressClass;
  port: number | null;
  url: string | null;
};

/** @see https://w3c.github.io/webrtc-stats/#candidatepair-dict* */
export type PairRow = {
  /** The id of its report. */
  id: string;
  /** As the browser says it: `frozen`, `waiting`, `in-progress`, `failed`, `succeeded`, and in Firefox `cancelled`. */
  state: string;
  isNominated: boolean;
  isSelected: boolean;
  local: PairEnd;
  remote: PairEnd;
  bytesSent: number;
  bytesReceived: number;
  /** Milliseconds, of the last check that was answered; `null` before one was. */
  roundTripTime: number | null;
  why: PairReason;
};

export type PairsOfPeer = {
  /** The sample they are from, and when it was taken (milliseconds since the trace began). */
  seq: number;
  at: number;
  /** The selected one first, then by how far they have come. */
  pairs: readonly PairRow[];
};

/** The last sample of each peer that tells of pairs. */
export type PairFacts = Readonly<Record<PeerId, TraceEventOf<'stats.sampled'> | null>>;

export const noPairs: PairFacts = { alice: null, bob: null };

export const stepPairs: Step<PairFacts> = (facts, event) => {
  if (event.type === 'connection.created' && facts[event.peer] !== null) return { ...facts, [event.peer]: null };
  if (event.type !== 'stats.sampled' || !event.reports.some(isPair)) return facts;
  return { ...facts, [event.peer]: event };
};

/** `null` for a peer of whom no sample was taken yet. */
export function pairsOf(facts: PairFacts): Readonly<Record<PeerId, PairsOfPeer | null>> {
  return { alice: pairsOfPeer(facts.alice), bob: pairsOfPeer(facts.bob) };
}

function pairsOfPeer(sample: TraceEventOf<'stats.sampled'> | null): PairsOfPeer | null {
  if (sample === null) return null;
  const { seq, at, reports } = sample;
  const byId = new Map(reports.map((report) => [report['id'], report]));
  const selectedId = reports.find((report) => report['type'] === 'transport' && report['selectedCandidatePairId'])?.[
    'selectedCandidatePairId'
  ];
  const pairs = reports.filter(isPair).map((report): PairRow => {
    const isNominated = report['nominated'] === true;
    // Firefox marks the pair itself; the specification lets the transport name it.
    const isSelected = selectedId === undefined ? report['selected'] === true : report['id'] === selectedId;
    const state = textOf(report['state']) ?? '';
    const seconds = numberOf(report['currentRoundTripTime']);
    return {
      id: textOf(report['id']) ?? '',
      state,
      isNominated,
      isSelected,
      local: endOf(byId.get(report['localCandidateId'])),
      remote: endOf(byId.get(report['remoteCandidateId'])),
      bytesSent: numberOf(report['bytesSent']) ?? 0,
      bytesReceived: numberOf(report['bytesReceived']) ?? 0,
      roundTripTime: seconds === null ? null : seconds * 1000,
      why: reasonOf(state, isNominated, isSelected),
    };
  });
  return {
    seq,
    at,
    pairs: pairs.toSorted((one, other) => pairReasons.indexOf(one.why) - pairReasons.indexOf(other.why)),
  };
}

function reasonOf(state: string, isNominated: boolean, isSelected: boolean): PairReason {
  if (isSelected) return state === 'succeeded' ? 'selected' : 'selected-unanswered';
  // Firefox cancels the checks it needs no more.
  if (state === 'failed' || state === 'cancelled') return 'failed';
  if (isNominated) return 'nominated-but-not-selected';
  if (state === 'succeeded') return 'succeeded-backup';
  if (state === 'in-progress' || state === 'waiting') return state;
  return 'frozen';
}

function endOf(report: StatsReport | undefined): PairEnd {
  const address = textOf(report?.['address']) ?? textOf(report?.['ip']);
  return {
    type: textOf(report?.['candidateType']),
    protocol: textOf(report?.['protocol']),
    address,
    addressClass: addressClassOf(address),
    port: numberOf(report?.['port']),
    url: textOf(report?.['url']),
  };
}

function isPair(report: StatsReport): boolean {
  return report['type'] === 'candidate-pair';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
