import type { Step } from '../fold.ts';
import { otherPeer } from '../other-peer.ts';
import { parseLines } from '../sdp/lines.ts';
import { sectionsOf, type Direction } from '../sdp/sections.ts';
import type { PeerId } from '../vocabulary.ts';

/** One m-line of one round. */
export type MLine = {
  /** Its place: `sdpMLineIndex`. A place is never given up, only taken by another. */
  index: number;
  mid: string | null;
  kind: string;
  /** As the offer has it; `null` for data channels. */
  offered: Direction | null;
  /** As the answer has it; `null` for data channels, and while there is none. */
  answered: Direction | null;
  /** Port 0: its transceiver is stopped, or the other side has refused it. */
  isRejected: boolean;
  /** Which transceiver it belongs to, counted in the order in which they came into the call; `null` for data channels. */
  transceiver: number | null;
  /** Against the round before. */
  change: 'none' | 'new' | 'recycled' | 'rejected' | 'direction';
};

export type RoundEnd = 'open' | 'answered' | 'rolled-back' | 'ignored' | 'refused';

/** An offer that was set, and what became of it. */
export type Round = {
  /** From 1. */
  number: number;
  /** Of the offer. */
  seq: number;
  offerer: PeerId;
  lines: readonly MLine[];
  end: RoundEnd;
};

export type Rounds = {
  rounds: readonly Round[];
  /** `mid` of each transceiver, in the order in which they came. */
  mids: readonly string[];
  /** What is agreed on; `null` before anything is. */
  agreed: Round | null;
  pending: ReadonlyMap<string, string>;
};

export const noRounds: Rounds = { rounds: [], mids: [], agreed: null, pending: new Map() };

/** Follows the offers of both sides, and the m-lines in them. */
export const stepRounds: Step<Rounds> = (state, event) => {
  const { peer } = event;
  switch (event.type) {
    case 'run.started':
      return noRounds;
    case 'offer.ignored':
      return end(state, otherPeer(peer), 'ignored');
    case 'call.started': {
      if (event.method !== 'setRemoteDescription') return state;
      const type = (event.arguments[0] as { type?: unknown } | undefined)?.type;
      return { ...state, pending: new Map(state.pending).set(`${peer} ${event.call}`, String(type)) };
    }
    case 'call.rejected': {
      const type = state.pending.get(`${peer} ${event.call}`);
      if (type === 'offer') return end(state, otherPeer(peer), 'refused');
      return type === 'answer' ? end(state, peer, 'refused') : state;
    }
    case 'description.applied': {
      const { type, sdp } = event.description;
      if (type === 'offer' && event.side === 'local') return begin(state, peer, event.seq, sdp);
      // Taking the other side's offer gives the own one up.
      if (type === 'offer') return end(state, peer, 'rolled-back');
      if (type === 'answer' && event.side === 'remote') return answer(state, peer, sdp);
      return state;
    }
    default:
      return state;
  }
};

function begin(state: Rounds, offerer: PeerId, seq: number, sdp: string): Rounds {
  const sections = sectionsOf(parseLines(sdp)).slice(1);
  const mids = [...state.mids];
  const lines = sections.map(({ index, mid, kind, direction, isRejected }): MLine => {
    if (mid !== null && kind !== 'application' && !mids.includes(mid)) mids.push(mid);
    const transceiver = kind === 'application' || mid === null ? null : mids.indexOf(mid) + 1;
    const line = { index, mid, kind, offered: direction, answered: null, isRejected, transceiver };
    const before = state.agreed?.lines[index];
    // Each side has its own view of a direction.
    const wasDirection = state.agreed?.offerer === offerer ? before?.offered : before?.answered;
    return { ...line, change: changeOf(line, before, wasDirection ?? null) };
  });
  const round: Round = { number: state.rounds.length + 1, seq, offerer, lines, end: 'open' };
  return { ...state, mids, rounds: [...state.rounds, round] };
}

/** `wasDirection` is the direction of the line before, as the side sees it that offers now. */
function changeOf(
  line: Omit<MLine, 'change'>,
  before: MLine | undefined,
  wasDirection: Direction | null,
): MLine['change'] {
  if (!before) return 'new';
  if (line.mid !== before.mid) return 'recycled';
  if (line.isRejected !== before.isRejected) return 'rejected';
  return line.offered === wasDirection ? 'none' : 'direction';
}

/** The last round of this side is over, if it is not already. */
function end(state: Rounds, offerer: PeerId, how: RoundEnd): Rounds {
  const last = state.rounds.findLast((round) => round.offerer === offerer);
  return last?.end === 'open' ? replace(state, last, { ...last, end: how }) : state;
}

function answer(state: Rounds, offerer: PeerId, sdp: string): Rounds {
  const last = state.rounds.findLast((round) => round.offerer === offerer);
  if (last?.end !== 'open') return state;
  const sections = sectionsOf(parseLines(sdp)).slice(1);
  const lines = last.lines.map((line) => {
    const section = sections[line.index];
    return section ? { ...line, answered: section.direction, isRejected: section.isRejected } : line;
  });
  const agreed: Round = { ...last, lines, end: 'answered' };
  return { ...replace(state, last, agreed), agreed };
}

function replace(state: Rounds, before: Round, after: Round): Rounds {
  return { ...state, rounds: state.rounds.map((round) => (round === before ? after : round)) };
}
