import type { Known } from '#labs/model/relay/wire.ts';
import type { Limits } from '../limits.ts';
import type { Excerpt, TopicLog } from './topic-log.ts';

/** What somebody hears who watches a topic. */
export type TopicWatcher = {
  /** There may be more in the log. Comes at most every few milliseconds, however much is published. */
  onAdded: () => void;
  onPresence: (isHere: boolean) => void;
  onEnded: () => void;
};

/** A topic as this process knows it. */
export type WatchedTopic = { isHere: () => boolean; after: TopicLog['after']; release: () => void };

/** What the publisher of a topic hears. */
export type TopicPublisher = {
  /** Of the key that others must have to tell it something; `null` when it hears nobody. */
  lock: string | null;
  /** Something that somebody who has the key tells, as JSON. */
  onTold: (what: string) => void;
  /** What a learner tells, as JSON; `null` when it is taken back. */
  onTile: (learner: string, tile: string | null) => void;
  /** Another page publishes under the topic now: this claim is void. */
  onReplaced: () => void;
};

/** A topic in the hands of its publisher. */
export type Claim = {
  short: string;
  known: Known | null;
  /** What learners have told so far, as JSON. */
  tiles: ReadonlyMap<string, string>;
  append: (published: Excerpt) => Promise<{ outcome: 'taken' | 'gap' | 'full' | 'replaced'; known: Known }>;
  /** The publisher has gone, and may come back. */
  leave: () => Promise<void>;
  /** All is forgotten. */
  end: () => Promise<void>;
};

/**
 * All topics, wherever they are kept. Whoever calls `claim` has seen the token of the topic. Shared ones reject with `BusLost` when
 * their store does not answer; `onLost` comes when it has gone, and all that was claimed and watched is void.
 */
export type Topics = {
  /** The publisher is there, and whoever was before is replaced. `null` when there is no room for one more topic. */
  claim: (topic: string, address: string, publisher: TopicPublisher) => Promise<Claim | null>;
  resolve: (short: string) => Promise<string | null>;
  /** Also before the topic exists. */
  watch: (topic: string, watcher: TopicWatcher) => Promise<WatchedTopic>;
  /**
   * What a page tells the publisher as this learner; it takes back (`null`) only its own. `full` when too many have told something,
   * in all or from the address of this page.
   */
  putTile: (
    topic: string,
    learner: string,
    tile: string | null,
    from: TileSource,
  ) => Promise<'taken' | 'nobody' | 'full'>;
  /** For the publisher to hear now, whichever process it is at. */
  tell: (topic: string, lock: string, what: string) => Promise<'told' | 'nobody' | 'wrong-key'>;
  count: () => number;
  /** What this process holds: entries and tiles, in bytes. */
  bytes: () => number;
  isReady: () => boolean;
  onLost: (listener: () => void) => void;
  /** Forgets topics whose publisher has been gone for long. */
  sweep: () => void;
  close: () => Promise<void>;
};

/** A page, at any process, and where it is. */
export type TileSource = { page: string; address: string };

export type TopicBounds = {
  /** In all, and claimed from one address. */
  topics: number;
  topicsPerAddress: number;
  /** Entries and bytes of one topic, and bytes of all, and of those that were claimed from one address. */
  entries: number;
  bytes: number;
  allBytes: number;
  bytesPerAddress: number;
  /** Of one topic, in all and from one address. */
  tiles: number;
  tilesPerAddress: number;
  /** Milliseconds a topic is kept without a publisher. */
  keptMs: number;
};

export function boundsOf(limits: Limits): TopicBounds {
  return {
    topics: limits.relayTopics,
    topicsPerAddress: limits.relayTopicsPerAddress,
    entries: limits.topicEntries,
    bytes: limits.topicBytes,
    allBytes: limits.relayBytes,
    bytesPerAddress: limits.relayBytesPerAddress,
    tiles: limits.tilesPerTopic,
    tilesPerAddress: limits.tilesPerTopicAndAddress,
    keptMs: limits.topicKeptMs,
  };
}
