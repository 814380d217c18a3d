import { createFold } from '../fold.ts';
import { noMistake, stepMistake } from '../media/mute-mistake.ts';
import { noMutes, stepMutes, type PhaseFigures } from '../media/mute-table.ts';
import type { Trace } from '../trace.ts';
import { peers } from '../vocabulary.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

// One fold for all who ask: a trace that grows is looked at once.
const mutesIn = createFold(stepMutes, noMutes);
const mistakeIn = createFold(stepMistake, noMistake);

/** What Bob has seen of a video that is disabled, once enough of it was measured. */
function disabledVideo(trace: Trace): PhaseFigures | null {
  const seen = mutesIn(trace).video.rows.enabled?.during;
  return seen !== undefined && seen.picture !== null && seen.framesPerSecond !== null ? seen : null;
}

/** The videos that this peer receives, by the last look at its transceivers. */
function receivedVideos({ events }: Trace, peer: (typeof peers)[number]): number {
  const read = events.findLast((event) => event.type === 'transceivers.read' && event.peer === peer);
  if (read?.type !== 'transceivers.read') return 0;
  return read.transceivers.filter(
    ({ receives, currentDirection }) =>
      receives.kind === 'video' &&
      !receives.muted &&
      (currentDirection === 'sendrecv' || currentDirection === 'recvonly'),
  ).length;
}

/** What the lessons about tracks, and about muting them, want to see. */
export const mediaCheckpoints = {
  'muted-unnoticed': (trace) => {
    const seen = disabledVideo(trace);
    return seen !== null && seen.picture === 'black' && (seen.framesPerSecond ?? 0) > 0 && seen.far.length === 0
      ? null
      : 'not-muted-unnoticed';
  },
  'second-camera': (trace) => (peers.some((peer) => receivedVideos(trace, peer) > 1) ? null : 'no-second-camera'),
  'mute-lost': (trace) => (mistakeIn(trace).wasLost ? null : 'no-lost-mute'),
  'mute-cured': (trace) => (mistakeIn(trace).wasCured ? null : 'no-cured-mute'),
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const mediaPredictions = {
  /** A video is disabled: which event is Bob told by? */
  'disabled-far-side': (trace) => {
    const seen = disabledVideo(trace);
    if (seen === null) return null;
    if (seen.far.includes('ended')) return 'ended';
    return seen.far.includes('mute') ? 'muted' : 'nothing';
  },
  /** The camera is switched, and the button mutes the new stream: what does Bob hear? */
  'mute-after-switch': (trace) => {
    const { wasLost, button, sent, level, samples } = mistakeIn(trace);
    if (wasLost) return 'heard';
    const isMuted = button?.enabled === false && sent !== null && button.id !== sent.id;
    return isMuted && samples > 1 && level !== null ? 'silent' : null;
  },
} as const satisfies Readonly<Record<string, Prediction>>;
