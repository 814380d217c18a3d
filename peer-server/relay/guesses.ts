import type { Rate } from '../limits.ts';
import { createAddressBuckets } from '../request-limit.ts';
import { TokenBucket } from '../token-bucket.ts';

/** How often a page has guessed wrongly lately, itself and with the others of its address. */
export type Guesses = {
  /** Whether this page may still be told whether a guess is right. */
  isOpen: () => boolean;
  /** It has never guessed wrongly. */
  isClean: () => boolean;
  miss: () => void;
};

/** Returns what makes the guesses of one page at an address. */
export function createGuesses(perPage: Rate, perAddress: Rate): (address: string) => Guesses {
  const now = () => performance.now();
  const bucketAt = createAddressBuckets(perAddress, now);
  return (address) => {
    const own = new TokenBucket(perPage, now());
    /** Asked for anew each time: what the buckets of the quiet are is forgotten. */
    const buckets = () => [own, bucketAt(address)];
    let isClean = true;
    return {
      isOpen: () => buckets().every((bucket) => bucket.wait(now()) === 0),
      isClean: () => isClean,
      miss() {
        isClean = false;
        for (const bucket of buckets()) bucket.spend(now());
      },
    };
  };
}
