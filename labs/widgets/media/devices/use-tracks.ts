import { useEffect, useState } from 'preact/hooks';
import type { MediaCall } from '#labs/drivers/media-lab/media-call.ts';

export type Tracks = {
  audio: MediaStreamTrack | null;
  video: MediaStreamTrack | null;
  farAudio: MediaStreamTrack | null;
  farVideo: MediaStreamTrack | null;
  connections: ReturnType<MediaCall['connections']>;
};

/** What is sent and received at the moment. */
export function useTracks(call: MediaCall): Tracks {
  const [tracks, setTracks] = useState(() => read(call));
  useEffect(() => {
    const look = () => setTracks((before) => (isSame(before, read(call)) ? before : read(call)));
    look();
    return call.subscribe(look);
  }, [call]);
  return tracks;
}

function read(call: MediaCall): Tracks {
  const connections = call.connections();
  const far = (kind: string) =>
    connections?.bob.getReceivers().find(({ track }) => track.kind === kind && track.readyState === 'live')?.track ??
    null;
  return {
    ...{ audio: call.track('audio'), video: call.track('video') },
    ...{ farAudio: far('audio'), farVideo: far('video'), connections },
  };
}

function isSame(before: Tracks, now: Tracks): boolean {
  const keys = ['audio', 'video', 'farAudio', 'farVideo'] as const;
  return (
    keys.every((key) => before[key] === now[key]) &&
    before.connections?.alice === now.connections?.alice &&
    before.connections?.bob === now.connections?.bob
  );
}
