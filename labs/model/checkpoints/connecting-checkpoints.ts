import { fold } from '../fold.ts';
import type { Json } from '../json.ts';
import type { StatsReport, Trace, TraceEvent, TraceEventOf } from '../trace.ts';
import { initialCallStates, stepCallStates } from '../views/call-states.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import type { Checkpoint } from './checkpoints.ts';
import { mediaLines } from './media-lines.ts';

/** Milliseconds without an error after which a call that is not up counts as one that fails in silence. */
const silence = 3000;

/** What the lessons about connecting, and the one about pitfalls, want to see in a trace. */
export const connectingCheckpoints = {
  'gathered-nothing': (trace) => (peers.some((peer) => gatheredNothing(trace, peer)) ? null : 'found-candidates'),
  'configuration-refused': (trace) =>
    trace.events.some(({ type }) => type === 'connection.refused') ? null : 'no-refused-configuration',
  'closed-is-final': (trace) => (peers.some((peer) => usedAfterClose(trace, peer)) ? null : 'no-call-after-close'),

  'audio-offered': (trace) => {
    const isAudioOnly = (sdp: string) => mediaLines(sdp).length === 1 && mediaLines(sdp)[0]?.kind === 'audio';
    const offers = descriptionsOf(trace, 'offer');
    return offers.some(isAudioOnly) ? null : 'no-audio-offer';
  },
  'section-refused': (trace) => {
    const answers = descriptionsOf(trace, 'answer');
    return answers.some((sdp) => mediaLines(sdp).some(({ port }) => port === 0)) ? null : 'no-refused-section';
  },
  'text-refused': (trace) =>
    trace.events.some(
      (event) =>
        event.type === 'call.rejected' &&
        event.call.startsWith('setRemoteDescription#') &&
        event.error.name !== 'InvalidStateError',
    )
      ? null
      : 'no-refused-text',

  'candidates-ended': (trace) => {
    const hasEnded = (peer: PeerId) => candidatesOf(trace, peer).some(({ candidate }) => candidate === null);
    return peers.every(hasEnded) ? null : 'no-last-candidate';
  },
  'pair-selected': (trace) => (reportsOf(trace).some(isSelectedPair) ? null : 'no-pair'),
  'candidate-too-early': (trace) =>
    trace.events.some(
      (event) =>
        event.type === 'call.rejected' &&
        event.call.startsWith('addIceCandidate#') &&
        event.error.name === 'InvalidStateError',
    )
      ? null
      : 'no-early-candidate',
  'prflx-seen': (trace) =>
    reportsOf(trace).some(({ candidateType }) => candidateType === 'prflx') ? null : 'no-prflx',

  'disconnected-seen': (trace) =>
    trace.events.some((event) => event.type === 'connection.changed' && event.state === 'disconnected')
      ? null
      : 'not-disconnected',
  'failed-not-closed': (trace) => {
    const states = fold(trace, stepCallStates, initialCallStates);
    return peers.some((peer) => states[peer].machines.connection.state === 'failed') ? null : 'not-failed';
  },

  'failed-in-silence': (trace, now) => (isSilentFailure(trace, now) ? null : 'no-silent-failure'),
  'other-error': (trace) =>
    trace.events.some((event) => 'error' in event && event.error.name !== 'InvalidStateError')
      ? null
      : 'no-other-error',
} as const satisfies Readonly<Record<string, Checkpoint>>;

/** Gathering is over, and no candidate came. */
function gatheredNothing(trace: Trace, peer: PeerId): boolean {
  const isOver = trace.events.some(
    (event) => event.peer === peer && event.type === 'ice-gathering.changed' && event.state === 'complete',
  );
  return isOver && candidatesOf(trace, peer).every(({ candidate }) => !candidate?.candidate);
}

/** Something was asked of a connection that `close()` had ended, and it was refused. */
function usedAfterClose(trace: Trace, peer: PeerId): boolean {
  let isClosed = false;
  for (const event of trace.events) {
    if (event.peer !== peer) continue;
    if (event.type === 'connection.created') isClosed = false;
    if (event.type === 'call.resolved' && event.call.startsWith('close#')) isClosed = true;
    if (isClosed && event.type === 'call.rejected' && event.error.name === 'InvalidStateError') return true;
  }
  return false;
}

function descriptionsOf(trace: Trace, type: 'offer' | 'answer'): readonly string[] {
  return trace.events.flatMap((event) =>
    event.type === 'description.applied' && event.description.type === type ? [event.description.sdp] : [],
  );
}

function candidatesOf(trace: Trace, peer: PeerId): readonly TraceEventOf<'candidate.gathered'>[] {
  return trace.events.filter((event) => event.type === 'candidate.gathered').filter((event) => event.peer === peer);
}

function reportsOf(trace: Trace): readonly StatsReport[] {
  return trace.events.flatMap((event) => (event.type === 'stats.sampled' ? event.reports : []));
}

/** @see https://w3c.github.io/webrtc-stats/#dom-rtcstatsicecandidatepairstate */
function isSelectedPair({ type, nominated, state }: Readonly<Record<string, Json>>): boolean {
  return type === 'candidate-pair' && nominated === true && state === 'succeeded';
}

/** An offer was set, nothing was refused, and still the call was not up some seconds later. Who hangs up waits no more. */
function isSilentFailure({ events }: Trace, now: number): boolean {
  const offered = events.find(({ type }) => type === 'description.applied');
  if (offered === undefined || events.some(isTrouble)) return false;
  const closed = events.find((event) => event.type === 'call.started' && event.method === 'close');
  return (closed?.at ?? now) - offered.at >= silence;
}

function isTrouble(event: TraceEvent): boolean {
  return 'error' in event || (event.type === 'connection.changed' && event.state === 'connected');
}
