import type { Offer, Refusal } from '#labs/model/transfer/protocol.ts';
import { TransferError } from '#labs/model/transfer/transfer-error.ts';
import type { IncomingAnswer, IncomingTask, Place } from './incoming-worker.ts';
import { canKeepOnDisk, holdName, removePartialFile, roomOnDisk } from './partial-files.ts';
import { partialFolder } from './partial-folder.ts';
import { askWorker } from './worker-answers.ts';

export type IncomingFile = {
  place: Place;
  /** Bytes written. */
  written: () => number;
  /** Takes the chunk over; `onWritten` and `onFailed` tell what becomes of it. */
  write: (chunk: ArrayBuffer) => void;
  /** Resolves once all that was given is written, with how much that is. @throws {TransferError} `no-space` or `storage` */
  settled: () => Promise<number>;
  /** Ends the file. Resolves with the SHA-256 of what was written, in hexadecimal. */
  finish: () => Promise<string>;
  /** The file, once it is finished. */
  whole: () => Blob | null;
  /** Leaves nothing of it behind. */
  remove: () => Promise<void>;
};

/** So much a page keeps where it cannot write to disk: more would be taken from the memory of everything else. */
export const mostInMemory = 256 * 2 ** 20;

/** Where there is no place for such a file, and why; `null` where there is. */
export async function placeFor(bytes: number): Promise<{ place: Place } | { refusal: Refusal }> {
  if (!(await canKeepOnDisk())) return bytes > mostInMemory ? { refusal: 'too-big' } : { place: 'memory' };
  const room = await roomOnDisk();
  return room !== null && bytes > room ? { refusal: 'no-space' } : { place: 'disk' };
}

export type Told = { onWritten: () => void; onFailed: (cause: unknown) => void };

/** A file that is written as it arrives. @throws {TransferError} `no-space` or `storage` */
export async function openIncomingFile(
  { id, mimeType }: Offer,
  place: Place,
  { onWritten, onFailed }: Told,
): Promise<IncomingFile> {
  const worker = askWorker<IncomingTask, IncomingAnswer>(
    new Worker(new URL('./incoming-worker.ts', import.meta.url), { type: 'module' }),
  );
  const hold = place === 'disk' ? holdName(id) : null;
  let written = 0;
  /** What has come while the worker was busy. */
  let waiting: ArrayBuffer[] = [];
  let writing: Promise<void> | null = null;
  let finished: Promise<string> | null = null;
  let whole: Blob | null = null;
  const ask = async (task: IncomingTask, transfer: Transferable[] = []) => {
    const answer = await worker.ask(task, transfer);
    if (answer.kind === 'failed') throw failureOf(answer);
    return answer;
  };
  // All that has come meanwhile is handed over at once: a worker that is slower has fewer tasks, not more.
  const writeAll = async () => {
    while (waiting.length > 0) {
      const chunks = waiting;
      waiting = [];
      const answer = await ask({ do: 'write', chunks }, chunks);
      if (answer.kind === 'written') written = answer.bytes;
      onWritten();
    }
    writing = null;
  };
  const remove = async () => {
    // The file can be removed once the worker has let it go; a worker that has ended already has.
    await worker.ask({ do: 'close' }).catch(() => {});
    worker.end();
    if (place === 'disk') await removePartialFile(id);
    hold?.release();
  };
  const finish = async () => {
    const answer = await ask({ do: 'finish' });
    if (answer.kind !== 'finished') throw new TransferError('storage', 'The file was not finished.');
    whole = answer.blob ?? (await (await (await partialFolder()).getFileHandle(id)).getFile());
    return answer.sha256;
  };
  try {
    await ask({ do: 'open', name: id, mimeType, place });
  } catch (cause) {
    await remove();
    throw cause;
  }
  return {
    place,
    written: () => written,
    write(chunk) {
      waiting.push(chunk);
      if (writing) return;
      writing = writeAll();
      writing.catch(onFailed);
    },
    async settled() {
      await writing;
      return written;
    },
    // Asked again where the answer did not reach the other side.
    finish: () => (finished ??= finish()),
    whole: () => whole,
    remove,
  };
}

function failureOf({ name, message }: { name: string; message: string }): TransferError {
  return new TransferError(name === 'QuotaExceededError' ? 'no-space' : 'storage', message);
}
