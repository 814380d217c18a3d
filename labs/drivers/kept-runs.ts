import type { Trace } from '#labs/model/trace.ts';

/** A run that this browser keeps. `id` is the lab and the time at which the run began. */
export type KeptRun = { id: string; lab: string; trace: Trace };

const database = 'icebreaker';
const store = 'runs';
/** For each lab. */
const longest = 8;

/** Keeps a run, the newest eight of each lab; the same run again takes its own place. @throws where storage is blocked or full */
export async function keepRun(lab: string, trace: Trace): Promise<void> {
  const id = `${lab} ${trace.startedAt}`;
  await within('readwrite', (runs) => runs.put({ id, lab, trace } satisfies KeptRun));
  const older = (await listRuns(lab)).slice(longest);
  for (const { id: old } of older) await within('readwrite', (runs) => runs.delete(old));
}

/** The runs of one lab, the newest first. @throws where storage is blocked */
export async function listRuns(lab: string): Promise<readonly KeptRun[]> {
  const all = (await within('readonly', (runs) => runs.getAll())) as KeptRun[];
  return all.filter((run) => run.lab === lab).sort((a, b) => b.trace.startedAt.localeCompare(a.trace.startedAt));
}

/** Forgets every run of this lab. @throws where storage is blocked */
export async function eraseRuns(lab: string): Promise<void> {
  for (const { id } of await listRuns(lab)) await within('readwrite', (runs) => runs.delete(id));
}

async function within<T>(mode: IDBTransactionMode, act: (runs: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await open();
  try {
    const transaction = opened.transaction(store, mode);
    const request = act(transaction.objectStore(store));
    return await new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('The storage gave up.'));
    });
  } finally {
    opened.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    // Some browsers have no storage at all in a private window, others throw where it is blocked.
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The storage did not open.'));
    request.onblocked = () => reject(new Error('Another tab holds the storage.'));
  });
}
