import type { Rate } from './limits.ts';
import { TokenBucket } from './token-bucket.ts';

const maxAddresses = 10_000;

/** Counts requests by address. Returns a function that says whether one more is allowed. */
export function createRequestLimit(rate: Rate, now: () => number): (address: string) => boolean {
  const bucketOf = createAddressBuckets(rate, now);
  return (address) => {
    const bucket = bucketOf(address);
    const at = now();
    return bucket.wait(at) === 0 && bucket.spend(at);
  };
}

/** A bucket for each address. */
export function createAddressBuckets(rate: Rate, now: () => number): (address: string) => TokenBucket {
  const buckets = new Map<string, TokenBucket>();
  return (address) => {
    const at = now();
    let bucket = buckets.get(address);
    if (bucket === undefined) {
      if (buckets.size >= maxAddresses) forget(buckets, at);
      bucket = new TokenBucket(rate, at);
      buckets.set(address, bucket);
    }
    return bucket;
  };
}

/** Forgets who has been quiet, and the oldest when nobody has: memory is bounded whoever asks. */
function forget(buckets: Map<string, TokenBucket>, now: number): void {
  for (const [address, bucket] of buckets) if (bucket.level(now) === 1) buckets.delete(address);
  const [oldest] = buckets.keys();
  if (buckets.size >= maxAddresses && oldest !== undefined) buckets.delete(oldest);
}
