import type { ChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import { loopbackCall, type LoopbackStepId } from '#labs/model/scenarios/loopback-call.ts';
import type { ScenarioStep } from '#labs/model/scenarios/scenario.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import type { BrokenCall } from './broken-call.ts';
import { MessageLost } from './inbox.ts';
import { loopbackCode } from './loopback-steps.ts';
import { createParticipant, type LoopbackCall, type Participant, type Screen, type StepCode } from './participant.ts';
import { sampleStats } from './sample-stats.ts';
import type { Carrier } from './signaling/channel.ts';
import { createFaultyCarrier } from './signaling/faulty-carrier.ts';
import { createMemoryCarriers } from './signaling/memory.ts';
import type { SyntheticLook } from './synthetic-media.ts';
import { realTab } from './tab.ts';
import type { TraceStore } from './trace-store.ts';

export type LoopbackRunParts = {
  /** What the caller sends; the callee is always synthetic. */
  source: MediaSourceKind;
  fault: FaultId | null;
  /** What a call with a fault needs; `null` for one without. */
  broken: BrokenCall | null;
  /** What happens to messages beside what the fault itself does to them. */
  rules: () => readonly ChannelFault[];
  store: TraceStore;
  looks: Readonly<Record<PeerId, SyntheticLook>>;
  screen: Screen;
};

/** One call from its first step to its end. */
export type LoopbackRun = {
  call: LoopbackCall;
  /** @throws what the code of the step throws. */
  carryOut: (step: ScenarioStep) => Promise<void> | void;
  /** Closes every connection, ends every track and timer, and takes the streams off the screen. */
  end: () => void;
};

/** How long a step is waited for when messages may be lost, in ms. An application would wait for ever. */
const patienceMs = 10_000;

/** Makes both sides, with nothing between them yet but a channel. */
export function beginLoopbackRun(parts: LoopbackRunParts): LoopbackRun {
  const { source, fault, broken, store, looks, screen } = parts;
  const over = new AbortController();
  const { signal } = over;
  const connections: RTCPeerConnection[] = [];
  const record = { alice: store.recorderFor('alice'), bob: store.recorderFor('bob') };
  record.alice('run.started', { scenario: loopbackCall.id, fault });
  record.alice('page.noted', { secureContext: isSecureContext && fault !== 'insecure-context' });

  const rules = () => [...parts.rules(), ...(fault === null ? [] : faults[fault].channel)];
  const [atAlice, atBob] = createMemoryCarriers();
  const participant = (peer: PeerId, other: PeerId, carrier: Carrier) => {
    const onLost = ({ kind }: { kind: string }) => {
      if (kind === 'offer' || kind === 'answer') call[other].inbox.lose(kind);
    };
    return createParticipant(
      {
        ...{ peer, store, screen, look: looks[peer], source: peer === 'alice' ? source : 'synthetic' },
        carrier: createFaultyCarrier(carrier, { from: peer, faults: rules, onLost }, signal),
        onConnection(connection) {
          connections.push(connection);
          broken?.guardHandlers(connection, record[peer]);
        },
        tab: (fault !== null && broken?.tabFor(fault, peer, signal)) || realTab,
      },
      signal,
    );
  };
  const call: LoopbackCall = {
    alice: participant('alice', 'bob', atAlice),
    bob: participant('bob', 'alice', atBob),
    signal,
  };
  const sides = peers.map((peer) => ({
    connection: () => (call[peer] as Partial<Participant>).pc,
    record: record[peer],
  }));
  sampleStats(sides, signal);

  // Where no offer has come, an application on the other side has not been started at all.
  let isCutOff = false;
  let hasLost = false;
  const runCode = async (code: StepCode) => {
    try {
      await code(call);
    } catch (cause) {
      if (!(cause instanceof MessageLost)) throw cause;
      hasLost = true;
      isCutOff ||= cause.kind === 'offer';
    }
  };
  const runPatiently = (code: StepCode) => {
    if (parts.rules().length === 0) return runCode(code);
    return Promise.race([runCode(code), elapsed(hasLost ? 0 : patienceMs, signal)]);
  };
  return {
    call,
    carryOut({ id, peer }) {
      if (isCutOff) return;
      record[peer]('step.started', { step: id });
      return runPatiently(broken ? broken.codeOf(id) : loopbackCode[id as LoopbackStepId]);
    },
    end() {
      // While they are still observed, so that the trace says it.
      for (const connection of connections) connection.close();
      over.abort(new DOMException('The call was hung up.', 'AbortError'));
      for (const peer of peers) for (const which of ['local', 'remote'] as const) screen(peer, which, null);
    },
  };
}

/** Resolves after so many milliseconds, or at once when `signal` aborts. */
function elapsed(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
