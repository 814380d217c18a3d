import type { Sample } from '../stats/derive.ts';
import { itemsOf, lastOf } from '../stats/growing.ts';
import type { MetricId } from '../stats/metrics.ts';
import type { Line, Series } from '../stats/series.ts';
import { otherPeer } from '../other-peer.ts';
import type { StatsReport } from '../trace.ts';
import { peers, type PeerId } from '../vocabulary.ts';

export type Kind = 'audio' | 'video';

/** What is measured at both ends of one way: by whom it is sent, and by whom it is received. */
export const measures = {
  'video-rate': { kind: 'video', sent: 'sent-rate', received: 'received-rate', unit: 'kbit/s' },
  'video-frames': { kind: 'video', sent: 'sent-frames', received: 'received-frames', unit: 'fps' },
  'audio-rate': { kind: 'audio', sent: 'sent-rate', received: 'received-rate', unit: 'kbit/s' },
  'video-loss': { kind: 'video', sent: null, received: 'loss', unit: '%' },
  'audio-loss': { kind: 'audio', sent: null, received: 'loss', unit: '%' },
} as const satisfies Readonly<
  Record<string, { kind: Kind; sent: MetricId | null; received: MetricId; unit: 'kbit/s' | 'fps' | '%' }>
>;
export type MeasureId = keyof typeof measures;
export const measureIds = Object.keys(measures) as readonly MeasureId[];

export type Point = { at: number; value: number };

/** One measure of what goes from `from` to the other: what left, and what came. A gap begins another stretch. */
export type Way = { from: PeerId; sent: readonly (readonly Point[])[]; received: readonly (readonly Point[])[] };

/** Both ways, from `since` on, in milliseconds since the trace began. */
export function waysOf({ lines }: Series, id: MeasureId, since: number): readonly Way[] {
  const { kind, sent, received } = measures[id];
  const stretchesOf = (peer: PeerId, metric: MetricId | null) =>
    stretches(
      lines.find((line) => line.peer === peer && line.metric === metric && line.kind === kind),
      since,
    );
  return peers.map((from) => ({
    from,
    sent: stretchesOf(from, sent),
    received: stretchesOf(otherPeer(from), received),
  }));
}

function stretches(line: Line | undefined, since: number): readonly (readonly Point[])[] {
  const all: Point[][] = [[]];
  if (!line) return [];
  const values = itemsOf(line.values);
  itemsOf(line.times).forEach((at, index) => {
    const value = values[index] ?? null;
    if (value === null) all.push([]);
    else if (at >= since) all.at(-1)?.push({ at, value });
  });
  return all.filter(({ length }) => length > 0);
}

/** The latest figures of one kind on one way, and packets since the call began. `null` where they are not known. */
export type Figures = {
  from: PeerId;
  kind: Kind;
  sentRate: number | null;
  receivedRate: number | null;
  sentFrames: number | null;
  receivedFrames: number | null;
  packetsSent: number | null;
  packetsReceived: number | null;
  packetsLost: number | null;
};

export function figuresOf(series: Series): readonly Figures[] {
  return peers.flatMap((from) => (['video', 'audio'] as const).map((kind) => figuresFrom(series, from, kind)));
}

function figuresFrom({ lines, last }: Series, from: PeerId, kind: Kind): Figures {
  const to = otherPeer(from);
  const latest = (peer: PeerId, metric: MetricId) => {
    const line = lines.find((each) => each.peer === peer && each.metric === metric && each.kind === kind);
    return line ? (lastOf(line.values) ?? null) : null;
  };
  const outbound = reportOf(last[from]?.sample, 'outbound-rtp', kind);
  const inbound = reportOf(last[to]?.sample, 'inbound-rtp', kind);
  return {
    ...{ from, kind },
    sentRate: latest(from, 'sent-rate'),
    receivedRate: latest(to, 'received-rate'),
    sentFrames: latest(from, 'sent-frames'),
    receivedFrames: latest(to, 'received-frames'),
    packetsSent: numberOf(outbound?.['packetsSent']),
    packetsReceived: numberOf(inbound?.['packetsReceived']),
    packetsLost: numberOf(inbound?.['packetsLost']),
  };
}

function reportOf(sample: Sample | undefined, type: string, kind: Kind): StatsReport | undefined {
  return [...(sample?.values() ?? [])].find((report) => report['type'] === type && report['kind'] === kind);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
