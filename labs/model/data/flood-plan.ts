/** The channels that are flooded side by side. */
export const floodKinds = ['ordered', 'unordered', 'no-retransmits', 'short-lived'] as const;
export type FloodKind = (typeof floodKinds)[number];

/** As `createDataChannel` takes them. @see https://w3c.github.io/webrtc-pc/#dom-rtcdatachannelinit */
export type FloodOptions = { ordered: boolean; maxRetransmits?: number; maxPacketLifeTime?: number };

export const floodOptions: Readonly<Record<FloodKind, FloodOptions>> = {
  ordered: { ordered: true },
  unordered: { ordered: false },
  'no-retransmits': { ordered: false, maxRetransmits: 0 },
  'short-lived': { ordered: false, maxPacketLifeTime: 100 },
};

/** Labels of flooded channels begin so, followed by the kind. */
export const floodLabel = 'flood-';

export function floodKindOf(label: string): FloodKind | null {
  return floodKinds.find((kind) => label === floodLabel + kind) ?? null;
}

/** Every message arrives, sooner or later. */
export function isReliable(kind: FloodKind): boolean {
  return kind === 'ordered' || kind === 'unordered';
}

/** `rate` in messages a second on each channel, `size` in bytes, `seconds` how long it is sent. */
export type FloodPlan = { kinds: readonly FloodKind[]; rate: number; size: number; seconds: number };

/** `settling`: all is sent, and what is on its way is waited for. */
export type FloodPhase = 'opening' | 'sending' | 'settling' | 'over';

export const floodRates = [20, 50, 100, 200] as const;
export const floodSizes = [100, 400, 1000] as const;
export const floodLengths = [5, 10, 20] as const;

export const usualFlood: FloodPlan = { kinds: floodKinds, rate: 20, size: 100, seconds: 10 };

/**
 * Which messages are due `elapsed` milliseconds after the start and have not been sent. None more than a second's worth at
 * once: a page that was asleep does not make up for it.
 */
export function dueMessages(
  { rate, seconds }: Pick<FloodPlan, 'rate' | 'seconds'>,
  elapsed: number,
  sent: number,
): number {
  const due = Math.min(Math.floor((elapsed / 1000) * rate) + 1, rate * seconds);
  return Math.max(0, Math.min(due - sent, rate));
}
