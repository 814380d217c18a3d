import { createCharges } from './charges.ts';
import { shortFormsOf } from './topic-name.ts';
import { createTopicLog, entryBytes, type TopicLog } from './topic-log.ts';
import type { Claim, TileSource, TopicBounds, TopicPublisher, Topics } from './topics.ts';
import { createWatchers, type Watchers } from './watchers.ts';

type Tile = { text: string; from: TileSource };

type TopicRecord = {
  /** `null` while it is only waited for. */
  short: string | null;
  log: TopicLog;
  publisher: TopicPublisher | null;
  /** Who is charged for it. */
  address: string;
  /** When it is forgotten, unless its publisher is there. */
  until: number;
  watchers: Watchers;
  tiles: Map<string, Tile>;
};

/** In the memory of this process. `now` is monotonic, in milliseconds. */
export function createTopics(bounds: TopicBounds, now: () => number): Topics {
  const records = new Map<string, TopicRecord>();
  const shorts = new Map<string, string>();
  const held = createCharges(bounds.allBytes, bounds.bytesPerAddress);
  const claimed = createCharges(bounds.topics, bounds.topicsPerAddress);

  const recordOf = (topic: string): TopicRecord => {
    const known = records.get(topic);
    if (known !== undefined) return known;
    const watchers = createWatchers(() => {
      if (record.short === null) records.delete(topic);
    });
    const log = createTopicLog(bounds.entries);
    const record: TopicRecord = {
      short: null,
      log,
      publisher: null,
      address: '',
      until: 0,
      watchers,
      tiles: new Map(),
    };
    records.set(topic, record);
    return record;
  };
  /** It is as if it had never been, but for those who wait for it. */
  const forget = (topic: string, record: TopicRecord) => {
    const { short, address, log, tiles, watchers } = record;
    if (short === null) return;
    shorts.delete(short);
    claimed.add(address, -1);
    held.add(address, -log.bytes());
    for (const tile of tiles.values()) held.add(address, -sizeOfTile(tile));
    tiles.clear();
    Object.assign(record, { short: null, publisher: null, log: createTopicLog(bounds.entries) });
    watchers.tell((watcher) => watcher.onEnded());
    if (watchers.count() === 0) records.delete(topic);
  };
  const dropTile = (record: TopicRecord, learner: string) => {
    const tile = record.tiles.get(learner);
    if (tile === undefined) return;
    record.tiles.delete(learner);
    held.add(record.address, -sizeOfTile(tile));
  };

  return {
    async claim(topic, address, publisher) {
      const before = records.get(topic);
      const isNew = (before?.short ?? null) === null;
      const short = before?.short ?? shortFormsOf(topic).find((form) => !shorts.has(form));
      if (short === undefined || (isNew && !claimed.hasRoom(address, 1))) return null;
      const record = recordOf(topic);
      if (isNew) {
        Object.assign(record, { short, address });
        shorts.set(short, topic);
        claimed.add(address, 1);
      }
      const replaced = record.publisher;
      record.publisher = publisher;
      replaced?.onReplaced();
      record.watchers.tell((watcher) => watcher.onPresence(true));
      const isMine = () => record.publisher === publisher;
      const claim: Claim = {
        short,
        known: record.log.known(),
        tiles: new Map([...record.tiles].map(([learner, { text }]) => [learner, text])),
        async append(published) {
          const known = { epoch: published.epoch, length: 0 };
          if (!isMine()) return { outcome: 'replaced', known };
          const { log, watchers } = record;
          const earlier = log.bytes();
          const hasRoom = (bytes: number) => bytes <= bounds.bytes && held.hasRoom(record.address, bytes - earlier);
          const result = log.append(published, hasRoom);
          held.add(record.address, log.bytes() - earlier);
          if (result.outcome === 'taken') watchers.added();
          return result;
        },
        async leave() {
          if (!isMine()) return;
          Object.assign(record, { publisher: null, until: now() + bounds.keptMs });
          record.watchers.tell((watcher) => watcher.onPresence(false));
        },
        async end() {
          if (isMine()) forget(topic, record);
        },
      };
      return claim;
    },
    resolve: async (short) => shorts.get(short) ?? null,
    async watch(topic, watcher) {
      const record = recordOf(topic);
      return {
        isHere: () => record.publisher !== null,
        after: (known, chunkBytes) => record.log.after(known, chunkBytes),
        release: record.watchers.add(watcher),
      };
    },
    async putTile(topic, learner, text, from) {
      const record = records.get(topic);
      if (text === null) {
        // A page that has been reloaded tells as the same learner: the end of the one before is not its end.
        if (record?.tiles.get(learner)?.from.page !== from.page) return 'taken';
        dropTile(record, learner);
        record.publisher?.onTile(learner, null);
        return 'taken';
      }
      if (!record?.publisher) return 'nobody';
      const { tiles, address, publisher } = record;
      const before = tiles.get(learner);
      if (before === undefined && tiles.size >= bounds.tiles) return 'full';
      if (before?.from.address !== from.address && tilesFrom(tiles, from.address) >= bounds.tilesPerAddress)
        return 'full';
      const tile = { text, from };
      if (!held.hasRoom(address, sizeOfTile(tile) - (before === undefined ? 0 : sizeOfTile(before)))) return 'full';
      dropTile(record, learner);
      tiles.set(learner, tile);
      held.add(address, sizeOfTile(tile));
      publisher.onTile(learner, text);
      return 'taken';
    },
    async tell(topic, lock, what) {
      const publisher = records.get(topic)?.publisher;
      if (!publisher || publisher.lock === null) return 'nobody';
      if (publisher.lock !== lock) return 'wrong-key';
      publisher.onTold(what);
      return 'told';
    },
    count: () => shorts.size,
    bytes: held.total,
    isReady: () => true,
    onLost: () => {},
    sweep() {
      for (const [topic, record] of records)
        if (record.short !== null && record.publisher === null && record.until <= now()) forget(topic, record);
    },
    async close() {
      records.clear();
      shorts.clear();
    },
  };
}

function tilesFrom(tiles: ReadonlyMap<string, Tile>, address: string): number {
  let count = 0;
  for (const { from } of tiles.values()) if (from.address === address) count += 1;
  return count;
}

function sizeOfTile({ text }: Tile): number {
  return Buffer.byteLength(text) + entryBytes;
}
