import type { Known } from '#labs/model/relay/wire.ts';

/** Some entries of a topic, each as JSON. */
export type Excerpt = { epoch: string; from: number; entries: readonly string[] };

/** What a topic holds: the entries of its last epoch. */
export type TopicLog = {
  /** Takes what is new. `gap` where entries before it are missing, `full` where there is no room for them. */
  append: (
    published: Excerpt,
    hasRoom: (bytes: number) => boolean,
  ) => { outcome: 'taken' | 'gap' | 'full'; known: Known };
  /** What comes after what is known, some `chunkBytes` of it, from the beginning where that is of another epoch. `null` for nothing. */
  after: (known: Known | null, chunkBytes: number) => Excerpt | null;
  known: () => Known | null;
  bytes: () => number;
};

/** An entry costs more than its signs: nobody fills the memory with a million of the shortest. */
export const entryBytes = 64;

export function sizeOf(entries: readonly string[]): number {
  return entries.reduce((sum, entry) => sum + Buffer.byteLength(entry) + entryBytes, 0);
}

/** In memory. Entries are kept as the JSON that all followers get. */
export function createTopicLog(mostEntries: number): TopicLog {
  let epoch = '';
  let entries: string[] = [];
  let bytes = 0;
  /** Those who are up to date all ask for the same. */
  let last: Excerpt | null = null;
  const known = (): Known => ({ epoch, length: entries.length });

  return {
    append({ epoch: next, from, entries: published }, hasRoom) {
      const isSame = next === epoch;
      const length = isSame ? entries.length : 0;
      // Only its beginning tells what came before.
      if (from > length) return { outcome: 'gap', known: { epoch: next, length } };
      const fresh = published.slice(length - from);
      const size = sizeOf(fresh);
      const isFull = length + fresh.length > mostEntries || !hasRoom((isSame ? bytes : 0) + size);
      if (isFull) return { outcome: 'full', known: { epoch: next, length } };
      if (!isSame) [epoch, entries, bytes, last] = [next, [], 0, null];
      for (const entry of fresh) entries.push(entry);
      bytes += size;
      return { outcome: 'taken', known: known() };
    },
    after(seen, chunkBytes) {
      // Who knows more than we do knows it from before a restart: it comes again.
      const isKnown = seen?.epoch === epoch;
      const from = isKnown ? seen.length : 0;
      let to = from;
      for (let size = 0; to < entries.length && (to === from || size < chunkBytes); to += 1)
        size += entries[to]?.length ?? 0;
      // A new epoch is told even while it is empty.
      if (to === from && (isKnown || epoch === '')) return null;
      if (last?.from !== from || last.entries.length !== to - from)
        last = { epoch, from, entries: entries.slice(from, to) };
      return last;
    },
    known: () => (epoch === '' ? null : known()),
    bytes: () => bytes,
  };
}
