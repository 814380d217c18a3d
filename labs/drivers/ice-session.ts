import { LabError } from '#labs/model/errors.ts';
import { unimpaired } from '#labs/model/network/impairment.ts';
import type { ServerVerdict } from '#labs/model/ice/server-verdict.ts';
import type { SectionKind, ServerChoice } from '#labs/model/ice/settings.ts';
import { iceCall, type IceStepId } from '#labs/model/scenarios/ice-call.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { iceCode, type IceCall, type IceEnd } from './ice-steps.ts';
import { createInbox } from './inbox.ts';
import { observeConnection } from './observe-connection.ts';
import { configurationFacts, errorFacts } from './sanitise.ts';
import { sampleStats } from './sample-stats.ts';
import { createChannel, type Carrier } from './signaling/channel.ts';
import { createMemoryCarriers } from './signaling/memory.ts';
import { testServer } from './test-server.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';
import { createTurnClient, type TurnLink } from './turn-client.ts';

export type IceLabSettings = {
  servers: ServerChoice;
  own: readonly RTCIceServer[];
  policy: RTCIceTransportPolicy;
  poolSize: number;
  bundle: RTCBundlePolicy;
  sections: readonly SectionKind[];
};

export type IceSession = {
  store: TraceStore;
  /** A new connection gathers. @throws {LabError} what `TurnClient.link` throws; what the browser throws */
  gather: (settings: IceLabSettings) => Promise<void>;
  /** Bob, with the same settings, meets what Alice has gathered. @throws what the browser throws; when ICE fails */
  meet: () => Promise<void>;
  /** Cuts, or mends, one of the caller's ways to the TURN server, by its number from 0. */
  cut: (way: number, isCut: boolean) => void;
  /** What can be tried of the servers that are chosen, each by itself. @throws {LabError} what `TurnClient.link` throws */
  tests: (settings: IceLabSettings) => Promise<readonly ServerTest[]>;
  /** Closes everything; the trace stays. */
  stop: () => void;
  reset: () => void;
};

/** One server, and how to try it. */
export type ServerTest = { url: string; test: (until: AbortSignal) => Promise<ServerVerdict> };

type Run = { call: IceCall; settings: IceLabSettings; links: readonly TurnLink[]; end: () => void };

/** A connection that gathers, and another that it may meet. Everything ends with `signal`. */
export function createIceSession(signal: AbortSignal): IceSession {
  const store = createTraceStore();
  const turn = createTurnClient(signal);
  let run: Run | null = null;

  const stop = () => {
    run?.end();
    run = null;
  };
  signal.addEventListener('abort', stop, { once: true });

  /** One after the other, so that the first that is told is the first way. */
  const linksFor = async (peer: PeerId, { servers }: IceLabSettings, until: AbortSignal): Promise<TurnLink[]> => {
    const count = { none: 0, own: 0, stun: 1, turn: 1, 'two-turns': peer === 'alice' ? 2 : 1 }[servers];
    const links: TurnLink[] = [];
    while (links.length < count) links.push(await turn.link(store.recorderFor(peer), until));
    return links;
  };

  const begin = (settings: IceLabSettings): Run => {
    const over = new AbortController();
    const connections: RTCPeerConnection[] = [];
    const [atAlice, atBob] = createMemoryCarriers();
    const endOf = (peer: PeerId, carrier: Carrier) => {
      const record = store.recorderFor(peer);
      const channel = createChannel(carrier, peer, record);
      const end: Omit<IceEnd, 'pc'> = {
        configuration: {},
        connect(configuration) {
          try {
            const connection = new RTCPeerConnection(configuration);
            connections.push(connection);
            return observeConnection(connection, record, over.signal);
          } catch (cause) {
            record('connection.refused', {
              configuration: configurationFacts(configuration),
              error: errorFacts(cause),
            });
            throw cause;
          }
        },
        send: channel.send,
        inbox: createInbox(channel, over.signal),
      };
      return end as IceEnd;
    };
    const call = {
      alice: endOf('alice', atAlice),
      bob: endOf('bob', atBob),
      sections: settings.sections,
      signal: over.signal,
    };
    sampleStats(
      peers.map((peer) => ({
        connection: () => (call[peer] as Partial<IceEnd>).pc,
        record: store.recorderFor(peer),
      })),
      over.signal,
    );
    const end = () => {
      for (const connection of connections) connection.close();
      over.abort(new DOMException('The lab was stopped.', 'AbortError'));
    };
    return { call, settings, links: [], end };
  };

  const carryOut = async ({ call }: Run, step: IceStepId) => {
    store.recorderFor('alice')('step.started', { step });
    await iceCode[step](call);
  };

  /** Who stops it, or begins anew, wants to hear of no error. */
  const quietly = async ({ call }: Run, work: () => Promise<void>) => {
    try {
      await work();
    } catch (cause) {
      if (!call.signal.aborted) throw cause;
    }
  };

  return {
    store,
    async gather(settings) {
      stop();
      store.clear();
      store.recorderFor('alice')('run.started', { scenario: iceCall.id, fault: null });
      const begun = (run = begin(settings));
      await quietly(begun, async () => {
        const links = await linksFor('alice', settings, begun.call.signal);
        begun.links = links;
        begun.call.alice.configuration = configurationOf(settings, links);
        await carryOut(begun, 'gather-connection');
        await carryOut(begun, 'gather-offer');
      });
    },
    async meet() {
      const present = run;
      if (!present) return;
      const { call, settings } = present;
      await quietly(present, async () => {
        call.bob.configuration = configurationOf(settings, await linksFor('bob', settings, call.signal));
        await carryOut(present, 'meet-bob');
      });
    },
    cut(way, isCut) {
      run?.links[way]?.impair({ ...unimpaired, isUnplugged: isCut });
    },
    async tests({ servers, own }) {
      const foreign = (server: RTCIceServer): ServerTest => ({
        url: [server.urls].flat().join(', '),
        test: (until) => testServer(() => Promise.resolve(server), until),
      });
      if (servers === 'none') return [];
      if (servers === 'own') return own.map(foreign);
      // To learn what there is; each test has a link of its own, so that it hears what the server says of it alone.
      const looked = new AbortController();
      const known = await turn.link(() => {}, AbortSignal.any([signal, looked.signal]));
      looked.abort();
      const wanted = known.iceServers.slice(0, servers === 'stun' ? 1 : undefined);
      return wanted.map(({ urls }, index) => ({
        url: [urls].flat().join(', '),
        test: (until) =>
          testServer(async (record, over) => {
            const { iceServers } = await turn.link(record, over);
            return iceServers[index] ?? { urls: [] };
          }, until),
      }));
    },
    stop,
    reset() {
      stop();
      store.clear();
    },
  };
}

/** @throws {LabError} `turn/refused` where the site is given other servers, and none of the wanted kind among them */
function configurationOf(settings: IceLabSettings, links: readonly TurnLink[]): RTCConfiguration {
  const { servers, own, policy, poolSize, bundle } = settings;
  const all = links.flatMap(({ iceServers }) => iceServers);
  const isStun = ({ urls }: RTCIceServer) => [urls].flat().every((url) => url.startsWith('stun'));
  const iceServers = servers === 'own' ? [...own] : servers === 'stun' ? all.filter(isStun) : all;
  if (servers !== 'none' && servers !== 'own' && iceServers.length === 0)
    throw new LabError('turn/refused', 'The site has no such server.', { details: { message: 'none' } });
  return { iceServers, iceTransportPolicy: policy, iceCandidatePoolSize: poolSize, bundlePolicy: bundle };
}
