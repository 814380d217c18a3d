import type { Step } from '../fold.ts';
import type { Json } from '../json.ts';
import type { AddressClass } from '../sdp/address-class.ts';
import { parseCandidate, type CandidateType, type Priority } from '../sdp/candidate.ts';
import { parseLines } from '../sdp/lines.ts';
import { sectionsOf, valueOf } from '../sdp/sections.ts';
import type { Candidate, Description, ErrorFacts, TraceEvent } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';
import { listKept, type Kept } from './kept.ts';
import { otherPeer } from '../other-peer.ts';

/** One candidate, as one peer knows it. What a line does not say is `null`. */
export type CandidateRow = {
  /** The event that first told it. */
  seq: number;
  peer: PeerId;
  /** Told to this peer by the other one; otherwise its own. */
  isRemote: boolean;
  /**
   * Remote: whether `addIceCandidate`, or a remote description, took it. Own: whether the other peer took it. `null` while
   * nobody in this trace has tried.
   */
  wasAdded: boolean | null;
  /** Why it was not taken. */
  error: ErrorFacts | null;
  type: CandidateType | null;
  /** `udp` or `tcp`. */
  protocol: string | null;
  tcpType: string | null;
  address: string | null;
  addressClass: AddressClass;
  port: number | null;
  relatedAddress: string | null;
  relatedPort: number | null;
  priority: Priority | null;
  foundation: string | null;
  /** The STUN or TURN server it came from, where the browser says so. */
  url: string | null;
  mid: string | null;
  ufrag: string | null;
  /** The line as it is, without `a=`. */
  line: string;
};

export type CandidatesOfPeer = { local: readonly CandidateRow[]; remote: readonly CandidateRow[] };
export type CandidatesOfCall = Readonly<Record<PeerId, CandidatesOfPeer>>;

/** What the lists are drawn from. */
export type CandidateFacts = Kept<
  | 'connection.created'
  | 'candidate.gathered'
  | 'call.started'
  | 'call.resolved'
  | 'call.rejected'
  | 'description.applied'
>;

export const noCandidates: CandidateFacts = null;

export const stepCandidates: Step<CandidateFacts> = (before, event) => {
  switch (event.type) {
    case 'connection.created':
    case 'candidate.gathered':
    case 'description.applied':
      return { event, before };
    case 'call.started':
    case 'call.resolved':
    case 'call.rejected':
      return event.call.startsWith('addIceCandidate#') ? { event, before } : before;
    default:
      return before;
  }
};

/** The candidates of the connections there are now: a peer's new connection starts empty. */
export function candidatesOf(facts: CandidateFacts): CandidatesOfCall {
  const known: Record<PeerId, Known> = { alice: nothingKnown(), bob: nothingKnown() };
  for (const event of listKept(facts)) {
    if (event.type === 'connection.created') known[event.peer] = nothingKnown();
    else learn(known[event.peer], event);
  }
  const of = (peer: PeerId): CandidatesOfPeer => {
    const there = known[otherPeer(peer)].remote;
    const local = [...known[peer].local].map(([key, row]) => {
      const { wasAdded = null, error = null } = there.get(key) ?? {};
      return { ...row, wasAdded, error };
    });
    return { local, remote: [...known[peer].remote.values()] };
  };
  return { alice: of('alice'), bob: of('bob') };
}

/** Rows by what makes a candidate the same candidate. */
type Rows = Map<string, CandidateRow>;
type Known = { local: Rows; remote: Rows; calls: Map<string, CandidateRow> };

function nothingKnown(): Known {
  return { local: new Map(), remote: new Map(), calls: new Map() };
}

function learn({ local, remote, calls }: Known, event: TraceEvent): void {
  switch (event.type) {
    case 'candidate.gathered':
      if (event.candidate?.candidate) put(local, rowOf(event.candidate, event, false));
      return;
    case 'description.applied':
      for (const candidate of candidatesIn(event.description)) {
        const isRemote = event.side === 'remote';
        const row = put(isRemote ? remote : local, rowOf(candidate, event, isRemote));
        if (isRemote) Object.assign(row, { wasAdded: true, error: null });
      }
      return;
    case 'call.started': {
      const candidate = asCandidate(event.arguments[0]);
      if (candidate) calls.set(event.call, put(remote, rowOf(candidate, event, true)));
      return;
    }
    case 'call.resolved':
      Object.assign(calls.get(event.call) ?? {}, { wasAdded: true, error: null });
      return;
    case 'call.rejected':
      Object.assign(calls.get(event.call) ?? {}, { wasAdded: false, error: event.error });
      return;
    default:
  }
}

/** The row that is known already, or this one. */
function put(rows: Rows, row: CandidateRow): CandidateRow {
  const { mid, foundation, protocol, address, port, type, ufrag, line } = row;
  const key = type === null ? line : [mid, foundation, protocol, address, port, type, ufrag].join(' ');
  const known = rows.get(key) ?? row;
  rows.set(key, known);
  return known;
}

function rowOf({ candidate: line, sdpMid, usernameFragment, url }: Candidate, event: TraceEvent, isRemote: boolean) {
  const parsed = parseCandidate(line);
  const row: CandidateRow = {
    seq: event.seq,
    peer: event.peer,
    isRemote,
    wasAdded: null,
    error: null,
    type: parsed?.type ?? null,
    protocol: parsed?.protocol ?? null,
    tcpType: parsed?.tcpType ?? null,
    address: parsed?.address ?? null,
    addressClass: parsed?.addressClass ?? 'hidden',
    port: parsed?.port ?? null,
    relatedAddress: parsed?.relatedAddress ?? null,
    relatedPort: parsed?.relatedPort ?? null,
    priority: parsed?.priority ?? null,
    foundation: parsed?.foundation ?? null,
    url: url ?? null,
    mid: sdpMid,
    ufrag: usernameFragment ?? parsed?.ufrag ?? null,
    line,
  };
  return row;
}

/** Candidates that travel in the description itself. */
function candidatesIn({ sdp }: Description): readonly Candidate[] {
  const [session, ...sections] = sectionsOf(parseLines(sdp));
  return sections.flatMap(({ index, mid, lines }) => {
    const usernameFragment = valueOf(lines, 'ice-ufrag') ?? valueOf(session?.lines ?? [], 'ice-ufrag');
    return lines
      .filter(({ kind }) => kind === 'candidate')
      .map(({ value }) => ({ candidate: `candidate:${value}`, sdpMid: mid, sdpMLineIndex: index, usernameFragment }));
  });
}

/** The argument of `addIceCandidate`, whatever the learner gave; `null` where it ends the candidates. */
function asCandidate(given: Json | undefined): Candidate | null {
  const members = (typeof given === 'object' && given !== null ? given : { candidate: given }) as Record<string, Json>;
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = members;
  if (typeof candidate !== 'string' || candidate === '') return null;
  return {
    candidate,
    sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
    sdpMLineIndex: typeof sdpMLineIndex === 'number' ? sdpMLineIndex : null,
    usernameFragment: typeof usernameFragment === 'string' ? usernameFragment : null,
  };
}
