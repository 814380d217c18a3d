import type { Json } from '#labs/model/json.ts';
import type { RelayRefusal } from '#labs/model/relay/wire.ts';
import type { Limits } from '../limits.ts';
import type { TokenBucket } from '../token-bucket.ts';
import type { Guesses } from './guesses.ts';
import { lockOf } from './topic-name.ts';
import type { Topics } from './topics.ts';

export type TellerParts = {
  topics: Topics;
  limits: Limits;
  /** With keys. */
  guesses: Guesses;
  /** How often this page, and all of its address, may tell. Only who has the key spends, so strangers take nothing from them. */
  buckets: () => readonly TokenBucket[];
};

export type Outcome = 'told' | { code: RelayRefusal; message: string };

/** What one page tells publishers whose key it has. */
export function createTeller({ topics, limits, guesses, buckets }: TellerParts) {
  return async (topic: string, key: string, what: Json): Promise<Outcome> => {
    const text = JSON.stringify(what);
    if (Buffer.byteLength(text) > limits.tellBytes)
      return { code: 'too-many', message: `What is told has ${limits.tellBytes} bytes at most.` };
    // Who begins with the right key is heard, whatever the others of the address guess; else the one guess that is right would be told.
    if (!guesses.isClean() && !guesses.isOpen())
      return { code: 'too-many', message: 'Too many keys that are wrong. Wait a minute.' };
    if (buckets().some((bucket) => bucket.wait(performance.now()) > 0))
      return { code: 'too-many', message: 'Too much is told from here.' };
    const outcome = await topics.tell(topic, lockOf(key), text);
    if (outcome === 'nobody') return { code: 'nobody', message: 'Nobody listens under this topic.' };
    if (outcome === 'wrong-key') {
      guesses.miss();
      return { code: 'wrong-key', message: 'The publisher has given out another key.' };
    }
    for (const bucket of buckets()) bucket.spend(performance.now());
    return outcome;
  };
}
