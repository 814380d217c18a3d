import type { Step } from '../fold.ts';
import { otherPeer } from '../other-peer.ts';
import type { TraceEvent } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';

/** The parts of a call, in their order. Not every call reaches, or needs, each of them. */
export const phaseIds = ['setup', 'offer-answer', 'ice', 'media', 'after'] as const;
export type PhaseId = (typeof phaseIds)[number];

/** `seq` is its first event; `from` and `to` are milliseconds since the trace began, `to` is `null` while it lasts. */
export type Phase = { id: PhaseId; seq: number; from: number; to: number | null };

export type PhasesSoFar = { begun: readonly Phase[]; seen: readonly PeerId[] };

export const noPhases: PhasesSoFar = { begun: [], seen: [] };

/** A phase never ends before its turn: a second negotiation belongs to the phase in which it happens. */
export const stepPhases: Step<PhasesSoFar> = (before, event) => {
  const { begun } = before;
  const seen = before.seen.includes(event.peer) ? before.seen : [...before.seen, event.peer];
  const last = begun.at(-1);
  const id = begins(event, seen);
  if (last !== undefined && phaseIds.indexOf(id) <= phaseIds.indexOf(last.id)) {
    return seen === before.seen ? before : { begun, seen };
  }
  const next: Phase = { id, seq: event.seq, from: event.at, to: null };
  return { begun: [...begun.map((phase) => ({ ...phase, to: phase.to ?? event.at })), next], seen };
};

/** The phase that has begun at the latest when this event happens. */
function begins(event: TraceEvent, seen: readonly PeerId[]): PhaseId {
  switch (event.type) {
    case 'call.started':
      if (event.method === 'close') return 'after';
      return negotiates.has(event.method) ? 'offer-answer' : 'setup';
    case 'message.sent':
    case 'message.received':
      return event.message.kind === 'bye' ? 'after' : 'offer-answer';
    case 'description.applied': {
      // Both sides have both descriptions once the offerer has the answer; what only the answerer recorded ends earlier.
      const isLast = event.side === 'remote' || !seen.includes(otherPeer(event.peer));
      return event.description.type === 'answer' && isLast ? 'ice' : 'offer-answer';
    }
    case 'connection.changed':
      if (event.state === 'connected') return 'media';
      return event.state === 'disconnected' || event.state === 'failed' ? 'after' : 'setup';
    default:
      return 'setup';
  }
}

const negotiates: ReadonlySet<string> = new Set([
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
]);
