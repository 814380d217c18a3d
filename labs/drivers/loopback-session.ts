import type { ChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import { loopbackCall } from '#labs/model/scenarios/loopback-call.ts';
import type { ScenarioStep } from '#labs/model/scenarios/scenario.ts';
import type { MediaSourceKind } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { createDirector, type Director } from './direct.ts';
import type { BrokenCall } from './broken-call.ts';
import { beginLoopbackRun, type LoopbackRun } from './loopback-run.ts';
import type { Screen } from './participant.ts';
import type { SyntheticLook } from './synthetic-media.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';

export type LoopbackSession = {
  store: TraceStore;
  director: Director;
  /** The steps of the scenario that is run now or next. */
  steps: () => readonly ScenarioStep[];
  /** What the caller sends in the next run; the callee is always synthetic. */
  setSource: (source: MediaSourceKind) => void;
  /** Breaks the call, or mends it. Ends a run that is under way and clears its trace. */
  setFault: (fault: FaultId | null) => void;
  /** What happens to messages on their way, from now on. */
  setChannelFaults: (rules: readonly ChannelFault[]) => void;
};

export type LoopbackOptions = { looks: Readonly<Record<PeerId, SyntheticLook>>; screen: Screen; signal: AbortSignal };

/** A call between two connections of one page, led by a director. Everything it opens ends with the run, and with `signal`. */
export function createLoopbackSession({ looks, screen, signal }: LoopbackOptions): LoopbackSession {
  const store = createTraceStore();
  let source: MediaSourceKind = 'synthetic';
  let fault: FaultId | null = null;
  let rules: readonly ChannelFault[] = [];
  let run: LoopbackRun | undefined;

  const steps = () => (fault === null ? loopbackCall : faults[fault]).steps;
  const begin = (broken: BrokenCall | null) =>
    beginLoopbackRun({ source, fault, broken, rules: () => rules, store, looks, screen });
  const hangUp = () => {
    run?.end();
    run = undefined;
  };
  const director = createDirector(
    {
      count: steps().length,
      carryOut: (index, running) => {
        const step = steps()[index];
        if (!step) return;
        if (run || fault === null) return (run ??= begin(null)).carryOut(step);
        return loadBrokenCall().then((broken) => {
          if (!running.aborted) return (run ??= begin(broken)).carryOut(step);
        });
      },
      hangUp,
      release: () => {
        hangUp();
        store.clear();
      },
    },
    signal,
  );
  return {
    store,
    director,
    steps,
    setSource: (next) => void (source = next),
    setFault(next) {
      fault = next;
      director.load(steps().length);
    },
    setChannelFaults: (next) => void (rules = next),
  };
}

/** Only who breaks a call loads what that takes. */
async function loadBrokenCall(): Promise<BrokenCall> {
  const { brokenCall } = await import('./broken-call.ts');
  return brokenCall;
}
