import { peers, type PeerId } from '../vocabulary.ts';

export const channelActions = ['drop', 'delay', 'duplicate', 'reorder'] as const;
export const channelKinds = ['offer', 'answer', 'candidate'] as const;

export type ChannelAction = (typeof channelActions)[number];
export type ChannelKind = (typeof channelKinds)[number];

/** What the signaling channel does to messages of one kind from one side. `reorder` holds one back until the next of its kind. */
export type ChannelFault = {
  action: ChannelAction;
  kind: ChannelKind;
  from: PeerId;
  /** How long a delay takes; only `delay` has it. */
  ms?: number;
};

/** A minute: longer delays cannot be told from a loss. */
export const longestDelayMs = 60_000;

/** As it stands in an address: `drop:answer:bob`, `delay:candidate:alice:800`. */
export function formatChannelFault({ action, kind, from, ms }: ChannelFault): string {
  return [action, kind, from, ...(action === 'delay' ? [ms ?? 0] : [])].join(':');
}

/** `null` for anything `formatChannelFault` does not write. */
export function parseChannelFault(text: string): ChannelFault | null {
  const [first, second, third, delay, ...rest] = text.split(':');
  const action = channelActions.find((each) => each === first);
  const kind = channelKinds.find((each) => each === second);
  const from = peers.find((each) => each === third);
  if (!action || !kind || !from || rest.length > 0) return null;
  if (action !== 'delay') return delay === undefined ? { action, kind, from } : null;
  if (delay === undefined || !/^(0|[1-9]\d{0,4})$/.test(delay)) return null;
  const ms = Number(delay);
  return ms <= longestDelayMs ? { action, kind, from, ms } : null;
}
