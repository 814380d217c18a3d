/** Chance that can be had again: the same seed, the same choices. */
export type Random = {
  /** 0 ≤ chance < 1. */
  next: () => number;
  pick: <T>(choices: readonly [T, ...T[]]) => T;
};

/** The generator known as mulberry32: 32 bits of state, good enough to choose by. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0] };
}
