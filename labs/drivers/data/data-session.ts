import type { ChannelEnd } from '#labs/model/data/channels.ts';
import { plainWish, type ChannelWish } from '#labs/model/data/channel-wish.ts';
import { unimpaired, type Impairment } from '#labs/model/network/impairment.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { connectionCode, type ConnectionCall } from '../connection-steps.ts';
import { createParticipant } from '../participant.ts';
import { createMemoryCarriers } from '../signaling/memory.ts';
import type { SyntheticLook } from '../synthetic-media.ts';
import { createTraceStore, type TraceStore } from '../trace-store.ts';
import { createTurnClient, type TurnLink } from '../turn-client.ts';
import { createChannelEnds, type ChannelEnds } from './channel-ends.ts';
import type { DataCall } from './data-call.ts';
import { makeConnections, makeEnd, type DataPair } from './data-steps.ts';

/** What somebody has said on a channel, as it came to `peer`. */
export type Heard = { peer: PeerId; label: string; data: unknown };

export type DataSession = {
  store: TraceStore;
  /**
   * Negotiates what has been made, with a channel `chat` if there is none; in place of a call that is up.
   *
   * @throws {LabError} what `TurnClient.link` throws; what the browser throws
   */
  connect: () => Promise<void>;
  /** Makes a channel, now in the call or for the next one. @throws {ChannelRefused}, and what `connect` throws */
  make: (wish: ChannelWish) => Promise<void>;
  /** The browser's object for an end that the trace shows; `null` where it is gone. */
  find: (peer: PeerId, end: Pick<ChannelEnd, 'label' | 'id'>) => RTCDataChannel | null;
  hangUp: () => void;
  reset: () => void;
  setPath: (path: NetworkPath) => void;
  setImpairment: (impairment: Impairment) => void;
};

/** One side would not make its end. The end that was made before is left as it is. */
export class ChannelRefused extends Error {
  override readonly name = 'ChannelRefused';
  readonly wish: ChannelWish;
  readonly peer: PeerId;
  constructor(wish: ChannelWish, peer: PeerId, cause: unknown) {
    super('The browser does not make this channel.', { cause });
    this.wish = wish;
    this.peer = peer;
  }
}

export type DataOptions = {
  looks: Readonly<Record<PeerId, SyntheticLook>>;
  onHeard: (heard: Heard) => void;
  /** The call is up, or over. */
  onCall: (call: DataCall | null) => void;
  signal: AbortSignal;
};

type Run = { pair: DataPair; call: ConnectionCall; ends: ChannelEnds; isOffered: boolean; end: () => void };

/** A call of data channels alone. Everything ends with the call, and with `signal`. */
export function createDataSession({ looks, onHeard, onCall, signal }: DataOptions): DataSession {
  const store = createTraceStore();
  const turn = createTurnClient(signal);
  let path: NetworkPath = 'relay';
  let impairment = unimpaired;
  let link: TurnLink | null = null;
  let preparing: Promise<Run> | null = null;
  let run: Run | null = null;

  const hangUp = () => {
    run?.end();
    run = null;
    link = null;
    preparing = null;
    onCall(null);
  };
  signal.addEventListener('abort', hangUp, { once: true });

  const begin = (): Run => {
    const over = new AbortController();
    const [atAlice, atBob] = createMemoryCarriers();
    const connections: RTCPeerConnection[] = [];
    const participant = (peer: PeerId, carrier: typeof atAlice) =>
      createParticipant(
        {
          ...{ peer, carrier, source: 'synthetic', store, look: looks[peer], screen: () => {} },
          onConnection: (connection) => void connections.push(connection),
        },
        over.signal,
      );
    const pair = { alice: participant('alice', atAlice), bob: participant('bob', atBob) };
    return {
      pair,
      call: { ...pair, configurations: { alice: {}, bob: {} }, offerOptions: {}, signal: over.signal },
      ends: createChannelEnds(onHeard, over.signal),
      isOffered: false,
      end() {
        // While they are still observed, so that the trace says it.
        for (const connection of connections) connection.close();
        over.abort(new DOMException('The call was hung up.', 'AbortError'));
      },
    };
  };

  const configure = async ({ call }: Run) => {
    if (path === 'direct') {
      call.configurations = { alice: { iceServers: [] }, bob: { iceServers: [] } };
      return;
    }
    // Each its own, but only the caller's is made worse: a packet is to suffer once.
    const [own, other] = await Promise.all(peers.map((peer) => turn.link(store.recorderFor(peer), call.signal)));
    if (!own || !other) return;
    link = own;
    if (impairment !== unimpaired) own.impair(impairment);
    const relayed = ({ iceServers }: TurnLink): RTCConfiguration => ({ iceServers, iceTransportPolicy: 'relay' });
    call.configurations = { alice: relayed(own), bob: relayed(other) };
  };

  /** Two connections on which channels can be made, and which nobody has offered yet. */
  const prepare = (): Promise<Run> =>
    (preparing ??= (async () => {
      store.clear();
      const record = store.recorderFor('alice');
      record('run.started', { scenario: 'data-channels', fault: null });
      record('page.noted', { secureContext: isSecureContext });
      const begun = (run = begin());
      try {
        await configure(begun);
        makeConnections(begun.pair, begun.call.configurations, begun.ends.add);
      } catch (cause) {
        if (run === begun) hangUp();
        throw cause;
      }
      for (const peer of peers) begun.ends.watch(peer, begun.pair[peer].pc);
      return begun;
    })());

  const makeOn = ({ pair, ends }: Run, wish: ChannelWish) => {
    ends.listenTo(wish.label);
    let peer = wish.maker;
    try {
      for (const side of peers) {
        peer = side;
        makeEnd(wish, side, pair[side]);
      }
    } catch (cause) {
      throw new ChannelRefused(wish, peer, cause);
    }
  };

  const quietly = async (doing: () => Promise<void>) => {
    try {
      await doing();
    } catch (cause) {
      // Who hangs up, or begins another call, wants to hear of no error.
      if ((cause as { name?: unknown } | null)?.name !== 'AbortError') throw cause;
    }
  };

  return {
    store,
    connect: () =>
      quietly(async () => {
        if (run?.isOffered) hangUp();
        const begun = await prepare();
        const { pair, call, ends } = begun;
        if (!ends.has('chat')) makeOn(begun, { ...plainWish, label: 'chat' });
        begun.isOffered = true;
        await connectionCode.negotiate(call);
        await connectionCode['exchange-and-wait'](call);
        onCall({
          ...{ store, alice: pair.alice.pc, bob: pair.bob.pc, signal: call.signal },
          async restartIce() {
            await connectionCode['restart-by-method'](call);
            await connectionCode.negotiate(call);
          },
        });
      }),
    make: (wish) => quietly(async () => makeOn(await prepare(), wish)),
    find: (peer, end) => run?.ends.find(peer, end) ?? null,
    hangUp,
    reset() {
      hangUp();
      store.clear();
    },
    setPath: (next) => void (path = next),
    setImpairment(next) {
      impairment = next;
      link?.impair(next);
    },
  };
}
