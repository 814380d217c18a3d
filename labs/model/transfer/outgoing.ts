import type { Control } from './protocol.ts';
import { TransferError } from './transfer-error.ts';

/** What a sender has done on one channel so far, and what it was told. Offsets are in bytes of the file. */
export type Outgoing = {
  bytes: number;
  isAccepted: boolean;
  isEnded: boolean;
  /** Given to `send()`. */
  handed: number;
  /** Written, as the receiver says. */
  acknowledged: number;
};

export function outgoingOf(bytes: number): Outgoing {
  return { bytes, isAccepted: false, isEnded: false, handed: 0, acknowledged: 0 };
}

/** @throws {TransferError} where the receiver may not say this now, or says what cannot be */
export function hearReceiver(before: Outgoing, message: Control): Outgoing {
  switch (message.type) {
    case 'accept':
      if (before.isAccepted || message.from > before.bytes) throw outOfTurn(message.type);
      return { ...before, isAccepted: true, handed: message.from, acknowledged: message.from };
    case 'refuse':
      if (before.isAccepted) throw outOfTurn(message.type);
      return before;
    case 'received':
      if (!before.isAccepted || message.bytes < before.acknowledged || message.bytes > before.handed)
        throw outOfTurn(message.type);
      return { ...before, acknowledged: message.bytes };
    case 'complete':
      if (!before.isEnded) throw outOfTurn(message.type);
      return { ...before, acknowledged: before.bytes };
    case 'cancel':
    case 'fail':
      return before;
    case 'offer':
    case 'end':
      throw outOfTurn(message.type);
  }
}

function outOfTurn(what: string): TransferError {
  return new TransferError('out-of-turn', `The receiver says "${what}" where it cannot be.`);
}
