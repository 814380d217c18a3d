import type { FloodFigures } from '../trace.ts';

/** What became of the numbered messages of one channel. Times are milliseconds of one clock. */
export type FloodCounts = Omit<FloodFigures, 'label'> & {
  /** Not here though a later one is: late, or lost. None of them is left once all is settled. */
  missing: number;
  /** Sent, and neither delivered nor lost. */
  underWay: number;
};

export type FloodCounter = {
  /** Message `number` was handed to `send()`: 0, 1, 2 … */
  sent: (number: number) => void;
  /** It came; what was never sent, or has come before, is not counted. Returns its latency, or `null`. */
  arrived: (number: number, sentAt: number, at: number) => number | null;
  /** Nothing is on its way any more: what is missing is lost. */
  settle: () => void;
  counts: () => FloodCounts;
  /** Numbers that are lost, in order. */
  lostNumbers: () => readonly number[];
};

/** Latencies are counted by the millisecond; longer ones count as this long, but for the longest, which is exact. */
const longest = 30_000;

/**
 * Counts numbered messages of one channel. On an ordered channel a gap is final as soon as a later message is here, since the
 * browser holds a message back until those before it have come or were given up.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8831#section-6.4
 */
export function createFloodCounter(isOrdered: boolean): FloodCounter {
  const here = new Set<number>();
  const byMillisecond = new Uint32Array(longest + 1);
  let sent = 0;
  let highest = -1;
  let outOfOrder = 0;
  let max = 0;
  let isSettled = false;

  const quantile = (share: number): number => {
    // The smallest latency that this share of the messages does not exceed.
    let left = Math.ceil(here.size * share);
    for (let latency = 0; latency <= longest; latency += 1) {
      left -= byMillisecond[latency] ?? 0;
      if (left <= 0) return latency;
    }
    return longest;
  };

  return {
    sent(number) {
      sent = Math.max(sent, number + 1);
      isSettled = false;
    },
    arrived(number, sentAt, at) {
      if (!Number.isInteger(number) || number < 0 || number >= sent || here.has(number)) return null;
      const latency = Math.max(0, at - sentAt);
      here.add(number);
      if (number < highest) outOfOrder += 1;
      highest = Math.max(highest, number);
      const slot = Math.min(longest, Math.round(latency));
      byMillisecond[slot] = (byMillisecond[slot] ?? 0) + 1;
      max = Math.max(max, latency);
      return latency;
    },
    settle: () => void (isSettled = true),
    counts() {
      const delivered = here.size;
      const gaps = highest + 1 - delivered;
      const lost = isSettled ? sent - delivered : isOrdered ? gaps : 0;
      return {
        ...{ sent, delivered, lost, outOfOrder },
        missing: isSettled ? 0 : gaps - lost,
        underWay: sent - delivered - lost,
        median: delivered === 0 ? 0 : quantile(0.5),
        p95: delivered === 0 ? 0 : quantile(0.95),
        max: Math.round(max),
      };
    },
    lostNumbers: () =>
      isSettled || isOrdered
        ? Array.from({ length: isSettled ? sent : highest + 1 }, (_, number) => number).filter((n) => !here.has(n))
        : [],
  };
}
