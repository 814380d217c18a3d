import { acceptFrom, nothingIncoming, takeChunk, takeControl } from '#labs/model/transfer/incoming.ts';
import type { Control, Offer, Refusal } from '#labs/model/transfer/protocol.ts';
import { isOver } from '#labs/model/transfer/transfer-machine.ts';
import type { RecordFact } from '../trace-store.ts';
import { openIncomingFile, placeFor, type IncomingFile } from './incoming-file.ts';
import { listenTo, type TransferChannel } from './transfer-channel.ts';
import { createTransferEnd, problemOf, type TransferEnd, type TransferProgress } from './transfer-end.ts';

export type FileReceiver = {
  /** Of the file that was offered last; `null` before the first one, and once it is removed. */
  progress: () => TransferProgress | null;
  /** Where the file is kept, and all of it once it is complete; `null` where nothing is. */
  kept: () => Pick<IncomingFile, 'place' | 'whole'> | null;
  /** A channel with a file on it has come. One that was cut off goes on; another one while one is under way is refused. */
  receiveOn: (channel: RTCDataChannel, record: RecordFact, signal: AbortSignal) => void;
  accept: () => Promise<void>;
  refuse: () => void;
  /** Tells the other side, and leaves nothing behind. */
  cancel: () => void;
  /** Leaves nothing behind, not even a file that is complete. */
  remove: () => Promise<void>;
};

type Received = { offer: Offer; end: TransferEnd; file: IncomingFile | null };

/** The acknowledgements are so many bytes apart. */
const acknowledgeEvery = 2 ** 19;

/** Takes one file at a time, first asking `isWelcome`: `null` leaves it to a person, who calls `accept` or `refuse`. */
export function createFileReceiver(isWelcome: () => true | null, onChange: () => void): FileReceiver {
  let current: Received | null = null;
  let port: TransferChannel | null = null;
  /** What has come on the channel of `port`. */
  let incoming = nothingIncoming;

  const isBusy = () => ['offered', 'sending', 'checking'].includes(current?.end.get().state ?? 'idle');
  const drop = async () => {
    const file = current?.file;
    port?.close();
    current = null;
    await file?.remove();
    onChange();
  };
  /** Over without a file: what there is of it goes, and what is known of it stays to be looked at. */
  const finish = (...outcome: Parameters<TransferEnd['go']>) => {
    current?.end.go(...outcome);
    port?.close();
    void current?.file?.remove();
    if (current) current.file = null;
  };
  const fail = (cause: unknown) => {
    const problem = problemOf(cause);
    port?.tell({ type: 'fail', problem });
    finish('failed', { problem });
  };
  const turnDown = (reason: Refusal) => {
    port?.tell({ type: 'refuse', reason });
    finish('refused', { refusal: reason });
  };

  const accept = async () => {
    const [asked, here] = [current, port];
    if (!asked || !here || asked.file || asked.end.get().state !== 'offered') return;
    const isStillAsked = () => current === asked && !here.signal.aborted;
    try {
      const found = await placeFor(asked.offer.bytes);
      if (!isStillAsked()) return;
      if ('refusal' in found) return turnDown(found.refusal);
      const file = await openIncomingFile(asked.offer, found.place, {
        onWritten: () => acknowledge(asked),
        onFailed: (cause) => {
          if (current === asked && !isOver(asked.end.get().state)) fail(cause);
        },
      });
      if (!isStillAsked()) return await file.remove();
      asked.file = file;
      goOn(asked, here, 0);
    } catch (cause) {
      if (isStillAsked()) fail(cause);
    }
  };
  const acknowledge = ({ end, file, offer }: Received) => {
    // What came before an interruption may be written after it: then the acceptance says how much it is.
    if (!incoming.isAccepted) return;
    const [written, told] = [file?.written() ?? 0, end.get().settled];
    if (written - told < acknowledgeEvery && written < offer.bytes) return;
    end.count({ settled: written });
    if (current?.end === end) port?.tell({ type: 'received', bytes: written });
  };
  const goOn = ({ end, offer }: Received, here: TransferChannel, from: number) => {
    incoming = acceptFrom(incoming, from);
    end.count({ moved: from, settled: from });
    end.go(end.get().state === 'offered' ? 'accepted' : 'resumed', { resumedFrom: from, chunkBytes: offer.chunkBytes });
    here.tell({ type: 'accept', from });
  };
  const resume = async (asked: Received, here: TransferChannel) => {
    try {
      // #region resume-receiving
      // What is under way to the disk arrives there; everything behind it has to be sent again.
      const from = (await asked.file?.settled()) ?? 0;
      if (!here.signal.aborted) goOn(asked, here, from);
      // #endregion
    } catch (cause) {
      fail(cause);
    }
  };

  const askFor = (offer: Offer, here: TransferChannel, record: RecordFact) => {
    const state = current?.end.get().state;
    if (current && current.offer.id === offer.id && current.file && current.offer.bytes === offer.bytes) {
      current.end.recordWith(record);
      if (state !== 'complete') current.end.go('lost');
      return void resume(current, here);
    }
    // One that was cut off gives way to another, and so does what is over.
    current?.end.go('cancelled');
    void current?.file?.remove();
    const end = createTransferEnd(offer, onChange);
    current = { offer, end, file: null };
    end.recordWith(record);
    end.go('offered');
    if (isWelcome()) void accept();
  };

  const compare = async (asked: Received, here: TransferChannel, theirs: string) => {
    const { end, file } = asked;
    if (!file) return;
    try {
      end.go('ended', { theirs });
      // #region compare-hashes
      await file.settled();
      const own = await file.finish();
      here.tell({ type: 'complete', sha256: own });
      if (own === theirs) end.go('matched', { own });
      else finish('failed', { own, problem: 'hash-differs' });
      // #endregion
    } catch (cause) {
      if (current === asked && !here.signal.aborted) fail(cause);
    }
  };

  const hear = (message: Control, here: TransferChannel, record: RecordFact) => {
    incoming = takeControl(incoming, message);
    if (message.type === 'offer') askFor(message, here, record);
    else if (message.type === 'cancel') finish('cancelled');
    else if (message.type === 'fail') finish('failed', { problem: message.problem, isTheirProblem: true });
    else if (message.type === 'end' && current) void compare(current, here, message.sha256);
  };
  const take = (chunk: ArrayBuffer) => {
    incoming = takeChunk(incoming, chunk.byteLength);
    const { end, file } = current ?? {};
    if (!end || !file) return;
    end.count({ moved: incoming.received });
    file.write(chunk);
  };

  return {
    progress: () => current?.end.get() ?? null,
    kept: () => current?.file ?? null,
    receiveOn(channel, record, signal) {
      const listener = {
        onControl: (message: Control) => {
          // The channel before this one may not have noticed yet that it is gone.
          if (here === port) return hear(message, here, record);
          if (message.type !== 'offer') return;
          if (isBusy() && message.id !== current?.offer.id) {
            here.tell({ type: 'refuse', reason: 'busy' });
            return here.close();
          }
          port?.close();
          port = here;
          incoming = nothingIncoming;
          hear(message, here, record);
        },
        onChunk: (chunk: ArrayBuffer) => {
          if (here === port) take(chunk);
        },
        onLost: () => {
          if (here === port) current?.end.go('lost');
        },
        onWrong: (cause: unknown) => {
          if (here === port) return fail(cause);
          here.tell({ type: 'fail', problem: problemOf(cause) });
          here.close();
        },
      };
      const here = listenTo(channel, listener, signal);
    },
    accept,
    refuse() {
      if (current?.end.get().state === 'offered') turnDown('declined');
    },
    cancel() {
      port?.tell({ type: 'cancel' });
      finish('cancelled');
    },
    remove: drop,
  };
}
