import type { RecordFact, TraceStore } from '../trace-store.ts';

/** `again` opens the same source once more, after the track was stopped. */
export type UseOptions = { keepsOld?: boolean; again?: () => Promise<MediaStreamTrack> };

/** What the panel of devices may do with the call of the media lab: before it, and while it is up. */
export type MediaCall = {
  store: TraceStore;
  /** What is sent now, or would be sent with the next call; null where nothing is. */
  track: (kind: 'audio' | 'video') => MediaStreamTrack | null;
  /**
   * Sends this track in place of the one before: replaceTrack() in a call, and the source of the next call otherwise. A mute by which
   * nothing would be sent is taken back first. Takes over its end: the one before is stopped unless `keepsOld`.
   */
  use: (kind: 'audio' | 'video', track: MediaStreamTrack | null, options?: UseOptions) => Promise<void>;
  /** How often somebody has hung up or reset: what was asked for before that is not wanted after it. */
  ends: () => number;
  /** The senders and receivers of the call, `null` without one. */
  connections: () => { alice: RTCPeerConnection; bob: RTCPeerConnection } | null;
  /** Called when what `track` or `connections` give has changed. Returns the function that ends it. */
  subscribe: (listener: () => void) => () => void;
  record: RecordFact; // of alice
  signal: AbortSignal; // of the page's lab
};
