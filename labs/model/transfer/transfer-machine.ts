import { setup, type SnapshotFrom } from 'xstate';

export type TransferEvent = {
  type: 'offered' | 'accepted' | 'refused' | 'lost' | 'resumed' | 'ended' | 'matched' | 'cancelled' | 'failed';
};

const over = { cancelled: 'cancelled', failed: 'failed' } as const;

/** One end of a transfer; sender and receiver go through the same states. */
export const transferMachine = setup({ types: { events: {} as TransferEvent } }).createMachine({
  id: 'transfer',
  initial: 'idle',
  states: {
    idle: { on: { offered: 'offered', ...over } },
    /** The receiver is asked. */
    offered: { on: { accepted: 'sending', refused: 'refused', lost: 'paused', ...over } },
    sending: { on: { lost: 'paused', ended: 'checking', ...over } },
    /** The channel is gone and the transfer is not: it goes on, on another one, where it was. */
    paused: { on: { resumed: 'sending', refused: 'refused', ...over } },
    /** All bytes are there; the hashes are compared. */
    checking: { on: { matched: 'complete', lost: 'paused', ...over } },
    complete: { type: 'final' },
    cancelled: { type: 'final' },
    refused: { type: 'final' },
    failed: { type: 'final' },
  },
});

export type TransferState = SnapshotFrom<typeof transferMachine>['value'];

/** As they follow each other when all goes well. */
export const transferPath = ['idle', 'offered', 'sending', 'checking', 'complete'] as const;

export function isOver(state: TransferState): boolean {
  return state === 'complete' || state === 'cancelled' || state === 'refused' || state === 'failed';
}
