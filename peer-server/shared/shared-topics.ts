import { shortFormsOf } from '../relay/topic-name.ts';
import type { Claim, TopicBounds, TopicPublisher, Topics } from '../relay/topics.ts';
import { createWatchers, type Watchers } from '../relay/watchers.ts';
import { BusLost } from './bus.ts';
import type { RedisStore } from './redis-store.ts';
import { createTopicMirror, type TopicMirror } from './topic-mirror.ts';
import * as scripts from './topic-scripts.ts';

export type SharedTopicsParts = { store: RedisStore; bounds: TopicBounds; report: (error: unknown) => void };

type Followed = {
  mirror: TopicMirror;
  watchers: Watchers;
  /** Ends once the mirror has what there is. */
  ready: Promise<void>;
  release: () => void;
  unusedSince: number | null;
};

/** Milliseconds a topic is kept in this process after the last who followed it: who comes and goes makes nobody read it again. */
const lingerMs = 30_000;

/** Topics in Redis: what one process publishes, all followers at all processes get. */
export function createSharedTopics({ store, bounds, report }: SharedTopicsParts): Topics {
  const followed = new Map<string, Followed>();
  const owned = new Map<string, string>();
  const lost: (() => void)[] = [];
  let claims = 0;
  let count = 0;

  const quietly = (error: unknown) => {
    if (!(error instanceof BusLost)) report(error);
  };
  const { run } = store;
  const topicBounds = [bounds.allBytes, bounds.bytesPerAddress];

  store.onLost(() => {
    for (const { release } of followed.values()) release();
    followed.clear();
    owned.clear();
    lost.forEach((listener) => listener());
  });
  // All pages were sent away when Redis was lost. What they had is nobody's until they are back.
  store.onReady(async () => {
    await run(scripts.buryTopics, [], [store.process, bounds.keptMs, 1]);
    await sweep();
  });
  store.onGone(async (process) => void (await run(scripts.buryTopics, [], [process, bounds.keptMs])));
  const sweep = async () => {
    count = Number(await run(scripts.sweepTopics, [], [bounds.keptMs, ...new Set(owned.values())]));
  };

  const followedOf = (topic: string): Followed => {
    const known = followed.get(topic);
    if (known !== undefined) return known;
    const watchers = createWatchers(() => {
      made.unusedSince = performance.now();
      if (mirror.bytes() === 0) drop(topic, made);
    });
    const mirror = createTopicMirror({ topic, store, watchers, mostEntries: bounds.entries, onFailed: quietly });
    const made: Followed = { mirror, watchers, ready: Promise.resolve(), release: () => {}, unusedSince: null };
    followed.set(topic, made);
    // Heard before it is read, so that nothing is missed between.
    made.ready = store.subscribe(`icebreaker:topic:${topic}`, mirror.hear).then(async (release) => {
      if (followed.get(topic) !== made) return release();
      made.release = release;
      await mirror.catchUp();
    });
    return made;
  };
  const drop = (topic: string, record: Followed) => {
    if (followed.get(topic) === record) followed.delete(topic);
    record.release();
  };

  const claim = async (topic: string, address: string, publisher: TopicPublisher): Promise<Claim | null> => {
    const owner = `${store.process}.${(claims += 1)}`;
    const tiles = new Map<string, string>();
    /** Until the tiles have been read, what is heard of them waits. */
    let waiting: string[] | null = [];
    let isClaimed = false;
    let isOver = false;
    const hear = (text: string) => {
      if (text.startsWith('told ')) return publisher.onTold(text.slice('told '.length));
      const [, learner = ''] = text.split(' ', 2);
      const tile = text.slice('tile '.length + learner.length + 1);
      if (tile === '') tiles.delete(learner);
      else tiles.set(learner, tile);
      publisher.onTile(learner, tile === '' ? null : tile);
    };
    const release = await store.subscribe(`icebreaker:publisher:${topic}`, (text) => {
      if (isOver) return;
      if (text === `claimed ${owner}`) isClaimed = true;
      else if (text.startsWith('claimed ')) {
        if (!isClaimed) return;
        over();
        publisher.onReplaced();
      } else if (!isClaimed) return;
      else if (waiting !== null) waiting.push(text);
      else hear(text);
    });
    const over = () => {
      isOver = true;
      owned.delete(owner);
      release();
    };
    try {
      const values = [
        topic,
        owner,
        publisher.lock ?? '',
        address,
        bounds.topics,
        bounds.topicsPerAddress,
        bounds.keptMs,
        ...shortFormsOf(topic),
      ];
      const answer = (await run(scripts.claimTopic, [], values)) as [string, string, string, number] | null;
      if (answer === null) {
        over();
        return null;
      }
      // Another page may have it by now.
      if (!isOver) owned.set(owner, topic);
      const [short, epoch, length] = answer;
      count = answer[3];
      const held = (await run(scripts.readTiles, [], [topic])) as string[];
      for (let at = 0; at + 1 < held.length; at += 2) {
        const text = held[at + 1] ?? '';
        tiles.set(held[at] ?? '', text.slice(text.indexOf('\n') + 1));
      }
      for (const text of waiting) hear(text);
      waiting = null;
      return {
        short,
        known: epoch === '' ? null : { epoch, length: Number(length) },
        tiles,
        async append({ epoch: next, from, entries }) {
          const kept = [bounds.entries, bounds.bytes, ...topicBounds];
          const result = await run(scripts.appendEntries, [], [topic, owner, next, from, ...kept, ...entries]);
          const [outcome, now] = result as ['taken' | 'gap' | 'full' | 'replaced', number];
          return { outcome, known: { epoch: next, length: now } };
        },
        async leave() {
          over();
          await run(scripts.leaveTopic, [], [topic, owner, bounds.keptMs]);
        },
        async end() {
          over();
          await run(scripts.endTopic, [], [topic, owner]);
        },
      };
    } catch (error) {
      over();
      throw error;
    }
  };

  return {
    claim,
    resolve: async (short) => (await run(scripts.resolveShort, [], [short])) as string | null,
    async watch(topic, watcher) {
      const record = followedOf(topic);
      record.unusedSince = null;
      const release = record.watchers.add(watcher);
      try {
        await record.ready;
      } catch (error) {
        drop(topic, record);
        release();
        throw error;
      }
      return { isHere: record.mirror.isHere, after: record.mirror.after, release };
    },
    async putTile(topic, learner, tile, from) {
      const owner = `${store.process}.${from.page}`;
      if (tile === null) {
        await run(scripts.takeTileBack, [], [topic, learner, owner]);
        return 'taken';
      }
      const mostTiles = [bounds.tiles, bounds.tilesPerAddress];
      const values = [topic, learner, owner, from.address, tile, ...mostTiles, ...topicBounds];
      return (await run(scripts.putTile, [], values)) as 'taken' | 'nobody' | 'full';
    },
    tell: async (topic, lock, what) =>
      (await run(scripts.tellTopic, [], [topic, lock, what])) as 'told' | 'nobody' | 'wrong-key',
    count: () => count,
    bytes: () => [...followed.values()].reduce((sum, { mirror }) => sum + mirror.bytes(), 0),
    isReady: store.isReady,
    onLost: (listener) => void lost.push(listener),
    sweep() {
      sweep().catch(quietly);
      const before = performance.now() - lingerMs;
      for (const [topic, record] of followed)
        if (record.watchers.count() === 0 && (record.unusedSince ?? 0) < before) drop(topic, record);
    },
    async close() {
      for (const [topic, record] of [...followed]) drop(topic, record);
    },
  };
}
