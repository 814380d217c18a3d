import type { MediaKind } from '#labs/model/media/mute-ways.ts';
import { observeOwnTrack } from '../observe-own-track.ts';
import { trackFacts } from '../sanitise.ts';
import { openSyntheticCamera, openSyntheticMicrophone, type SyntheticLook } from '../synthetic-media.ts';
import type { RecordFact } from '../trace-store.ts';

/** Synthetic tracks, observed. Each ends by its own `stop()`, and all of them with `signal`. */
export function openOwnTracks(
  kinds: readonly MediaKind[],
  look: SyntheticLook,
  record: RecordFact,
  signal: AbortSignal,
): readonly MediaStreamTrack[] {
  record('media.requested', { source: 'synthetic' });
  const tracks = kinds.map((kind) => (kind === 'video' ? openSyntheticCamera : openSyntheticMicrophone)(look, signal));
  for (const track of tracks) observeOwnTrack(track, record, signal);
  record('media.granted', { source: 'synthetic', tracks: tracks.map(trackFacts) });
  return tracks;
}
