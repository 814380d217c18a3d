import type { HashAnswer, HashTask } from './hash-worker.ts';
import { askWorker } from './worker-answers.ts';

export type RunningHash = {
  /** Takes a block over, `at` an offset of the file; what was hashed before is not hashed again. Resolves when it is done. */
  update: (at: number, block: ArrayBuffer) => Promise<void>;
  /** Bytes of the file that it was given so far. */
  hashed: () => number;
  /** In hexadecimal. */
  digest: () => Promise<string>;
  end: () => void;
};

/** The SHA-256 of a file as it goes by, in a worker. */
export function createRunningHash(): RunningHash {
  const worker = askWorker<HashTask, HashAnswer>(
    new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' }),
  );
  let hashed = 0;
  return {
    async update(at, block) {
      // After a resumption a part comes once more.
      const fresh = at < hashed ? block.slice(hashed - at) : block;
      hashed = Math.max(hashed, at + block.byteLength);
      if (fresh.byteLength > 0) await worker.ask({ do: 'update', block: fresh }, [fresh]);
    },
    hashed: () => hashed,
    digest: async () => (await worker.ask({ do: 'digest' })) ?? '',
    end: worker.end,
  };
}
