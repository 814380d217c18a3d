import { createFold, type Step } from '../fold.ts';
import type { TraceEventOf, TrackFacts } from '../trace.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** A track that was put in place of one that lives on: a screen, in place of the camera. */
type Share = { camera: string; screen: string; descriptions: number };

/** What the caller's devices have gone through so far. */
type Seen = {
  /** Own tracks that are over. */
  ended: ReadonlySet<string>;
  stopped: ReadonlySet<string>;
  /** Descriptions that were set on her side. */
  descriptions: number;
  share: Share | null;
  /** Descriptions that were set while the last share went on; `null` before one has come back. */
  shareCost: number | null;
  hasFallenBack: boolean;
  isShareEndedOutside: boolean;
  isOverconstrained: boolean;
  /** A request that may have been for both was refused with this error, and whether a camera alone came next. */
  refused: { name: string; hasCamera: boolean } | null;
  isCameraKept: boolean;
};

const nothing: Seen = {
  ...{ ended: new Set(), stopped: new Set(), descriptions: 0, share: null, shareCost: null },
  ...{ hasFallenBack: false, isShareEndedOutside: false, isOverconstrained: false },
  ...{ refused: null, isCameraKept: false },
};

const stepSeen: Step<Seen> = (seen, event) => {
  if (event.peer !== 'alice') return seen;
  switch (event.type) {
    case 'track.ended':
      return { ...seen, ended: new Set([...seen.ended, event.track.id]) };
    case 'track.stopped':
      return { ...seen, stopped: new Set([...seen.stopped, event.track.id]) };
    case 'description.applied':
      return { ...seen, descriptions: seen.descriptions + 1 };
    case 'track.replaced':
      return stepReplaced(seen, event.before, event.after);
    case 'media.refused':
      return stepRefused(seen, event);
    case 'media.granted':
      return stepGranted(seen, event.tracks);
    default:
      return seen;
  }
};

function stepReplaced(seen: Seen, before: TrackFacts | null, after: TrackFacts | null): Seen {
  if (!before || !after) return seen;
  const { share, ended } = seen;
  const hasFallenBack = seen.hasFallenBack || (ended.has(before.id) && share?.screen !== before.id);
  if (share && share.screen === before.id && share.camera === after.id)
    return {
      ...seen,
      share: null,
      shareCost: seen.descriptions - share.descriptions,
      isShareEndedOutside: seen.isShareEndedOutside || ended.has(share.screen),
    };
  const isKept = before.kind === 'video' && !ended.has(before.id) && !seen.stopped.has(before.id);
  return {
    ...seen,
    hasFallenBack,
    share: isKept ? { camera: before.id, screen: after.id, descriptions: seen.descriptions } : share,
  };
}

/** All of it refused, then the camera alone given, then the microphone alone refused as before. */
function stepRefused(seen: Seen, { source, error: { name } }: TraceEventOf<'media.refused'>): Seen {
  const isOverconstrained = seen.isOverconstrained || name === 'OverconstrainedError';
  const { refused } = seen;
  if (refused?.hasCamera && refused.name === name && source !== 'camera')
    return { ...seen, isOverconstrained, refused: null, isCameraKept: true };
  return { ...seen, isOverconstrained, refused: source === 'microphone' ? null : { name, hasCamera: false } };
}

function stepGranted(seen: Seen, tracks: readonly TrackFacts[]): Seen {
  const isCamera = tracks.length === 1 && tracks[0]?.kind === 'video';
  return { ...seen, refused: isCamera && seen.refused ? { ...seen.refused, hasCamera: true } : null };
}

// One fold for all who ask: a trace that grows is looked at once.
const seenIn = createFold(stepSeen, nothing);

/** What the lessons about devices and about sharing a screen want to see. */
export const deviceCheckpoints = {
  'camera-kept': (trace) => (seenIn(trace).isCameraKept ? null : 'no-kept-camera'),
  'device-fell-back': (trace) => (seenIn(trace).hasFallenBack ? null : 'no-fallback'),
  overconstrained: (trace) => (seenIn(trace).isOverconstrained ? null : 'not-overconstrained'),
  'screen-there-and-back': (trace) => (seenIn(trace).shareCost === null ? 'no-screen-and-back' : null),
  'screen-ended-outside': (trace) => (seenIn(trace).isShareEndedOutside ? null : 'no-screen-ended'),
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const devicePredictions = {
  /** Camera and microphone are asked for in one request, and the microphone fails: what does the request give? */
  'both-or-nothing': (trace) => (seenIn(trace).isCameraKept ? 'nothing' : null),
  /** A screen takes the place of the camera: are an offer and an answer needed? */
  'share-negotiates': (trace) => {
    const { shareCost } = seenIn(trace);
    return shareCost === null ? null : shareCost === 0 ? 'no' : 'yes';
  },
} as const satisfies Readonly<Record<string, Prediction>>;
