import { fold } from '../fold.ts';
import type { Trace, TraceEvent } from '../trace.ts';
import { initialCallStates, stepCallStates, type CallStates } from '../views/call-states.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import { connectingCheckpoints } from './connecting-checkpoints.ts';
import { relayCheckpoints } from './relay-checkpoints.ts';
import type { inCallCheckpoints } from './in-call-goals.ts';
import type { measureCheckpoints } from './measure-goals.ts';

/** What is still missing; each has a sentence in `labs/messages`. */
export type Missing =
  | 'run-first'
  | 'not-connected'
  | 'no-track'
  | 'not-closed'
  | 'no-local-offer'
  | 'no-round'
  | 'no-candidate'
  | 'no-partner'
  | 'no-raw-message'
  | 'partner-stays'
  | 'partner-not-back'
  | 'no-pranswer'
  | 'no-rollback'
  | 'no-refusal'
  | 'found-candidates'
  | 'no-refused-configuration'
  | 'no-call-after-close'
  | 'no-audio-offer'
  | 'no-refused-section'
  | 'no-refused-text'
  | 'no-last-candidate'
  | 'no-pair'
  | 'no-early-candidate'
  | 'no-prflx'
  | 'not-disconnected'
  | 'not-failed'
  | 'no-silent-failure'
  | 'no-other-error'
  | 'no-relay-pair'
  | 'no-server-candidate'
  | 'no-allocation'
  | 'not-healed'
  | 'no-restart'
  | 'no-media-after-restart'
  | 'no-rate'
  | 'no-loss'
  | 'no-other-codec'
  | 'more-than-one-codec'
  | 'not-capped'
  | 'not-scaled'
  | 'no-whole-file'
  | 'no-cancelled-file'
  | 'no-resumed-file'
  | 'no-glare'
  | 'glare-open'
  | 'no-track-in-call'
  | 'not-recycled'
  | 'not-a-connected-dump'
  | 'not-a-stuck-dump'
  | 'no-limitation'
  | 'not-poor'
  | 'not-good-again'
  | 'nobody-sent-on'
  | 'no-ghost-found'
  | 'no-seat-back'
  | 'not-turned-back'
  | 'no-leak'
  | 'no-mesh-of-three'
  | 'no-mesh-of-six'
  | 'no-mesh-of-four'
  | 'nobody-came-back'
  | 'nobody-left'
  | 'no-crash-cleared'
  | 'not-two-sizes'
  | 'no-kept-camera'
  | 'no-fallback'
  | 'not-overconstrained'
  | 'no-screen-and-back'
  | 'no-screen-ended'
  | 'no-open-channel'
  | 'no-unreliable-channel'
  | 'no-flood'
  | 'no-unequal-loss'
  | 'no-refused-channel'
  | 'no-closed-channel'
  | 'no-second-video'
  | 'no-other-direction'
  | 'not-six-ways'
  | 'not-switched'
  | 'mute-still-works'
  | 'not-cured';

/**
 * `null` when the trace shows that it was reached; otherwise what is missing.
 *
 * @param now milliseconds since the trace began, for those that wait for something to stay away
 */
export type Checkpoint = (trace: Trace, now: number) => Missing | null;

export const checkpoints = {
  'call-connected': (trace) => (everConnected(trace, 'alice') && everConnected(trace, 'bob') ? null : 'not-connected'),
  'remote-video': (trace) => (peers.every((peer) => has(trace, (event) => gotVideo(event, peer))) ? null : 'no-track'),
  'both-closed': (trace) => {
    const states = statesOf(trace);
    return peers.every((peer) => states[peer].machines.connection.state === 'closed') ? null : 'not-closed';
  },
  'offer-set': (trace) =>
    has(
      trace,
      (event) => event.peer === 'alice' && event.type === 'signaling.changed' && event.state === 'have-local-offer',
    )
      ? null
      : 'no-local-offer',
  'answer-set': (trace) => (isRoundDone(trace) ? null : 'no-round'),
  'candidates-added': (trace) =>
    peers.every((peer) => has(trace, (event) => event.peer === peer && addedCandidate(event))) ? null : 'no-candidate',

  'two-tab-connected': (trace) => {
    if (!has(trace, (event) => event.type === 'room.changed' && event.state === 'ready')) return 'no-partner';
    return peers.some((peer) => everConnected(trace, peer)) ? null : 'not-connected';
  },
  'raw-call': (trace) => {
    if (!peers.some((peer) => everConnected(trace, peer))) return 'not-connected';
    const kinds = (['offer', 'answer', 'candidate'] as const).every((kind) =>
      has(trace, (event) => isMessage(event) && event.message.kind === kind && !event.message.id.startsWith('peerjs-')),
    );
    return kinds ? null : 'no-raw-message';
  },
  'partner-left': (trace) =>
    has(trace, (event) => event.type === 'room.changed' && event.state === 'left') ? null : 'partner-stays',
  'partner-back': (trace) => {
    const left = trace.events.findIndex((event) => event.type === 'room.changed' && event.state === 'left');
    const isBack = (event: TraceEvent) => event.type === 'room.changed' && event.state === 'ready';
    return left >= 0 && trace.events.slice(left).some(isBack) ? null : 'partner-not-back';
  },

  'pranswer-visited': (trace) =>
    has(trace, (event) => event.type === 'signaling.changed' && event.state.endsWith('pranswer'))
      ? null
      : 'no-pranswer',
  'rolled-back': (trace) =>
    has(trace, (event) => event.type === 'description.applied' && event.description.type === 'rollback')
      ? null
      : 'no-rollback',
  refused: (trace) =>
    has(trace, (event) => event.type === 'call.rejected' && event.error.name === 'InvalidStateError')
      ? null
      : 'no-refusal',
  'round-done': (trace) => (isRoundDone(trace) ? null : 'no-round'),

  ...connectingCheckpoints,
  ...relayCheckpoints,
} as const satisfies Readonly<Record<string, Checkpoint>>;

/** Those that look at much are in files of their own, and only pages that ask them fetch those. */
export type CheckpointId = keyof typeof checkpoints | keyof typeof measureCheckpoints | keyof typeof inCallCheckpoints;
export type LaterCheckpoints = Readonly<Partial<Record<CheckpointId, Checkpoint>>>;

/**
 * Asked of an empty trace, every checkpoint wants the lab to run first; so does one that has not been fetched.
 *
 * @param later those that were fetched
 */
export function decideCheckpoint(
  id: CheckpointId,
  trace: Trace,
  now: number,
  later: LaterCheckpoints = {},
): Missing | null {
  const decide = (checkpoints as LaterCheckpoints)[id] ?? later[id];
  return decide === undefined || trace.events.length === 0 ? 'run-first' : decide(trace, now);
}

function has(trace: Trace, matches: (event: TraceEvent) => boolean): boolean {
  return trace.events.some(matches);
}

function statesOf(trace: Trace): CallStates {
  return fold(trace, stepCallStates, initialCallStates);
}

function everConnected(trace: Trace, peer: PeerId): boolean {
  return has(
    trace,
    (event) => event.peer === peer && event.type === 'connection.changed' && event.state === 'connected',
  );
}

function gotVideo(event: TraceEvent, peer: PeerId): boolean {
  return event.peer === peer && event.type === 'track.received' && event.track.kind === 'video';
}

/** Both are stable, and each has seen an answer since its last connection was made. */
function isRoundDone(trace: Trace): boolean {
  const states = statesOf(trace);
  return peers.every((peer) => {
    const made = trace.events.findLastIndex((event) => event.peer === peer && event.type === 'connection.created');
    const answered = trace.events.findLastIndex(
      (event) => event.peer === peer && event.type === 'description.applied' && event.description.type === 'answer',
    );
    return states[peer].machines.signaling.state === 'stable' && answered > made;
  });
}

function addedCandidate(event: TraceEvent): boolean {
  return event.type === 'call.resolved' && event.call.startsWith('addIceCandidate#');
}

function isMessage(event: TraceEvent): event is TraceEvent & { type: 'message.sent' | 'message.received' } {
  return event.type === 'message.sent' || event.type === 'message.received';
}
