import { unimpaired, type Impairment } from '#labs/model/network/impairment.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import { connectionCall, type ConnectionStepId } from '#labs/model/scenarios/connection-call.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import type { RestartWay } from '#labs/model/views/restarts.ts';
import { connectionCode, type ConnectionCall } from './connection-steps.ts';
import { createParticipant, type Participant, type Screen } from './participant.ts';
import { sampleStats, type Sampling } from './sample-stats.ts';
import { createMemoryCarriers } from './signaling/memory.ts';
import type { SyntheticLook } from './synthetic-media.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';
import { createTurnClient, type TurnLink } from './turn-client.ts';

export type ConnectionSession = {
  store: TraceStore;
  /** A new call, in place of the one there is. @throws {LabError} what `TurnClient.link` throws; what the browser throws. */
  connect: () => Promise<void>;
  /** Renews the way of the call that is up. Settles once both descriptions are in force, whether or not a way is found. */
  restart: (way: RestartWay) => Promise<void>;
  hangUp: () => void;
  /** Hangs up, and begins with an empty trace. */
  reset: () => void;
  /** How packets of the next call go. */
  setPath: (path: NetworkPath) => void;
  /** What happens to the caller's packets on their way to the TURN server, from now on. */
  setImpairment: (impairment: Impairment) => void;
};

export type ConnectionOptions = {
  looks: Readonly<Record<PeerId, SyntheticLook>>;
  screen: Screen;
  signal: AbortSignal;
  /** What is recorded of the statistics, and how often. */
  sampling?: Sampling;
};

/** What makes a call; the other steps renew its way. */
const callSteps: readonly ConnectionStepId[] = ['open-media', 'make-connections', 'negotiate', 'exchange-and-wait'];

type Run = { call: ConnectionCall; carryOut: (step: ConnectionStepId) => Promise<void>; end: () => void };

/** A call in one page whose way can be cut and renewed. Everything ends with the call, and with `signal`. */
export function createConnectionSession({ looks, screen, signal, sampling }: ConnectionOptions): ConnectionSession {
  const store = createTraceStore();
  const turn = createTurnClient(signal);
  let path: NetworkPath = 'relay';
  let impairment = unimpaired;
  let link: TurnLink | null = null;
  let run: Run | null = null;

  const hangUp = () => {
    run?.end();
    run = null;
    link = null;
  };
  signal.addEventListener('abort', hangUp, { once: true });

  const begin = (): Run => {
    const over = new AbortController();
    const [atAlice, atBob] = createMemoryCarriers();
    const record = { alice: store.recorderFor('alice'), bob: store.recorderFor('bob') };
    const connections: RTCPeerConnection[] = [];
    const participant = (peer: PeerId, carrier: typeof atAlice): Participant =>
      createParticipant(
        {
          ...{ peer, carrier, source: 'synthetic', store, look: looks[peer], screen },
          onConnection: (connection) => void connections.push(connection),
        },
        over.signal,
      );
    const call: ConnectionCall = {
      alice: participant('alice', atAlice),
      bob: participant('bob', atBob),
      configurations: { alice: {}, bob: {} },
      offerOptions: {},
      signal: over.signal,
    };
    sampleStats(
      peers.map((peer) => ({ connection: () => (call[peer] as Partial<Participant>).pc, record: record[peer] })),
      over.signal,
      sampling,
    );
    return {
      call,
      async carryOut(step) {
        record.alice('step.started', { step });
        await connectionCode[step](call);
      },
      end() {
        // While they are still observed, so that the trace says it.
        for (const connection of connections) connection.close();
        over.abort(new DOMException('The call was hung up.', 'AbortError'));
        for (const peer of peers) for (const which of ['local', 'remote'] as const) screen(peer, which, null);
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

  return {
    store,
    async connect() {
      hangUp();
      store.clear();
      const record = store.recorderFor('alice');
      record('run.started', { scenario: connectionCall.id, fault: null });
      record('page.noted', { secureContext: isSecureContext });
      const begun = (run = begin());
      try {
        await configure(begun);
        for (const step of callSteps) await begun.carryOut(step);
      } catch (cause) {
        // Who hangs up, or begins another call, wants to hear of no error.
        if (begun.call.signal.aborted) return;
        throw cause;
      }
    },
    async restart(way) {
      const { call, carryOut } = run ?? {};
      if (!call || !carryOut) return;
      try {
        await carryOut(way === 'method' ? 'restart-by-method' : 'restart-by-option');
        await carryOut('negotiate');
        call.offerOptions = {};
      } catch (cause) {
        if (!call.signal.aborted) throw cause;
      }
    },
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
