import type { Json } from '#labs/model/json.ts';
import type { Known, Publication } from '#labs/model/relay/wire.ts';
import { shortFormsOf } from './topic-name.ts';
import { createTopicLog, type Appended, type Excerpt, type TopicLog } from './topic-log.ts';

/** What somebody hears who watches a topic. */
export type TopicWatcher = {
  onAdded: (added: Excerpt) => void;
  onPresence: (isHere: boolean) => void;
  onEnded: () => void;
  /** What a learner tells the publisher; `null` when it is taken back. */
  onTile: (learner: string, tile: Json) => void;
};

/** A topic as this process knows it. */
export type WatchedTopic = {
  isHere: () => boolean;
  after: TopicLog['after'];
  /** By learner. */
  tiles: () => ReadonlyMap<string, Json>;
  release: () => void;
};

/** All topics. Whoever calls has seen the token of the topic where one is needed. */
export type Topics = {
  /** The publisher is there. `null` when there is no room for one more topic. */
  claim: (topic: string) => Promise<{ short: string; known: Known | null } | null>;
  append: (publication: Publication) => Promise<Omit<Appended, 'added'>>;
  /** The publisher has gone, and may come back. */
  leave: (topic: string) => Promise<void>;
  end: (topic: string) => Promise<void>;
  resolve: (short: string) => Promise<string | null>;
  /** Also before the topic exists. */
  watch: (topic: string, watcher: TopicWatcher) => Promise<WatchedTopic>;
  /** Resolves to `false` when nobody publishes under the topic, or too many have told something. */
  putTile: (topic: string, learner: string, tile: Json) => Promise<boolean>;
  count: () => number;
  /** Forgets topics whose publisher has been gone for long. */
  sweep: () => void;
  close: () => Promise<void>;
};

export type TopicBounds = {
  topics: number;
  /** Entries and bytes of one topic, and bytes of all. */
  entries: number;
  bytes: number;
  allBytes: number;
  tiles: number;
  /** Milliseconds a topic is kept without a publisher. */
  keptMs: number;
};

type TopicRecord = {
  short: string | null;
  log: TopicLog;
  isHere: boolean;
  /** When it is forgotten, unless its publisher is there. */
  until: number;
  watchers: Set<TopicWatcher>;
  tiles: Map<string, Json>;
};

/** In the memory of this process. `now` is monotonic, in milliseconds. */
export function createTopics(bounds: TopicBounds, now: () => number): Topics {
  const records = new Map<string, TopicRecord>();
  const shorts = new Map<string, string>();

  const recordOf = (topic: string): TopicRecord => {
    let record = records.get(topic);
    if (record === undefined) {
      const log = createTopicLog(bounds.entries);
      record = { short: null, log, isHere: false, until: 0, watchers: new Set(), tiles: new Map() };
      records.set(topic, record);
    }
    return record;
  };
  const forgetIfUnused = (topic: string, { short, watchers }: TopicRecord) => {
    if (short === null && watchers.size === 0) records.delete(topic);
  };
  const allBytes = () => [...records.values()].reduce((sum, { log }) => sum + log.bytes(), 0);
  const tell = (record: TopicRecord, what: (watcher: TopicWatcher) => void) => {
    for (const watcher of [...record.watchers]) what(watcher);
  };
  /** It is as if it had never been, but for those who wait for it. */
  const forget = (topic: string, record: TopicRecord) => {
    if (record.short !== null) shorts.delete(record.short);
    Object.assign(record, { short: null, isHere: false, log: createTopicLog(bounds.entries) });
    record.tiles.clear();
    tell(record, (watcher) => watcher.onEnded());
    forgetIfUnused(topic, record);
  };

  const topics: Topics = {
    async claim(topic) {
      const known = records.get(topic);
      if ((known?.short ?? null) === null && shorts.size >= bounds.topics) return null;
      const short = known?.short ?? shortFormsOf(topic).find((form) => !shorts.has(form));
      if (short === undefined) return null;
      const record = recordOf(topic);
      shorts.set(short, topic);
      Object.assign(record, { short, isHere: true });
      tell(record, (watcher) => watcher.onPresence(true));
      return { short, known: record.log.known() };
    },
    async append({ topic, ...publication }) {
      const record = recordOf(topic);
      const others = allBytes() - record.log.bytes();
      const hasRoom = (bytes: number) => bytes <= bounds.bytes && others + bytes <= bounds.allBytes;
      const { added, ...result } = record.log.append(publication, hasRoom);
      if (added) tell(record, (watcher) => watcher.onAdded(added));
      return result;
    },
    async leave(topic) {
      const record = records.get(topic);
      if (!record?.isHere) return;
      Object.assign(record, { isHere: false, until: now() + bounds.keptMs });
      tell(record, (watcher) => watcher.onPresence(false));
    },
    async end(topic) {
      const record = records.get(topic);
      if (record) forget(topic, record);
    },
    resolve: async (short) => shorts.get(short) ?? null,
    async watch(topic, watcher) {
      const record = recordOf(topic);
      record.watchers.add(watcher);
      return {
        isHere: () => record.isHere,
        after: (known, chunkBytes) => record.log.after(known, chunkBytes),
        tiles: () => record.tiles,
        release() {
          record.watchers.delete(watcher);
          forgetIfUnused(topic, record);
        },
      };
    },
    async putTile(topic, learner, tile) {
      const record = records.get(topic);
      if (!record || record.short === null) return false;
      if (tile === null) {
        if (!record.tiles.delete(learner)) return true;
      } else if (record.tiles.size >= bounds.tiles && !record.tiles.has(learner)) return false;
      else record.tiles.set(learner, tile);
      tell(record, (watcher) => watcher.onTile(learner, tile));
      return true;
    },
    count: () => shorts.size,
    sweep() {
      for (const [topic, record] of records)
        if (record.short !== null && !record.isHere && record.until <= now()) forget(topic, record);
    },
    async close() {
      records.clear();
      shorts.clear();
    },
  };
  return topics;
}
