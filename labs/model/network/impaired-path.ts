import type { Impairment } from './impairment.ts';

/**
 * One datagram as it enters the path: `at` in milliseconds of one monotonic clock. `flow` tells packets apart that are
 * counted apart, such as RTP streams by their SSRC: each loses its own share.
 */
export type Packet = { at: number; bytes: number; flow?: number };

/** When the packet leaves the path, on the same clock; `null` when it never does. Packets must come in order of time. */
export type ImpairedPath = (packet: Packet, impairment: Impairment) => number | null;

/** Flows beyond these count as one. */
const maxFlows = 64;
const anyFlow = -1;
/** Milliseconds of traffic that wait for a narrow path; what comes on top is dropped, as a router's full queue does. */
const queueMs = 250;

/** How far the loss of one flow has come: packets seen, packets lost, and the number of the next that will be. */
type Losses = { seen: number; lost: number; next: number };

/**
 * One direction of a bad network. No clock and no chance in it: the same packets, settings and seed give the same result.
 * One of every so many packets is lost, which one is drawn: so each flow has its rate after a few dozen packets already,
 * and not only in the long run.
 */
export function createImpairedPath(direction: 'up' | 'down'): ImpairedPath {
  let random = createRandom(0);
  let seed: number | null = null;
  let loss = 0;
  const flows = new Map<number, Losses>();
  let freeAt = 0;
  let lastOut = 0;

  const isLost = (flow: number, impairment: Impairment): boolean => {
    if (impairment.seed !== seed || impairment.loss !== loss) {
      if (impairment.seed !== seed) random = createRandom(impairment.seed * 2 + (direction === 'up' ? 0 : 1));
      ({ seed, loss } = impairment);
      flows.clear();
    }
    if (loss === 0) return false;
    const share = loss / 100;
    const key = flows.has(flow) || flows.size < maxFlows ? flow : anyFlow;
    const losses = flows.get(key) ?? { seen: 0, lost: 0, next: Math.floor(random() / share) };
    flows.set(key, losses);
    const isHit = losses.seen === losses.next;
    losses.seen += 1;
    if (isHit) {
      losses.lost += 1;
      losses.next = Math.max(losses.seen, Math.floor((losses.lost + random()) / share));
    }
    return isHit;
  };

  return ({ at, bytes, flow = anyFlow }, impairment) => {
    if (impairment.isUnplugged || isLost(flow, impairment)) return null;
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
