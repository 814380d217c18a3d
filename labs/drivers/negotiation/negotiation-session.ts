import { negotiationWays, type ChangeId, type NegotiationWay } from '#labs/model/negotiation/changes.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { whenConnected } from '../connected.ts';
import { openSyntheticStream, type SyntheticLook } from '../synthetic-media.ts';
import { createTraceStore, type TraceStore } from '../trace-store.ts';
import { createNegotiatedCall, type NegotiatedCall, type TrackSource } from './negotiated-call.ts';

export type NegotiationSession = {
  stores: Readonly<Record<NegotiationWay, TraceStore>>;
  /** Both calls anew. Settles once all four connections are up. @throws what `whenConnected` throws */
  connect: () => Promise<void>;
  /** The same click in both calls; nothing without a call. */
  change: (by: Readonly<Partial<Record<PeerId, ChangeId>>>) => void;
  hangUp: () => void;
  /** Hangs up, and begins with empty traces. */
  reset: () => void;
  /** How long each message takes from now on, in milliseconds. */
  setDelay: (ms: number) => void;
  /** Who gives way from now on. */
  setPolite: (polite: readonly PeerId[]) => void;
};

export type NegotiationOptions = {
  looks: Readonly<Record<PeerId, SyntheticLook>>;
  /** A stream has come; all of them are gone when there is none. */
  screen: (received: { way: NegotiationWay; peer: PeerId; stream: MediaStream } | null) => void;
  signal: AbortSignal;
};

type Run = { calls: Readonly<Record<NegotiationWay, NegotiatedCall>>; over: AbortController };

/** Two calls side by side on the same clicks, one for each way to negotiate. Everything ends with `signal`. */
export function createNegotiationSession({ looks, screen, signal }: NegotiationOptions): NegotiationSession {
  const stores = { naive: createTraceStore(), perfect: createTraceStore() };
  let delay = 0;
  let polite: readonly PeerId[] = ['bob'];
  let run: Run | null = null;

  const hangUp = () => {
    if (!run) return;
    // While they are still observed, so that the trace says it.
    for (const way of negotiationWays) run.calls[way].close();
    run.over.abort(new DOMException('The call was hung up.', 'AbortError'));
    run = null;
    screen(null);
  };
  signal.addEventListener('abort', hangUp, { once: true });

  const begin = (): Run => {
    const over = new AbortController();
    const tracks = openTracks(looks, over.signal);
    const call = (way: NegotiationWay) =>
      createNegotiatedCall(
        {
          ...{ way, store: stores[way], tracks, delayMs: () => delay, isPolite: (peer) => polite.includes(peer) },
          onTrack: (peer, stream) => screen({ way, peer, stream }),
        },
        over.signal,
      );
    return { calls: { naive: call('naive'), perfect: call('perfect') }, over };
  };

  return {
    stores,
    async connect() {
      hangUp();
      for (const way of negotiationWays) stores[way].clear();
      const { calls, over } = (run = begin());
      try {
        for (const way of negotiationWays) calls[way].change({ alice: 'begin' });
        const connections = negotiationWays.flatMap((way) => peers.map((peer) => calls[way].sides[peer].pc));
        await Promise.all(connections.map((pc) => whenConnected(pc, over.signal)));
      } catch (cause) {
        // Who hangs up, or begins another call, wants to hear of no error.
        if (!over.signal.aborted) throw cause;
      }
    },
    change(by) {
      for (const way of negotiationWays) run?.calls[way].change(by);
    },
    hangUp,
    reset() {
      hangUp();
      for (const way of negotiationWays) stores[way].clear();
    },
    setDelay: (ms) => void (delay = ms),
    setPolite: (next) => void (polite = next),
  };
}

/** One picture and one tone for each side, however many tracks are made of them. */
function openTracks(looks: NegotiationOptions['looks'], signal: AbortSignal): TrackSource {
  const sourceOf = (peer: PeerId) => {
    const stream = openSyntheticStream(looks[peer], signal);
    signal.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()), { once: true });
    const copy = (kind: 'audio' | 'video') => () =>
      stream
        .getTracks()
        .find((track) => track.kind === kind)
        ?.clone() as MediaStreamTrack;
    return { camera: copy('video'), microphone: copy('audio') };
  };
  return { alice: sourceOf('alice'), bob: sourceOf('bob') };
}
