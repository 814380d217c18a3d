// Writes a file as it arrives, and hashes what it writes, away from the page.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { partialFolder } from './partial-folder.ts';

export type IncomingTask =
  | { do: 'open'; name: string; mimeType: string; place: Place }
  | { do: 'write'; chunk: ArrayBuffer }
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
const hash = sha256.create();

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
      if (task.place === 'disk') {
        const folder = await partialFolder();
        const file = await folder.getFileHandle(task.name, { create: true });
        handle = await (file as unknown as SyncFile).createSyncAccessHandle();
      }
      return { kind: 'written', bytes: 0 };
    case 'write':
      return { kind: 'written', bytes: write(new Uint8Array(task.chunk)) };
    case 'finish':
      if (handle && handle.getSize() !== written)
        throw new Error(`${handle.getSize()} of ${written} bytes are on disk.`);
      handle?.flush();
      handle?.close();
      return {
        kind: 'finished',
        sha256: bytesToHex(hash.digest()),
        blob: handle ? null : new Blob(blobs, { type: mimeType }),
      };
    case 'close':
      handle?.close();
      return { kind: 'closed' };
  }
}

function write(chunk: Uint8Array<ArrayBuffer>): number {
  if (handle) writeAll(handle, chunk);
  else blobs.push(new Blob([chunk]));
  hash.update(chunk);
  written += chunk.byteLength;
  return written;
}

function writeAll(file: SyncAccess, chunk: Uint8Array<ArrayBuffer>): void {
  for (let at = 0; at < chunk.byteLength;) {
    const wrote = file.write(chunk.subarray(at), { at: written + at });
    // In a private window of Chromium that is full, it does not throw but says that it wrote some four thousand million bytes.
    if (wrote <= 0 || wrote > chunk.byteLength - at) throw new DOMException('The file is full.', 'QuotaExceededError');
    at += wrote;
  }
}
