import { createActor } from 'xstate';
import type { Refusal } from '#labs/model/transfer/protocol.ts';
import { TransferError, type TransferProblem } from '#labs/model/transfer/transfer-error.ts';
import {
  isOver,
  transferMachine,
  type TransferEvent,
  type TransferState,
} from '#labs/model/transfer/transfer-machine.ts';
import type { RecordFact } from '../trace-store.ts';

/** How far one end is. */
export type TransferProgress = {
  id: string;
  name: string;
  bytes: number;
  chunkBytes: number;
  state: TransferState;
  /** Given to `send()`, or received. */
  moved: number;
  /** Written on the receiver's side, as far as this end knows. */
  settled: number;
  /** Where it went on after its channel was gone. */
  resumedFrom: number | null;
  /** SHA-256 in hexadecimal: of what this end has read or written, and what the other end says. */
  own: string | null;
  theirs: string | null;
  problem: TransferProblem | null;
  /** The other side found the problem. */
  isTheirProblem: boolean;
  refusal: Refusal | null;
};

export type TransferEnd = {
  get: () => TransferProgress;
  /** Changes figures, of which nobody is told: they are looked at now and then. */
  count: (figures: Partial<Pick<TransferProgress, 'moved' | 'settled'>>) => void;
  go: (type: TransferEvent['type'], details?: Partial<TransferProgress>) => void;
  /** Where facts are recorded from now on. */
  recordWith: (record: RecordFact) => void;
};

type Begun = Pick<TransferProgress, 'id' | 'name' | 'bytes' | 'chunkBytes'>;

/** The state and the figures of one end, and what of them is recorded: that it began, went on and ended. Never the name. */
export function createTransferEnd(begun: Begun, onChange: () => void): TransferEnd {
  const actor = createActor(transferMachine).start();
  let record: RecordFact = () => {};
  let isStarted = false;
  let progress: TransferProgress = {
    ...begun,
    ...{ state: 'idle', moved: 0, settled: 0, resumedFrom: null, own: null, theirs: null },
    ...{ problem: null, isTheirProblem: false, refusal: null },
  };
  const { id, bytes, chunkBytes } = begun;
  return {
    get: () => progress,
    count: (figures) => void Object.assign(progress, figures),
    go(type, details = {}) {
      const before = progress.state;
      actor.send({ type });
      const state = actor.getSnapshot().value;
      if (state === before) return;
      progress = { ...progress, ...details, state };
      if (state === 'sending') {
        if (isStarted) record('transfer.resumed', { id, from: progress.moved });
        else record('transfer.started', { id, bytes, chunkBytes });
        isStarted = true;
      }
      if (isOver(state)) {
        const { own, theirs, settled } = progress;
        const isEqual = own !== null && theirs !== null ? own === theirs : null;
        record('transfer.ended', { id, outcome: state as EndState, bytes: settled, isEqual });
      }
      onChange();
    },
    recordWith: (next) => void (record = next),
  };
}

type EndState = 'complete' | 'cancelled' | 'refused' | 'failed';

/** What to tell of an error, whoever threw it. */
export function problemOf(cause: unknown): TransferProblem {
  return cause instanceof TransferError ? cause.problem : 'unsendable';
}
