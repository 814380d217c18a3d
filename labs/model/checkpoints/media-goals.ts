import { createFold, type Step } from '../fold.ts';
import { isFlowing, lineEnds, noObjects, stepObjects, type MediaObjects } from '../media/media-objects.ts';
import { noMistake, stepMistake, type MuteMistake } from '../media/mute-mistake.ts';
import { enoughSamples, noMutes, stepMutes, type MuteTable } from '../media/mute-table.ts';
import { muteWays } from '../media/mute-ways.ts';
import type { TraceEvent, TransceiverFacts } from '../trace.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What a call of the media lab has shown so far. */
type Seen = {
  objects: MediaObjects;
  mutes: MuteTable;
  mistake: MuteMistake;
  hadSecondVideo: boolean;
  /** Alice has turned a transceiver that sent to a direction in which it does not, and the answer has followed. */
  hasTurned: boolean;
  /** Alice's cameras were exchanged, and no negotiation was asked for since. */
  hasSwitched: boolean;
};

const nothing: Seen = {
  ...{ objects: noObjects, mutes: noMutes, mistake: noMistake },
  ...{ hadSecondVideo: false, hasTurned: false, hasSwitched: false },
};

const stepSeen: Step<Seen> = (before, event) => {
  const seen = event.type === 'run.started' ? nothing : before;
  const objects = stepObjects(seen.objects, event);
  const mutes = stepMutes(seen.mutes, event);
  const mistake = stepMistake(seen.mistake, event);
  const hasChanged = objects !== seen.objects;
  const hadSecondVideo = seen.hadSecondVideo || (hasChanged && videosFromAlice(objects) > 1);
  const hasTurned = seen.hasTurned || (hasChanged && objects.alice.transceivers.some(isTurned));
  const hasSwitched = isOfAlice(event) ? stepSwitched(seen.hasSwitched, event) : seen.hasSwitched;
  const next = { objects, mutes, mistake, hadSecondVideo, hasTurned, hasSwitched };
  return (Object.keys(next) as (keyof Seen)[]).every((key) => next[key] === seen[key]) ? seen : next;
};

// One fold for all who ask: a trace that grows is looked at once.
const seenIn = createFold(stepSeen, nothing);

/** What the lessons about streams, tracks, mute and the switch of a camera want to see. */
export const mediaCheckpoints = {
  'second-video': (trace) => (seenIn(trace).hadSecondVideo ? null : 'no-second-video'),
  'direction-turned': (trace) => (seenIn(trace).hasTurned ? null : 'no-other-direction'),
  'six-ways': (trace) => {
    const { rows } = seenIn(trace).mutes.video;
    return muteWays.every((way) => (rows[way]?.during.samples ?? 0) >= enoughSamples) ? null : 'not-six-ways';
  },
  'camera-switched': (trace) => (seenIn(trace).hasSwitched ? null : 'not-switched'),
  'mute-lost': (trace) => (seenIn(trace).mistake.wasLost ? null : 'mute-still-works'),
  'mute-cured': (trace) => (seenIn(trace).mistake.wasCured ? null : 'not-cured'),
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const mediaPredictions = {
  /** `enabled` is false: what does the other side see? */
  'disabled-picture': (trace) => {
    const during = seenIn(trace).mutes.video.rows.enabled?.during;
    return during && during.samples >= enoughSamples ? during.picture : null;
  },
  /** Removed and negotiated: what becomes of the track at the other side? */
  'removed-track': (trace) => {
    const during = seenIn(trace).mutes.video.rows.remove?.during;
    if (!during || during.samples < enoughSamples) return null;
    if (during.far.includes('ended')) return 'ends';
    return during.far.includes('mute') ? 'mutes' : 'nothing';
  },
  /** The picture of a new stream is sent, and the sound of that stream is disabled: what does the other side hear? */
  'mute-after-switch': (trace) => {
    const { wasLost, button, sent, level } = seenIn(trace).mistake;
    if (wasLost) return 'everything';
    const isTried = button !== null && sent !== null && button.id !== sent.id && !button.enabled && sent.enabled;
    return isTried && level !== null ? 'silence' : null;
  },
} as const satisfies Readonly<Record<string, Prediction>>;

function videosFromAlice(objects: MediaObjects): number {
  return lineEnds(objects).filter((line) => line.kind === 'video' && isFlowing(line, 'alice')).length;
}

function isTurned({ direction, currentDirection, sends }: TransceiverFacts): boolean {
  return sends !== null && currentDirection === direction && (direction === 'recvonly' || direction === 'inactive');
}

function isOfAlice({ peer }: TraceEvent): boolean {
  return peer === 'alice';
}

function stepSwitched(hasSwitched: boolean, event: TraceEvent): boolean {
  if (event.type === 'negotiation.needed') return false;
  if (event.type !== 'track.replaced') return hasSwitched;
  const { before, after } = event;
  return hasSwitched || (before?.kind === 'video' && after?.kind === 'video' && before.id !== after.id);
}
