import type { Control, Offer } from './protocol.ts';
import { TransferError } from './transfer-error.ts';

/** What a receiver has taken from one channel so far. */
export type Incoming = {
  offer: Offer | null;
  isAccepted: boolean;
  /** Bytes of the file, those of earlier channels counted. */
  received: number;
  /** What the sender says the whole file has. */
  sha256: string | null;
};

export const nothingIncoming: Incoming = { offer: null, isAccepted: false, received: 0, sha256: null };

/** @throws {TransferError} where this message may not come now */
export function takeControl(before: Incoming, message: Control): Incoming {
  switch (message.type) {
    case 'offer':
      if (before.offer) throw outOfTurn('a second offer');
      return { ...before, offer: message };
    case 'end':
      if (!before.isAccepted || before.sha256 !== null) throw outOfTurn('an end');
      if (before.received < (before.offer?.bytes ?? 0))
        throw new TransferError('too-few-bytes', `The file ended after ${before.received} bytes.`);
      return { ...before, sha256: message.sha256 };
    case 'cancel':
    case 'fail':
      return before;
    case 'accept':
    case 'refuse':
    case 'received':
    case 'complete':
      throw outOfTurn(`${message.type} from the sender`);
  }
}

/** @throws {TransferError} where no chunk may come now, or not so much */
export function takeChunk(before: Incoming, bytes: number): Incoming {
  const { offer, isAccepted, sha256 } = before;
  if (!offer || !isAccepted || sha256 !== null) throw outOfTurn('a chunk');
  if (bytes > offer.chunkBytes)
    throw new TransferError('chunk-too-big', `A chunk of ${bytes} bytes, and ${offer.chunkBytes} were agreed.`);
  const received = before.received + bytes;
  if (received > offer.bytes)
    throw new TransferError('too-many-bytes', `More than the ${offer.bytes} bytes that were announced.`);
  return { ...before, received };
}

/** The file is wanted, from this byte on: the first, or where it was cut off. */
export function acceptFrom(before: Incoming, from: number): Incoming {
  return { ...before, isAccepted: true, received: from };
}

function outOfTurn(what: string): TransferError {
  return new TransferError('out-of-turn', `It is not the time for ${what}.`);
}
