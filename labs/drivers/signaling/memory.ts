import type { SignalingMessage } from '#labs/model/trace.ts';
import type { Carrier } from './channel.ts';

/** Two ends of a way inside one page. Each message is copied, as a real wire would, and arrives in a later microtask. */
export function createMemoryCarriers(): readonly [Carrier, Carrier] {
  const listeners: ((message: SignalingMessage) => void)[] = [];
  const end = (own: 0 | 1): Carrier => ({
    post(message) {
      const copy = JSON.parse(JSON.stringify(message)) as SignalingMessage;
      queueMicrotask(() => listeners[1 - own]?.(copy));
    },
    receive: (listener) => void (listeners[own] = listener),
  });
  return [end(0), end(1)];
}
