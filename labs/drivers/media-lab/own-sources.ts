import { mediaKinds, type MediaKind } from '#labs/model/media/mute-ways.ts';
import type { UseOptions } from './media-call.ts';

/** What Alice sends, or would send with the next call: one track of each kind, in one stream. */
export type OwnSources = {
  /** Shown as her own picture, and named to the other side as the stream of her tracks. */
  stream: () => MediaStream;
  track: (kind: MediaKind) => MediaStreamTrack | null;
  /** In place of the one before, which is stopped unless `keepsOld`. */
  put: (kind: MediaKind, track: MediaStreamTrack | null, options?: UseOptions) => void;
  /** Opens the source of this track once more; `null` where nobody has said how. */
  again: (track: MediaStreamTrack) => Promise<MediaStreamTrack> | null;
  /** Stops both, and forgets them. */
  end: () => void;
};

export function createOwnSources(): OwnSources {
  let stream: MediaStream | null = null;
  const ways = new WeakMap<MediaStreamTrack, () => Promise<MediaStreamTrack>>();
  const tracks: Record<MediaKind, MediaStreamTrack | null> = { video: null, audio: null };
  return {
    stream: () => (stream ??= new MediaStream(mediaKinds.flatMap((kind) => tracks[kind] ?? []))),
    track: (kind) => tracks[kind],
    put(kind, track, { keepsOld = false, again } = {}) {
      if (track && again) ways.set(track, again);
      const before = tracks[kind];
      if (before === track) return;
      tracks[kind] = track;
      if (before) stream?.removeTrack(before);
      if (track) stream?.addTrack(track);
      if (!keepsOld) before?.stop();
    },
    again(track) {
      const way = ways.get(track);
      if (!way) return null;
      return way().then((next) => {
        ways.set(next, way);
        return next;
      });
    },
    end() {
      for (const kind of mediaKinds) {
        tracks[kind]?.stop();
        tracks[kind] = null;
      }
      stream = null;
    },
  };
}
