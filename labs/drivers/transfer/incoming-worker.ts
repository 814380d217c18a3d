// Writes a file as it arrives, and hashes what it writes, away from the page.
import { createSHA256, type IHasher } from 'hash-wasm';
import { partialFolder } from './partial-folder.ts';
import { release } from './release.ts';

export type IncomingTask =
  | { do: 'open'; name: string; mimeType: string; place: Place }
  | { do: 'write'; chunks: readonly ArrayBuffer[] }
  /** Ends the file. */
  | { do: 'finish' }
  | { do: 'close' };

/** On disk it is in the origin private file system; in memory, in Blobs. */
export type Place = 'disk' | 'memory';

export type IncomingAnswer =
  /** `bytes` have been written in all. */
  | { kind: 'written'; bytes: number }
  | { kind: 'finished'; sha256: string; blob: Blob | null }
  | { kind: 'closed' }
  | { kind: 'failed'; name: string; message: string };

/** What only workers have. @see https://fs.spec.whatwg.org/#filesystemsyncaccesshandle */
type SyncAccess = {
  write: (chunk: Uint8Array<ArrayBuffer>, options: { at: number }) => number;
  getSize: () => number;
  flush: () => void;
  close: () => void;
};
type SyncFile = { createSyncAccessHandle: () => Promise<SyncAccess> };

let handle: SyncAccess | null = null;
const blobs: Blob[] = [];
let mimeType = '';
let written = 0;
let hash: IHasher | null = null;

addEventListener('message', ({ data }: MessageEvent<IncomingTask>) => {
  // Only to open takes time, and nothing else is asked before that is answered.
  void answer(data)
    .catch((cause: unknown): IncomingAnswer => {
      const { name, message } =
        cause instanceof Error || cause instanceof DOMException ? cause : new Error(String(cause));
      return { kind: 'failed', name, message };
    })
    .then((reply) => postMessage(reply));
});

async function answer(task: IncomingTask): Promise<IncomingAnswer> {
  switch (task.do) {
    case 'open':
      mimeType = task.mimeType;
      hash = await createSHA256();
      if (task.place === 'disk') {
        const folder = await partialFolder();
        const file = await folder.getFileHandle(task.name, { create: true });
        handle = await (file as unknown as SyncFile).createSyncAccessHandle();
      }
      return { kind: 'written', bytes: 0 };
    case 'write':
      for (const chunk of task.chunks) write(chunk);
      return { kind: 'written', bytes: written };
    case 'finish':
      if (handle && handle.getSize() !== written)
        throw new Error(`${handle.getSize()} of ${written} bytes are on disk.`);
      handle?.flush();
      handle?.close();
      return {
        kind: 'finished',
        sha256: hash?.digest() ?? '',
        blob: handle ? null : new Blob(blobs, { type: mimeType }),
      };
    case 'close':
      handle?.close();
      return { kind: 'closed' };
  }
}

function write(buffer: ArrayBuffer): void {
  const chunk = new Uint8Array(buffer);
  if (handle) writeAll(handle, chunk);
  else blobs.push(new Blob([chunk]));
  hash?.update(chunk);
  written += chunk.byteLength;
  release(buffer);
}

function writeAll(file: SyncAccess, chunk: Uint8Array<ArrayBuffer>): void {
  for (let at = 0; at < chunk.byteLength;) {
    const wrote = file.write(chunk.subarray(at), { at: written + at });
    // In a private window of Chromium that is full, it does not throw but says that it wrote some four thousand million bytes.
    if (wrote <= 0 || wrote > chunk.byteLength - at) throw new DOMException('The file is full.', 'QuotaExceededError');
    at += wrote;
  }
}
