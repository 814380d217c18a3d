import { hearReceiver, outgoingOf } from '#labs/model/transfer/outgoing.ts';
import { transferVersion, type Control } from '#labs/model/transfer/protocol.ts';
import { TransferError } from '#labs/model/transfer/transfer-error.ts';
import type { RecordFact } from '../trace-store.ts';
import { waitUntil, whenOpen } from '../wait-until.ts';
import { blockBytes, blocksFrom, type FileSource } from './file-source.ts';
import { createRunningHash } from './running-hash.ts';
import { sendChunks } from './send-chunks.ts';
import { listenTo, type TransferChannel } from './transfer-channel.ts';
import { createTransferEnd, problemOf, type TransferProgress } from './transfer-end.ts';

export type FileSender = {
  progress: () => TransferProgress;
  /** Offers the file on this channel, or goes on with it where it was cut off. */
  sendOn: (channel: RTCDataChannel, record: RecordFact, signal: AbortSignal) => void;
  /** Tells the other side, and leaves nothing behind. */
  cancel: () => void;
};

/** So much may be under way without having been written at the other side, whose disk may be slower than the network. */
const mostUnwritten = 8 * 2 ** 20;

/** Sends one file over whichever channel it is given, until the other side has all of it. */
export function createFileSender(source: FileSource, chunkBytes: number, onChange: () => void): FileSender {
  const { name, mimeType, bytes } = source;
  const id = crypto.randomUUID();
  const end = createTransferEnd({ id, name, bytes, chunkBytes }, onChange);
  const hash = createRunningHash();
  /** Told of each acknowledgement. */
  const acknowledgements = new EventTarget();
  let outgoing = outgoingOf(bytes);
  let digest: Promise<string> | null = null;
  let port: TransferChannel | null = null;

  const finish = (...outcome: Parameters<typeof end.go>) => {
    end.go(...outcome);
    hash.end();
    port?.close();
  };
  const fail = (cause: unknown) => {
    const problem = problemOf(cause);
    port?.tell({ type: 'fail', problem });
    finish('failed', { problem });
  };

  const deliver = async ({ channel, signal, tell }: TransferChannel, from: number) => {
    let hashed = Promise.resolve();
    // The other side may have got more of a block than was hashed of it before the channel was gone.
    let at = Math.min(hash.hashed(), from);
    for await (const block of blocksFrom(source, at, from)) {
      await hash.update(at, block);
      at = Math.min(at + blockBytes, from);
    }
    signal.throwIfAborted();
    await sendChunks({
      ...{ channel, source, from, chunkBytes, signal },
      onHanded(sent) {
        outgoing.handed += sent;
        end.count({ moved: outgoing.handed });
      },
      async onBlock(block) {
        const length = block.byteLength;
        // It is hashed while the next one is sent, and is not ours any more.
        await hashed;
        signal.throwIfAborted();
        hashed = hash.update(at, block);
        at += length;
        // Somebody may cancel, and then nobody waits for it.
        hashed.catch(() => {});
        const isNear = () => outgoing.handed - outgoing.acknowledged <= mostUnwritten;
        if (!isNear()) await waitUntil(acknowledgements, 'more', isNear, signal);
      },
    });
    await hashed;
    const own = await (digest ??= hash.digest());
    signal.throwIfAborted();
    outgoing.isEnded = true;
    end.go('ended', { own });
    tell({ type: 'end', sha256: own });
  };

  const hear = (message: Control, here: TransferChannel) => {
    outgoing = { ...hearReceiver(outgoing, message) };
    end.count({ settled: outgoing.acknowledged });
    switch (message.type) {
      case 'accept':
        // #region resume-sending
        // From the first byte, or from the one that the receiver asks for after an interruption.
        end.count({ moved: message.from });
        end.go(end.get().state === 'offered' ? 'accepted' : 'resumed', { resumedFrom: message.from });
        deliver(here, message.from).catch((cause: unknown) => {
          // A channel that is gone is no fault of the file, which waits for another one.
          if (here.channel.readyState === 'open' && !here.signal.aborted) fail(cause);
        });
        // #endregion
        break;
      case 'received':
        acknowledgements.dispatchEvent(new Event('more'));
        break;
      case 'complete': {
        const theirs = message.sha256;
        if (theirs === end.get().own) finish('matched', { theirs });
        else finish('failed', { theirs, problem: 'hash-differs' });
        break;
      }
      case 'refuse':
        finish('refused', { refusal: message.reason });
        break;
      case 'cancel':
        finish('cancelled');
        break;
      case 'fail':
        finish('failed', { problem: message.problem, isTheirProblem: true });
        break;
      case 'offer':
      case 'end':
        // Refused above.
        break;
    }
  };

  return {
    progress: end.get,
    sendOn(channel, record, signal) {
      port?.close();
      end.recordWith(record);
      outgoing = outgoingOf(bytes);
      const here = listenTo(
        channel,
        {
          onControl: (message) => hear(message, here),
          onChunk: () => fail(new TransferError('out-of-turn', 'A receiver sends no chunks.')),
          onLost: () => end.go('lost'),
          onWrong: fail,
        },
        signal,
      );
      port = here;
      const offer = () => {
        if (end.get().state === 'idle') end.go('offered');
        here.tell({ type: 'offer', version: transferVersion, id, name, mimeType, bytes, chunkBytes });
      };
      whenOpen(channel, here.signal).then(offer, () => {});
    },
    cancel() {
      // #region cancel
      // Closing comes after what was sent before it, so the other side hears why.
      port?.tell({ type: 'cancel' });
      port?.close();
      // #endregion
      finish('cancelled');
    },
  };
}
