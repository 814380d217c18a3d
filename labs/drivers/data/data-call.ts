import type { TraceStore } from '../trace-store.ts';

/** The connections that channels are made on; they end with `signal`. */
export type DataCall = {
  store: TraceStore;
  alice: RTCPeerConnection;
  bob: RTCPeerConnection;
  /** Of the call: aborted when it is hung up. */
  signal: AbortSignal;
  /** Offers again with new ICE credentials; resolves when both are stable. */
  restartIce: () => Promise<void>;
};
