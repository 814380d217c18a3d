import type { StageCommand } from '#labs/model/class/command.ts';
import type { Sender } from './command-sender.ts';
import { longestLoadMs, type SeenClassSource } from './seen-class.ts';

export type PatientSender = {
  send: Sender<StageCommand>;
  /** Another lab was asked for: what is sent from now on is meant for that. */
  expectLab: () => void;
};

/** More than that nobody presses while a page loads. */
const mostWaiting = 20;

/**
 * Holds back what the stage is asked while it loads another lab, and sends it, in order, once that is there: a page that is just
 * going hears nothing. Where no stage comes back it is forgotten.
 */
export function createPatientSender(
  send: Sender<StageCommand>,
  seen: SeenClassSource,
  signal: AbortSignal,
): PatientSender {
  let waiting: StageCommand[] = [];
  /** The run that was shown when another lab was asked for. */
  let leaving: number | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const expectLab = () => {
    leaving = seen.get().run;
    clearTimeout(patience);
    // The stage may be the lab that was asked for, or have gone for good.
    patience = setTimeout(() => {
      leaving = null;
      flush();
    }, longestLoadMs);
  };
  const tell = (command: StageCommand): boolean => {
    const isSent = send(command);
    if (isSent && command.do === 'open') expectLab();
    return isSent;
  };
  const isLoading = () => {
    const { presence, run } = seen.get();
    if (leaving !== null && run !== leaving) leaving = null;
    return presence === 'loading' || leaving !== null;
  };
  const flush = () => {
    if (seen.get().presence === 'away') waiting = [];
    while (waiting.length > 0 && !isLoading()) tell(waiting.shift() as StageCommand);
  };
  const end = seen.subscribe(flush);
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(patience);
      end();
    },
    { once: true },
  );
  return {
    expectLab,
    send(command) {
      if (!seen.get().isConnected || waiting.length >= mostWaiting) return false;
      if (!isLoading()) return tell(command);
      // Whoever goes on to yet another lab does not want what was asked of this one.
      if (command.do === 'open') waiting = [];
      waiting.push(command);
      return true;
    },
  };
}
