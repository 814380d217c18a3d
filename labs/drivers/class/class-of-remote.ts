import type { StageCommand } from '#labs/model/class/command.ts';
import { readDeskEntry, type DeskEntry, type DeskWish } from '#labs/model/class/desk-log.ts';
import type { RemoteAccess } from '#labs/model/class/remote-link.ts';
import { follow } from '../relay/follow.ts';
import { createRelaySocket } from '../relay/relay-socket.ts';
import { createCommandSender, createTeller, type Sender } from './command-sender.ts';
import { createPatientSender } from './patient-sender.ts';
import { seeClass, type SeenClassSource } from './seen-class.ts';

/** What the desk says, and whether it is there; `null` before it is known. */
export type ToldByDesk = {
  entry: DeskEntry | null;
  isHere: boolean | null;
  /** This remote was taken away. */
  isOver: boolean;
  /** What was asked last came with a key that is not that of the class. */
  isRefused: boolean;
};

/** Everything a remote has to do with the class. */
export type ClassOfRemote = {
  seen: SeenClassSource;
  desk: { get: () => ToldByDesk; subscribe: (listener: () => void) => () => void };
  send: Sender<StageCommand>;
  wish: Sender<DeskWish['do']>;
};

export function joinAsRemote({ stage, desk, key }: RemoteAccess, signal: AbortSignal): ClassOfRemote {
  const socket = createRelaySocket(signal);
  const listeners = new Set<() => void>();
  let told: ToldByDesk = { entry: null, isHere: null, isOver: false, isRefused: false };
  const put = (part: Partial<ToldByDesk>) => {
    told = { ...told, ...part };
    for (const listener of [...listeners]) listener();
  };
  const end = follow(socket, desk, {
    onEntries(entries) {
      const last = entries.at(-1);
      const entry = last === undefined ? null : readDeskEntry(last);
      if (entry) put({ entry, isOver: false });
    },
    onPresence: (isHere) => put({ isHere }),
    // The desk has taken the remotes away: what it said is not for this one any more.
    onEnded: () => put({ entry: null, isHere: false, isOver: true }),
  });
  const endOfAnswers = socket.onAnswer((answer) => {
    const isRefused = answer.type === 'refused' && answer.code === 'wrong-key';
    if (isRefused || answer.type === 'told') put({ isRefused });
  });
  signal.addEventListener(
    'abort',
    () => {
      end();
      endOfAnswers();
    },
    { once: true },
  );
  const tell = createTeller(socket, desk, () => key);
  const seen = seeClass(socket, stage, signal);
  const patient = createPatientSender(
    createCommandSender(socket, stage, () => key),
    seen,
    signal,
  );
  return {
    seen,
    desk: {
      get: () => told,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    send: patient.send,
    wish(wish) {
      const isSent = tell({ kind: 'wish', do: wish } satisfies DeskWish);
      if (isSent) patient.expectLab();
      return isSent;
    },
  };
}
