import type { Json } from '#labs/model/json.ts';
import type { Publication } from '#labs/model/relay-wire.ts';

/** What a topic holds: one epoch, whole. */
export type TopicLog = {
  /** Takes what is new. `gap` where entries before it are missing, `full` where it would hold more than it may. */
  append: (publication: Publication) => {
    outcome: 'taken' | 'gap' | 'full';
    length: number;
    added: Publication | null;
  };
  /** From this entry on, or all of it where the epoch is another one; `null` where there is nothing to tell. */
  since: (seen: { epoch: string; last: number } | null) => Publication | null;
  bytes: () => number;
};

export type TopicBounds = { entries: number; bytes: number };

/** In memory. Entries are kept as the JSON they came as, which is what all followers get. */
export function createTopicLog({ entries: mostEntries, bytes: mostBytes }: TopicBounds): TopicLog {
  let epoch = '';
  let entries: Json[] = [];
  let bytes = 0;

  return {
    append(publication) {
      if (publication.epoch !== epoch) {
        // Only its beginning tells what came before.
        if (publication.from > 0) return { outcome: 'gap', length: 0, added: null };
        [epoch, entries, bytes] = [publication.epoch, [], 0];
      }
      const { length } = entries;
      if (publication.from > length) return { outcome: 'gap', length, added: null };
      const fresh = publication.entries.slice(length - publication.from);
      const size = fresh.reduce<number>((sum, entry) => sum + Buffer.byteLength(JSON.stringify(entry)), 0);
      if (length + fresh.length > mostEntries || bytes + size > mostBytes)
        return { outcome: 'full', length, added: null };
      entries.push(...fresh);
      bytes += size;
      const added = fresh.length === 0 && length > 0 ? null : { epoch, from: length, entries: fresh };
      return { outcome: 'taken', length: entries.length, added };
    },
    since(seen) {
      if (epoch === '') return null;
      const isSame = seen?.epoch === epoch && seen.last < entries.length;
      const from = isSame ? seen.last + 1 : 0;
      return isSame && from === entries.length ? null : { epoch, from, entries: entries.slice(from) };
    },
    bytes: () => bytes,
  };
}
