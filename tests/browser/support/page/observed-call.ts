import { observeConnection } from '#labs/drivers/observe-connection.ts';
import { createTraceStore, type RecordFact } from '#labs/drivers/trace-store.ts';
import { createFold } from '#labs/model/fold.ts';
import type { Trace } from '#labs/model/trace.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { noDescriptions, stepDescriptions, type DescriptionSlots } from '#labs/model/views/descriptions.ts';
import type { PeerStates } from '#labs/model/views/peer-states.ts';
import { machineIds, peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';

/** Two real connections, observed into one trace, and the model that follows it. */
export type ObservedCall = {
  connections: Readonly<Record<PeerId, RTCPeerConnection>>;
  /** Closes the connections and makes new ones, in the same trace. */
  renew: () => void;
  model: (peer: PeerId) => PeerStates;
  trace: () => Trace;
  /**
   * Waits until the model stands where both connections say they are: reports may be under way. Resolves with what
   * still differs when the trace has not caught up in time; nothing is what it resolves with otherwise.
   */
  settle: () => Promise<readonly string[]>;
  /** Resolves with true once `condition` holds, looked at after every recorded fact; with false when it never does. */
  comesToHold: (condition: () => boolean) => Promise<boolean>;
  /** Resolves once `condition` holds. @throws when it never does */
  until: (condition: () => boolean, what: string) => Promise<void>;
  close: () => void;
};

/** What takes longer than this is not under way: it is missing. */
const patienceMs = 10_000;

export function observeCall(configuration: RTCConfiguration = {}): ObservedCall {
  const store = createTraceStore();
  const foldStates = createFold(stepCallStates, initialCallStates);
  const foldDescriptions = createFold(stepDescriptions, noDescriptions);
  const watchers = new Set<() => void>();
  let session = new AbortController();

  const trace = () => {
    store.flush();
    return store.getTrace();
  };
  const open = (peer: PeerId) => {
    const write = store.recorderFor(peer);
    const record: RecordFact = (type, facts) => {
      write(type, facts);
      for (const look of watchers) look();
    };
    return observeConnection(new RTCPeerConnection(configuration), record, session.signal);
  };
  const openBoth = () => ({ alice: open('alice'), bob: open('bob') });
  let connections = openBoth();

  const close = () => {
    for (const peer of peers) connections[peer].close();
    session.abort();
  };
  const differences = () =>
    peers.flatMap((peer) => {
      const model = foldStates(trace())[peer];
      const slots = foldDescriptions(trace())[peer];
      return [...stateDifferences(model, connections[peer]), ...slotDifferences(slots, connections[peer])].map(
        (difference) => `${peer}: ${difference}`,
      );
    });
  const comesToHold = (condition: () => boolean) =>
    new Promise<boolean>((resolve) => {
      const end = (held: boolean) => {
        watchers.delete(look);
        clearTimeout(limit);
        resolve(held);
      };
      const look = () => condition() && end(true);
      const limit = setTimeout(() => end(false), patienceMs);
      watchers.add(look);
      look();
    });

  return {
    get connections() {
      return connections;
    },
    renew() {
      close();
      session = new AbortController();
      connections = openBoth();
    },
    model: (peer) => foldStates(trace())[peer],
    trace,
    async settle() {
      await comesToHold(() => differences().length === 0);
      return differences();
    },
    comesToHold,
    async until(condition, what) {
      if (!(await comesToHold(condition))) throw new Error(`${what}: not reached. ${lastFacts(trace())}`);
    },
    close,
  };
}

/** What was recorded last, without its long parts. */
function lastFacts({ events }: Trace): string {
  const short = (_: string, value: unknown) =>
    typeof value === 'string' && value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return events
    .slice(-20)
    .map((event) => JSON.stringify(event, short))
    .join('\n');
}

/** Where the connection says it is. */
const reported: { readonly [M in MachineId]: (connection: RTCPeerConnection) => string } = {
  signaling: ({ signalingState }) => signalingState,
  'ice-gathering': ({ iceGatheringState }) => iceGatheringState,
  'ice-connection': ({ iceConnectionState }) => iceConnectionState,
  connection: ({ connectionState }) => connectionState,
};

function stateDifferences({ machines }: PeerStates, connection: RTCPeerConnection): readonly string[] {
  return machineIds.flatMap((machine) => {
    const [model, browser] = [machines[machine].state, reported[machine](connection)];
    return model === browser ? [] : [`${machine} is ${browser}, in the model ${model}`];
  });
}

const slotNames = ['currentLocal', 'pendingLocal', 'currentRemote', 'pendingRemote'] as const;

type Slots = Readonly<Record<(typeof slotNames)[number], RTCSessionDescription | null>>;

/** `null` when the connection does not say: Firefox tells nothing of one that is closed. */
function reportedSlots(connection: RTCPeerConnection): Slots | null {
  try {
    return {
      currentLocal: connection.currentLocalDescription,
      pendingLocal: connection.pendingLocalDescription,
      currentRemote: connection.currentRemoteDescription,
      pendingRemote: connection.pendingRemoteDescription,
    };
  } catch (error) {
    if (connection.signalingState !== 'closed') throw error;
    return null;
  }
}

function slotDifferences(model: DescriptionSlots, connection: RTCPeerConnection): readonly string[] {
  const browser = reportedSlots(connection);
  if (browser === null) return [];
  return slotNames.flatMap((slot) => {
    const [expected, actual] = [model[slot]?.type ?? 'empty', browser[slot]?.type ?? 'empty'];
    return expected === actual ? [] : [`${slot} is ${actual}, in the model ${expected}`];
  });
}
