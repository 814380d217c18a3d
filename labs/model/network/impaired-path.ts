import type { Impairment } from './impairment.ts';

/** One datagram as it enters the path: `at` in milliseconds of one monotonic clock. */
export type Packet = { at: number; bytes: number };

/** When the packet leaves the path, on the same clock; `null` when it never does. Packets must come in order of time. */
export type ImpairedPath = (packet: Packet, impairment: Impairment) => number | null;

/** The lost of so many packets are dealt at once, so that half a percent is exactly half a percent. */
const deckSize = 200;
/** Milliseconds of traffic that wait for a narrow path; what comes on top is dropped, as a router's full queue does. */
const queueMs = 250;

/**
 * One direction of a bad network. No clock and no chance in it: the same packets, settings and seed give the same result.
 * Which packets are lost is decided by a shuffled deck, not by throwing dice, so that the rate holds for a few hundred
 * packets already.
 */
export function createImpairedPath(direction: 'up' | 'down'): ImpairedPath {
  let random = createRandom(0);
  let seed: number | null = null;
  let loss = 0;
  let deck: boolean[] = [];
  let freeAt = 0;
  let lastOut = 0;

  const isLost = (impairment: Impairment): boolean => {
    if (impairment.seed !== seed || impairment.loss !== loss) {
      if (impairment.seed !== seed) random = createRandom(impairment.seed * 2 + (direction === 'up' ? 0 : 1));
      ({ seed, loss } = impairment);
      deck = [];
    }
    if (loss === 0) return false;
    if (deck.length === 0) deck = shuffled(deckSize, Math.round((loss / 100) * deckSize), random);
    return deck.pop() === true;
  };

  return ({ at, bytes }, impairment) => {
    if (impairment.isUnplugged || isLost(impairment)) return null;
    let out = at;
    if (impairment.bandwidth !== null) {
      const start = Math.max(at, freeAt);
      if (start - at > queueMs) return null;
      // Kilobits per second are bits per millisecond.
      freeAt = start + (bytes * 8) / impairment.bandwidth;
      out = freeAt;
    }
    out += impairment.delay / 2 + (impairment.jitter > 0 ? impairment.jitter * random() : 0);
    lastOut = Math.max(lastOut, out);
    return lastOut;
  };
}

/** So many cards, so many of them marked, in an order that `random` decides (Fisher and Yates). */
function shuffled(size: number, marked: number, random: () => number): boolean[] {
  const deck = Array.from({ length: size }, (_, index) => index < marked);
  for (let last = size - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [deck[last], deck[other]] = [deck[other] ?? false, deck[last] ?? false];
  }
  return deck;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
