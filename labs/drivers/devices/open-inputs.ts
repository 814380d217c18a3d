import type { ErrorFacts, MediaSourceKind } from '#labs/model/trace.ts';
import { observeOwnTrack } from '../observe-own-track.ts';
import { errorFacts, trackFacts } from '../sanitise.ts';
import type { RecordFact } from '../trace-store.ts';
import { idAsked } from './lab-devices.ts';
import { simulatedMessage } from './synthetic-devices.ts';

export type Ask = (constraints: MediaStreamConstraints) => Promise<MediaStream>;

/** One request that was refused. */
export type Refusal = {
  asked: readonly ('audio' | 'video')[];
  error: ErrorFacts;
  /** What could not be met, with an OverconstrainedError. */
  constraint: string | null;
  /** The lab threw it itself. */
  isSimulated: boolean;
};

export type Opened = { tracks: readonly MediaStreamTrack[]; refusals: readonly Refusal[] };

/** Camera and microphone in one question; where that fails each by itself, so that one that fails does not cost the other. */
export async function openCameraAndMicrophone(
  ask: Ask,
  video: MediaTrackConstraints | true,
  audio: MediaTrackConstraints | true,
): Promise<Opened> {
  const refusals: Refusal[] = [];
  const refused = (asked: MediaStreamConstraints, cause: unknown) => refusals.push(refusalOf(asked, cause));
  // #region keep-what-works
  const open = async (constraints: MediaStreamConstraints) => {
    try {
      return (await ask(constraints)).getTracks();
    } catch (cause) {
      refused(constraints, cause);
      return [];
    }
  };
  let tracks = await open({ video, audio });
  // All or nothing: one device that fails refuses both.
  if (tracks.length === 0) tracks = [...(await open({ video })), ...(await open({ audio }))];
  // #endregion
  return { tracks, refusals };
}

export function refusalOf(constraints: MediaStreamConstraints, cause: unknown): Refusal {
  const { constraint } = cause as { constraint?: unknown };
  const error = errorFacts(cause);
  return {
    error,
    isSimulated: error.message === simulatedMessage,
    asked: (['video', 'audio'] as const).filter(
      (kind) => constraints[kind] !== undefined && constraints[kind] !== false,
    ),
    constraint: typeof constraint === 'string' && constraint !== '' ? constraint : null,
  };
}

/** Records each request and what came of it, and watches the tracks it gives, until `signal` aborts. */
export function recorded(
  ask: Ask,
  record: RecordFact,
  signal: AbortSignal,
  readSource: typeof sourceOf = sourceOf,
): Ask {
  return async (constraints) => {
    const source = readSource(constraints);
    record('media.requested', { source });
    try {
      const stream = await ask(constraints);
      for (const track of stream.getTracks()) keepTrack(track, record, signal);
      signal.throwIfAborted();
      record('media.granted', { source, tracks: stream.getTracks().map(trackFacts) });
      return stream;
    } catch (cause) {
      record('media.refused', { source, error: errorFacts(cause) });
      throw cause;
    }
  };
}

/** Watches an own track and ends it with `signal`; the watching ends first, so that tidying up is no fact of the call. */
export function keepTrack(track: MediaStreamTrack, record: RecordFact, signal: AbortSignal): void {
  observeOwnTrack(track, record, signal);
  track.addEventListener('ended', () => record('track.ended', { track: trackFacts(track) }), { signal });
  signal.addEventListener('abort', () => track.stop(), { once: true });
  if (signal.aborted) track.stop();
}

function sourceOf({ video, audio }: MediaStreamConstraints): MediaSourceKind {
  const asked = [video, audio].filter(Boolean);
  if (asked.length > 0 && asked.every((each) => idAsked(each)?.startsWith('synthetic-'))) return 'synthetic';
  return video ? 'camera' : 'microphone';
}
