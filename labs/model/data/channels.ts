import type { Step } from '../fold.ts';
import type { Json } from '../json.ts';
import { advance } from '../machines/advance.ts';
import { dataChannelMachine, type DataChannelEvent } from '../machines/data-channel.ts';
import type { ChannelFacts, ChannelOptions, TraceEvent } from '../trace.ts';
import { peers, type DataChannelState, type PeerId } from '../vocabulary.ts';

/** The last transition; `seq` is the event that caused it. */
export type ChannelMove = { from: string; to: string; seq: number };

/** One end of a channel, as the model sees it after following the browser. */
export type ChannelEnd = {
  /** The ends of one peer's connection are numbered as they appear, from 0. */
  index: number;
  label: string;
  /** `null` until it is agreed on. */
  id: number | null;
  /** This side has made it; otherwise it was announced by the other. */
  isOwn: boolean;
  /** `null` for a channel of an old trace, which did not say. */
  options: ChannelOptions | null;
  state: DataChannelState;
  visited: readonly string[];
  last: ChannelMove | null;
  /** The browser read another state than the model is in; the first such event of this end. */
  disagreement: { seq: number; model: string; browser: string } | null;
};

export type ChannelEnds = Readonly<Record<PeerId, readonly ChannelEnd[]>>;

export const noChannels: ChannelEnds = { alice: [], bob: [] };

/** Follows the ends of every channel of both connections. A new connection has none. */
export const stepChannels: Step<ChannelEnds> = (before, event) => {
  const { peer } = event;
  const ends = before[peer];
  const put = (next: readonly ChannelEnd[]): ChannelEnds => ({ ...before, [peer]: next });
  switch (event.type) {
    case 'connection.created':
      return ends.length === 0 ? before : put([]);
    case 'call.resolved':
      if (event.call.startsWith('createDataChannel#')) return put([...ends, made(event.result, ends.length)]);
      // Nothing reports it: every channel of the connection is closed with it.
      return event.call.startsWith('close#') ? put(ends.map((end) => moved(end, 'closed', event.seq))) : before;
    case 'data-channel.received':
      return put([...ends, announced(event.channel, event.options ?? null, ends.length)]);
    case 'data-channel.opened':
      return follow(before, event, 'open');
    case 'data-channel.closing':
      return follow(before, event, event.isOwn ? 'close' : 'closing');
    case 'data-channel.closed':
      return follow(before, event, 'closed');
    case 'data-channel.failed':
    case 'data.sent':
    case 'data.received':
      return follow(before, event, null);
    default:
      return before;
  }
};

/** The two ends of each channel: what alice has and what bob has, `null` where only one side knows of it. */
export type ChannelPair = { key: string; label: string; alice: ChannelEnd | null; bob: ChannelEnd | null };

/**
 * Pairs the ends in the order in which they appeared. A channel is one by its id alone, so two agreed channels of one label
 * with different ids are two with one end each; while the ids are unknown nothing can be said.
 */
export function pairEnds({ alice, bob }: ChannelEnds): readonly ChannelPair[] {
  const left = [...bob];
  const pairs = alice.map((end): ChannelPair => {
    const at = end.id === null ? -1 : left.findIndex((other) => other.id === end.id && other.label === end.label);
    return { key: `alice ${end.index}`, label: end.label, alice: end, bob: left.splice(at, at < 0 ? 0 : 1)[0] ?? null };
  });
  return [...pairs, ...left.map((end) => ({ key: `bob ${end.index}`, label: end.label, alice: null, bob: end }))];
}

type OfChannel = Extract<TraceEvent, { channel: ChannelFacts }>;

function follow(before: ChannelEnds, event: OfChannel, type: DataChannelEvent['type'] | null): ChannelEnds {
  const { peer, seq, channel } = event;
  const at = find(before[peer], channel);
  const end = before[peer][at];
  if (!end) return before;
  const next = type === null ? end : moved(end, type, seq);
  const known = checked(next.id === channel.id ? next : { ...next, id: channel.id ?? next.id }, channel, seq);
  if (known === end) return before;
  return { ...before, [peer]: before[peer].with(at, known) };
}

/** By id where there is one; the label alone is that of many, and what was made first opens first. */
function find(ends: readonly ChannelEnd[], { label, id }: ChannelFacts): number {
  const isLiving = (end: ChannelEnd) => end.label === label && end.state !== 'closed';
  const byId = ends.findIndex((end) => isLiving(end) && id !== null && end.id === id);
  return byId >= 0 ? byId : ends.findIndex((end) => isLiving(end) && (end.id === null || id === null));
}

function moved(end: ChannelEnd, type: DataChannelEvent['type'], seq: number): ChannelEnd {
  const to = advance(dataChannelMachine, end.state, type) as DataChannelState | null;
  if (to === null || to === end.state) return end;
  return {
    ...end,
    state: to,
    visited: end.visited.includes(to) ? end.visited : [...end.visited, to],
    last: { from: end.state, to, seq },
  };
}

function checked(end: ChannelEnd, { state }: ChannelFacts, seq: number): ChannelEnd {
  if (state === undefined || state === end.state || end.disagreement !== null) return end;
  return { ...end, disagreement: { seq, model: end.state, browser: state } };
}

const fresh = { state: 'connecting', visited: ['connecting'], last: null, disagreement: null } as const;

function made(result: Json, index: number): ChannelEnd {
  const { label, id, state: _, ...options } = (result ?? {}) as Partial<ChannelFacts & ChannelOptions>;
  const isTold = typeof options.ordered === 'boolean';
  return {
    ...{ index, label: String(label ?? ''), id: id ?? null, isOwn: true, ...fresh },
    options: isTold ? (options as ChannelOptions) : null,
  };
}

/** It is announced because it is usable, though the browser says `open` only with the next event. */
function announced({ label, id }: ChannelFacts, options: ChannelOptions | null, index: number): ChannelEnd {
  return { index, label, id, isOwn: false, options, ...fresh };
}

/** Where the browser and the model were in different states. */
export function disagreementsOf(ends: ChannelEnds) {
  return peers.flatMap((peer) =>
    ends[peer].flatMap(({ label, disagreement }) => (disagreement ? [{ peer, label, ...disagreement }] : [])),
  );
}
