import type { PeerId } from '../vocabulary.ts';

/** A channel somebody wants to make. Numbers are as they were written; `null` where nothing is. */
export type ChannelWish = {
  label: string;
  maker: PeerId;
  ordered: boolean;
  maxRetransmits: number | null;
  maxPacketLifeTime: number | null;
  protocol: string;
  negotiated: boolean;
  /** Of an agreed channel; each side says its own. */
  ids: Readonly<Record<PeerId, number | null>>;
};

export const plainWish: ChannelWish = {
  label: 'notes',
  maker: 'alice',
  ordered: true,
  maxRetransmits: null,
  maxPacketLifeTime: null,
  protocol: '',
  negotiated: false,
  ids: { alice: 10, bob: 10 },
};

/** Channels to begin with, and some that cannot be. */
export const wishPresets = {
  reliable: plainWish,
  unordered: { ...plainWish, label: 'updates', ordered: false },
  'no-retransmits': { ...plainWish, label: 'positions', ordered: false, maxRetransmits: 0 },
  'short-lived': { ...plainWish, label: 'voice-levels', ordered: false, maxPacketLifeTime: 100 },
  agreed: { ...plainWish, label: 'agreed', negotiated: true },
  'ids-differ': { ...plainWish, label: 'differ', negotiated: true, ids: { alice: 20, bob: 21 } },
  'both-limits': { ...plainWish, maxRetransmits: 3, maxPacketLifeTime: 100 },
  'id-missing': { ...plainWish, negotiated: true, ids: { alice: null, bob: null } },
  'id-too-big': { ...plainWish, negotiated: true, ids: { alice: 65_535, bob: 65_535 } },
  'label-too-long': { ...plainWish, label: 'long '.repeat(14_000) },
} satisfies Record<string, ChannelWish>;
export type WishPreset = keyof typeof wishPresets;
export const wishPresetIds = Object.keys(wishPresets) as readonly WishPreset[];

/** As `createDataChannel` takes it; what nobody wrote is left out. */
export type ChannelInit = {
  ordered?: boolean;
  maxRetransmits?: number;
  maxPacketLifeTime?: number;
  protocol?: string;
  negotiated?: boolean;
  id?: number;
};

/** What one side writes for this channel; `null` where it writes nothing, because the browser announces the channel there. */
export function initFor(wish: ChannelWish, peer: PeerId): ChannelInit | null {
  const { maker, ordered, maxRetransmits, maxPacketLifeTime, protocol, negotiated, ids } = wish;
  if (!negotiated && maker !== peer) return null;
  const id = ids[peer];
  return {
    ...(ordered ? {} : { ordered }),
    ...(maxRetransmits === null ? {} : { maxRetransmits }),
    ...(maxPacketLifeTime === null ? {} : { maxPacketLifeTime }),
    ...(protocol === '' ? {} : { protocol }),
    ...(negotiated ? { negotiated } : {}),
    ...(negotiated && id !== null ? { id } : {}),
  };
}

/** The call as somebody would write it. */
export function writtenCall(wish: ChannelWish, peer: PeerId): string {
  const entries = Object.entries(initFor(wish, peer) ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const label = JSON.stringify(wish.label.length > 24 ? `${wish.label.slice(0, 23)}…` : wish.label).replaceAll(
    '"',
    "'",
  );
  return `createDataChannel(${[label, ...(entries.length > 0 ? [`{ ${entries.join(', ')} }`] : [])].join(', ')})`;
}

export type WishRefusal =
  'both-limits' | 'id-missing' | 'id-used' | 'id-too-big' | 'too-long' | 'number' | 'closed' | 'other';

/** In bytes of UTF-8. */
const longestName = 65_535;

/**
 * Why the browser has refused this channel: its own words say it in each browser differently, the steps of the specification
 * in one order.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-createdatachannel
 */
export function whyRefused(wish: ChannelWish, peer: PeerId, errorName: string): WishRefusal {
  const limits = [wish.maxRetransmits, wish.maxPacketLifeTime];
  const id = wish.ids[peer];
  if (errorName === 'InvalidStateError') return 'closed';
  if (errorName === 'OperationError') return wish.negotiated ? 'id-used' : 'other';
  if (limits.some((limit) => limit !== null && !isShort(limit))) return 'number';
  if (bytesOf(wish.label) > longestName || bytesOf(wish.protocol) > longestName) return 'too-long';
  if (limits.every((limit) => limit !== null)) return 'both-limits';
  if (wish.negotiated && id === null) return 'id-missing';
  if (wish.negotiated && id !== null && (id > 65_534 || !isShort(id))) return 'id-too-big';
  return 'other';
}

function isShort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 65_535;
}

/** Without an encoder, of which the model knows nothing. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
