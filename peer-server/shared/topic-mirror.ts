import { createTopicLog, type TopicLog } from '../relay/topic-log.ts';
import type { Watchers } from '../relay/watchers.ts';
import type { RedisStore } from './redis-store.ts';
import { readTopic } from './topic-scripts.ts';

/** What one process knows of a topic that somebody here follows: read once, and then kept up with what is published. */
export type TopicMirror = {
  isHere: () => boolean;
  after: TopicLog['after'];
  bytes: () => number;
  /** What was published about the topic. */
  hear: (text: string) => void;
  /** Reads what is missing. @throws {BusLost} */
  catchUp: () => Promise<void>;
};

export type TopicMirrorParts = {
  topic: string;
  store: RedisStore;
  watchers: Watchers;
  mostEntries: number;
  /** Something could not be read. */
  onFailed: (error: unknown) => void;
};

const entriesAtOnce = 200;

export function createTopicMirror({ topic, store, watchers, mostEntries, onFailed }: TopicMirrorParts): TopicMirror {
  let log = createTopicLog(mostEntries);
  let isHere = false;
  /** While something is read, what is heard is not taken: the one may be older than the other. It is read again instead. */
  let reading: Promise<void> | null = null;
  let isOutdated = false;
  let life = 0;

  const setPresence = (next: boolean) => {
    if (next === isHere) return;
    isHere = next;
    watchers.tell((watcher) => watcher.onPresence(next));
  };
  const end = () => {
    life += 1;
    log = createTopicLog(mostEntries);
    isHere = false;
    watchers.tell((watcher) => watcher.onEnded());
  };
  const readOnce = async (): Promise<void> => {
    const began = life;
    const [epoch, length, here] = (await store.run(readTopic, [], [topic])) as [string, string, number];
    if (began !== life) return;
    setPresence(here === 1);
    if (epoch !== '' && log.known()?.epoch !== epoch) {
      log.append({ epoch, from: 0, entries: [] }, () => true);
      watchers.added();
    }
    for (let from = knownOf(epoch); epoch !== '' && from < Number(length);) {
      const entries = await store.range(`icebreaker:log:${topic}:${epoch}`, from, entriesAtOnce);
      // It has ended or begun anew meanwhile, and we hear of it.
      if (began !== life || entries.length === 0) return;
      log.append({ epoch, from, entries }, () => true);
      from += entries.length;
      watchers.added();
    }
  };
  const knownOf = (epoch: string): number => {
    const known = log.known();
    return known?.epoch === epoch ? known.length : 0;
  };
  const readAll = async (): Promise<void> => {
    do {
      isOutdated = false;
      await readOnce();
    } while (isOutdated);
  };
  const catchUp = (): Promise<void> => {
    isOutdated = true;
    reading ??= readAll().finally(() => (reading = null));
    return reading;
  };

  return {
    isHere: () => isHere,
    after: (known, chunkBytes) => log.after(known, chunkBytes),
    bytes: () => log.bytes(),
    catchUp,
    hear(text) {
      if (text === 'ended') end();
      if (reading !== null) isOutdated = true;
      else if (text.startsWith('presence ')) setPresence(text.endsWith('1'));
      else if (text === 'more') catchUp().catch(onFailed);
      else if (text.startsWith('added\n')) {
        const [, epoch = '', from = '', ...entries] = text.split('\n');
        const isNext = Number(from) <= knownOf(epoch);
        if (isNext && log.append({ epoch, from: Number(from), entries }, () => true).outcome === 'taken')
          watchers.added();
        else catchUp().catch(onFailed);
      }
    },
  };
}
