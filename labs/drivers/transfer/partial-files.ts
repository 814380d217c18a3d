import { partialFolder } from './partial-folder.ts';

/** Whether files can be written to disk as they arrive; a page that is not secure may not, nor a private one everywhere. */
export async function canKeepOnDisk(): Promise<boolean> {
  if (!('storage' in navigator) || !('locks' in navigator) || !('getDirectory' in navigator.storage)) return false;
  try {
    await navigator.storage.getDirectory();
    return true;
  } catch {
    return false;
  }
}

/**
 * Bytes that the browser lets this site keep; `null` where it does not say. Chromium names 10 GiB more than are used,
 * whatever there is, so that no site learns how big a disk is: a write may fail all the same.
 */
export async function roomOnDisk(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? null : quota - usage;
}

/** Holds the name of a file until `release`: what nobody holds is left of a page that has crashed. */
export function holdName(name: string): { release: () => void } {
  const held = new AbortController();
  const asked = navigator.locks.request(
    lockOf(name),
    () => new Promise<void>((resolve) => held.signal.addEventListener('abort', () => resolve(), { once: true })),
  );
  // Refused to a frame of another site, which then has no files that anybody else could take for left over.
  asked.catch(() => undefined);
  return { release: () => held.abort() };
}

/** Removes a file. One that a worker has just let go may be locked for a moment longer, and is removed at the next start. */
export async function removePartialFile(name: string): Promise<void> {
  try {
    const folder = await partialFolder({ create: false });
    await folder.removeEntry(name);
  } catch {
    // There is no such file, or not yet one that can be removed.
  }
}

/** Removes what pages before this one have left behind, and nothing of those that are open in other tabs. */
export async function removeLeftFiles(): Promise<void> {
  if (!(await canKeepOnDisk())) return;
  for (const name of await namesLeft()) {
    await navigator.locks.request(lockOf(name), { ifAvailable: true }, async (lock) => {
      if (lock) await removePartialFile(name);
    });
  }
}

async function namesLeft(): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    const folder = await partialFolder({ create: false });
    // TypeScript's DOM does not know that a directory can be iterated.
    for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys()) names.push(name);
  } catch {
    // There was never a file here.
  }
  return names;
}

function lockOf(name: string): string {
  return `icebreaker-transfer-${name}`;
}
