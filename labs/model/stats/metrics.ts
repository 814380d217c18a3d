/** How a figure is made from members of a report. Times are seconds and counters only grow, as webrtc-stats says. */
export type Derivation =
  /** As it stands. */
  | { how: 'gauge'; member: string; scale: number }
  /** What a counter grew by, for each second; never more than `most`. */
  | { how: 'rate'; member: string; scale: number; most?: number }
  /** What one counter grew by, for each step of another: the mean of what happened since the last sample. */
  | { how: 'mean'; member: string; per: string; scale: number }
  /** What one counter grew by, in percent of what it and others grew by together. */
  | { how: 'share'; member: string; among: readonly string[] }
  /** Energy for each second of sound, as decibels below the loudest. */
  | { how: 'level'; member: string; per: string }
  /** One of some words, as its place among them. */
  | { how: 'word'; member: string; words: readonly string[] };

export type Metric = {
  /** The type of the reports it is made from, and whether only those of one kind. @see https://w3c.github.io/webrtc-stats/ */
  report: 'inbound-rtp' | 'outbound-rtp' | 'candidate-pair' | 'media-source';
  kind: 'audio' | 'video' | null;
  of: Derivation;
  unit: Unit;
};

export type Unit = 'kbit/s' | 'fps' | 'px' | '%' | 'ms' | 'dB' | 'reason';

/** Why an encoder does less than it was asked for, from nothing to worse. @see https://w3c.github.io/webrtc-stats/#rtcqualitylimitationreason-enum */
export const limitationReasons = ['none', 'other', 'bandwidth', 'cpu'] as const;

const inbound = (kind: Metric['kind'], of: Derivation, unit: Unit): Metric => ({
  report: 'inbound-rtp',
  kind,
  of,
  unit,
});
const outbound = (kind: Metric['kind'], of: Derivation, unit: Unit): Metric => ({
  report: 'outbound-rtp',
  kind,
  of,
  unit,
});
const bits = 8 / 1000;
const ms = 1000;

/** What counts as silence, in decibels. */
export const silence = -70;

/** The figures that a call is judged by. Each is a line in one of the graphs. */
export const metrics = {
  'sent-rate': outbound(null, { how: 'rate', member: 'bytesSent', scale: bits }, 'kbit/s'),
  'received-rate': inbound(null, { how: 'rate', member: 'bytesReceived', scale: bits }, 'kbit/s'),
  'sent-frames': outbound('video', { how: 'rate', member: 'framesEncoded', scale: 1 }, 'fps'),
  'received-frames': inbound('video', { how: 'rate', member: 'framesDecoded', scale: 1 }, 'fps'),
  'sent-height': outbound('video', { how: 'gauge', member: 'frameHeight', scale: 1 }, 'px'),
  'received-height': inbound('video', { how: 'gauge', member: 'frameHeight', scale: 1 }, 'px'),
  loss: inbound(null, { how: 'share', member: 'packetsLost', among: ['packetsReceived'] }, '%'),
  jitter: inbound(null, { how: 'gauge', member: 'jitter', scale: ms }, 'ms'),
  'round-trip': {
    report: 'candidate-pair',
    kind: null,
    of: { how: 'gauge', member: 'currentRoundTripTime', scale: ms },
    unit: 'ms',
  },
  'encode-time': outbound('video', { how: 'mean', member: 'totalEncodeTime', per: 'framesEncoded', scale: ms }, 'ms'),
  'decode-time': inbound('video', { how: 'mean', member: 'totalDecodeTime', per: 'framesDecoded', scale: ms }, 'ms'),
  'buffer-delay': inbound(
    null,
    { how: 'mean', member: 'jitterBufferDelay', per: 'jitterBufferEmittedCount', scale: ms },
    'ms',
  ),
  limitation: outbound('video', { how: 'word', member: 'qualityLimitationReason', words: limitationReasons }, 'reason'),
  frozen: inbound('video', { how: 'rate', member: 'totalFreezesDuration', scale: 100, most: 100 }, '%'),
  'source-level': {
    report: 'media-source',
    kind: 'audio',
    of: { how: 'level', member: 'totalAudioEnergy', per: 'totalSamplesDuration' },
    unit: 'dB',
  },
  'audio-level': inbound('audio', { how: 'level', member: 'totalAudioEnergy', per: 'totalSamplesDuration' }, 'dB'),
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as readonly MetricId[];

/** A metric by its id, without what is particular of it. */
export function metricOf(id: MetricId): Metric {
  return metrics[id];
}

/** Graphs in the order in which one asks: does it flow, is it complete, is it in time, who is to blame. */
export const graphs = {
  sent: ['sent-rate'],
  received: ['received-rate'],
  frames: ['sent-frames', 'received-frames'],
  resolution: ['sent-height', 'received-height'],
  loss: ['loss'],
  'round-trip': ['round-trip'],
  jitter: ['jitter'],
  buffer: ['buffer-delay'],
  coding: ['encode-time', 'decode-time'],
  limitation: ['limitation'],
  frozen: ['frozen'],
  audio: ['source-level', 'audio-level'],
} as const satisfies Readonly<Record<string, readonly MetricId[]>>;

export type GraphId = keyof typeof graphs;
export const graphIds = Object.keys(graphs) as readonly GraphId[];
