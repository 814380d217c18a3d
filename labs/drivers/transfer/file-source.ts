import { sendableName } from '#labs/model/transfer/protocol.ts';
import { syntheticBytes } from '#labs/model/transfer/synthetic-bytes.ts';
import { TransferError } from '#labs/model/transfer/transfer-error.ts';

/** A file that can be read from anywhere, and is never in memory as a whole. */
export type FileSource = {
  name: string;
  mimeType: string;
  bytes: number;
  /** @throws {TransferError} `unreadable` where the file was changed, moved or deleted after it was chosen */
  read: (from: number, to: number) => Promise<ArrayBuffer>;
};

export function chosenFile(file: File): FileSource {
  return {
    name: sendableName(file.name),
    // What the system says of a type may hold parameters, or anything.
    mimeType: /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(file.type) ? file.type : '',
    bytes: file.size,
    async read(from, to) {
      try {
        const block = await file.slice(from, to).arrayBuffer();
        if (block.byteLength === to - from) return block;
      } catch (cause) {
        throw new TransferError('unreadable', 'The file cannot be read any more.', { cause });
      }
      throw new TransferError('unreadable', 'The file has become shorter.');
    },
  };
}

/** A file of this size that is made as it is read. */
export function syntheticFile(bytes: number): FileSource {
  return {
    name: `icebreaker-${bytes / 2 ** 20}-MiB.bin`,
    mimeType: 'application/octet-stream',
    bytes,
    read: (from, to) => Promise.resolve(syntheticBytes(from, to)),
  };
}

/** Read at a time: each read is a question to another process, and small ones take ten times as long in all. */
export const blockBytes = 1024 * 1024;

/** The file from an offset on, block by block, to its end or to another offset; the next is read while one is used. */
export async function* blocksFrom(source: FileSource, from: number, to = source.bytes): AsyncGenerator<ArrayBuffer> {
  const read = (at: number) => {
    const block = at < to ? source.read(at, Math.min(at + blockBytes, to)) : null;
    // Whoever stops early does not hear of it any more.
    block?.catch(() => {});
    return block;
  };
  let next = read(from);
  for (let at = from; next;) {
    const block = await next;
    at += block.byteLength;
    next = read(at);
    yield block;
  }
}
