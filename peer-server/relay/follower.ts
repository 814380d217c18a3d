import type { Known, RelayAnswer } from '#labs/model/relay/wire.ts';
import type { Excerpt } from './topic-log.ts';
import type { WatchedTopic } from './topics.ts';

/** How one page is told what a topic holds, each entry once and in order, as fast as the page reads. */
export type Follower = {
  /** There is more: tells what this page has not got. */
  pump: () => void;
  stop: () => void;
};

export type FollowerParts = {
  topic: string;
  watched: Pick<WatchedTopic, 'after'>;
  known: Known | null;
  /** `sent` is called once the text has left this process; `false` when the page takes nothing any more. */
  send: (text: Buffer, sent: () => void) => boolean;
};

const chunkBytes = 64 * 1024;
/** Bytes on their way to one page. What it does not read stays where it is, in the log. */
const windowBytes = 128 * 1024;

export function createFollower({ topic, watched, known, send }: FollowerParts): Follower {
  let seen = known;
  let underWay = 0;
  let isStopped = false;

  const pump = () => {
    while (!isStopped && underWay < windowBytes) {
      const excerpt = watched.after(seen, chunkBytes);
      if (excerpt === null) return;
      const text = entriesText(topic, excerpt);
      seen = { epoch: excerpt.epoch, length: excerpt.from + excerpt.entries.length };
      underWay += text.length;
      const isTaken = send(text, () => {
        underWay -= text.length;
        pump();
      });
      if (!isTaken) isStopped = true;
    }
  };
  return { pump, stop: () => void (isStopped = true) };
}

const texts = new WeakMap<Excerpt, Buffer>();

/** One answer of type `entries`, written once for all followers who get the same. */
function entriesText(topic: string, excerpt: Excerpt): Buffer {
  const written = texts.get(excerpt);
  if (written !== undefined) return written;
  const { epoch, from, entries } = excerpt;
  const head = JSON.stringify({ type: 'entries', topic, epoch, from } satisfies Omit<EntriesAnswer, 'entries'>);
  const text = Buffer.from(`${head.slice(0, -1)},"entries":[${entries.join(',')}]}`);
  texts.set(excerpt, text);
  return text;
}

type EntriesAnswer = Extract<RelayAnswer, { type: 'entries' }>;
