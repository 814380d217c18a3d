import { createActor, waitFor, type Actor } from 'xstate';
import { directorMachine, type DirectorSnapshot } from '#labs/model/machines/director.ts';

export type Director = {
  actor: Actor<typeof directorMachine>;
  /** Carries out what is left. Resolves when every step is done, or the run has failed or was ended. */
  run: () => Promise<DirectorSnapshot>;
  /** Carries out one step. Resolves when that step is over. */
  step: () => Promise<DirectorSnapshot>;
  /** How long a run waits between two steps, in milliseconds; 0 for not at all. It counts at once. */
  setPace: (ms: number) => void;
  /** Another scenario, with so many steps. Ends the one before. */
  load: (count: number) => void;
};

export type DirectorPort = {
  /** Number of steps of the first scenario. */
  count: number;
  /** Carries out one step; a rejection fails the run. `signal` aborts when the run is ended or reset. */
  carryOut: (step: number, signal: AbortSignal) => Promise<void> | void;
  /** The call is hung up; the trace stays to be read. */
  hangUp: () => void;
  /** Everything goes back to the beginning. */
  release: () => void;
};

/** The machine that leads a scenario, wired to those who carry it out. Ends with `signal`. */
export function createDirector(port: DirectorPort, signal: AbortSignal): Director {
  let run = new AbortController();
  const renew = () => {
    run.abort(new DOMException('The run was ended.', 'AbortError'));
    run = new AbortController();
  };
  const carryOut = async (step: number) => {
    const { signal: running } = run;
    try {
      await port.carryOut(step, running);
      if (!running.aborted) actor.send({ type: 'step.done' });
    } catch (cause) {
      if (!running.aborted)
        actor.send({ type: 'step.failed', message: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  let wait: ReturnType<typeof setTimeout> | undefined;
  const actor = createActor(
    directorMachine.provide({
      actions: {
        carryOut: (_, { step }) => void carryOut(step),
        wait: (_, { ms }) => void (wait = setTimeout(() => actor.send({ type: 'wait.over' }), ms)),
        stopWaiting: () => clearTimeout(wait),
        hangUp: () => {
          port.hangUp();
          renew();
        },
        release: () => {
          port.release();
          renew();
        },
      },
    }),
    { input: { count: port.count } },
  );
  actor.start();
  signal.addEventListener(
    'abort',
    () => {
      actor.send({ type: 'reset' });
      actor.stop();
    },
    { once: true },
  );

  const settled = () => waitFor(actor, (snapshot) => !snapshot.matches('working') && !snapshot.matches('waiting'));
  return {
    actor,
    run() {
      actor.send({ type: 'run' });
      return settled();
    },
    step() {
      actor.send({ type: 'step' });
      return settled();
    },
    setPace: (ms) => actor.send({ type: 'pace', ms }),
    load: (count) => actor.send({ type: 'load', count }),
  };
}
