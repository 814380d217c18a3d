import type { SignalingMessage } from '#labs/model/trace.ts';
import type { Carrier } from '../signaling/channel.ts';

/**
 * Two ends of a way inside one page that takes its time. Messages of one direction never overtake each other, whatever
 * `delayMs` says for each. What is on its way when `signal` aborts never arrives.
 */
export function createDelayedCarriers(delayMs: () => number, signal: AbortSignal): readonly [Carrier, Carrier] {
  const listeners: ((message: SignalingMessage) => void)[] = [];
  const timers = new Set<ReturnType<typeof setTimeout>>();
  signal.addEventListener('abort', () => timers.forEach(clearTimeout), { once: true });
  const end = (own: 0 | 1): Carrier => {
    const underway: SignalingMessage[] = [];
    let lastDue = 0;
    return {
      post(message) {
        if (signal.aborted) return;
        // A copy, as a real wire makes one.
        underway.push(JSON.parse(JSON.stringify(message)) as SignalingMessage);
        const now = performance.now();
        lastDue = Math.max(lastDue, now + delayMs());
        const timer = setTimeout(() => {
          timers.delete(timer);
          // Whichever timer rings, the first that was sent is the first to arrive.
          const first = underway.shift();
          if (first) listeners[1 - own]?.(first);
        }, lastDue - now);
        timers.add(timer);
      },
      receive: (listener) => void (listeners[own] = listener),
    };
  };
  return [end(0), end(1)];
}
