import { noNegotiations, stepNegotiations, type Negotiations } from '../codecs/negotiated.ts';
import { createFold, type Step } from '../fold.ts';
import { derive, noSample, sampleOf, type Sample } from '../stats/derive.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What a codec call has shown so far. Rates are kbit/s of the caller's video. */
type Seen = {
  negotiations: Negotiations;
  last: Sample;
  fastest: number;
  isCapped: boolean;
  /** The tallest picture, and the last one. */
  tallest: number;
  height: number;
  isScaled: boolean;
  /** Samples in a row that were sent slowly. */
  slow: number;
};

const nothing: Seen = {
  negotiations: noNegotiations,
  last: noSample,
  fastest: 0,
  isCapped: false,
  tallest: 0,
  height: 0,
  isScaled: false,
  slow: 0,
};

/** A cap of 200 kbit/s, and what an encoder may go over it for a second; and one of 100. */
const capped = 230;
const slowRate = 130;
/** Slower than this no picture is sent: the call begins, or ends. */
const leastRate = 20;

const stepSeen: Step<Seen> = (before, event) => {
  const seen = event.type === 'run.started' ? nothing : before;
  const negotiations = stepNegotiations(seen.negotiations, event);
  if (event.type !== 'stats.sampled' || event.peer !== 'alice')
    return negotiations === seen.negotiations && seen === before ? seen : { ...seen, negotiations };
  const now = sampleOf(event.reports);
  const figures = derive(seen.last, now).filter(({ kind }) => kind === 'video');
  const valueOf = (metric: string) => figures.find((figure) => figure.metric === metric)?.value ?? 0;
  const [rate, height] = [valueOf('sent-rate'), valueOf('sent-height')];
  const isSlow = rate > leastRate && rate <= slowRate;
  return {
    negotiations,
    last: now,
    fastest: Math.max(seen.fastest, rate),
    isCapped: seen.isCapped || (seen.fastest > capped * 1.5 && rate > leastRate && rate <= capped),
    tallest: Math.max(seen.tallest, height),
    height: height || seen.height,
    isScaled:
      seen.isScaled || (seen.tallest > 0 && height > 0 && height <= seen.tallest / 2 && valueOf('limitation') === 0),
    slow: isSlow ? seen.slow + 1 : 0,
  };
};

// One fold for all who ask: a trace that grows is looked at once.
const seenIn = createFold(stepSeen, nothing);

/** What the lessons about codecs and bandwidth want to see. */
export const codecCheckpoints = {
  'codec-changed': (trace) => {
    const { used } = seenIn(trace).negotiations.video;
    return used !== null && used.name !== 'VP8' ? null : 'no-other-codec';
  },
  'one-codec': (trace) => {
    const { offered, used } = seenIn(trace).negotiations.video;
    return used !== null && new Set(offered?.map(({ name }) => name)).size === 1 ? null : 'more-than-one-codec';
  },
  'bitrate-capped': (trace) => (seenIn(trace).isCapped ? null : 'not-capped'),
  'scaled-down': (trace) => (seenIn(trace).isScaled ? null : 'not-scaled'),
} as const satisfies Readonly<Record<string, Checkpoint>>;

export const codecPredictions = {
  /** Which of the offered codecs is really used? */
  'codec-chosen': (trace) => {
    const { answered, used } = seenIn(trace).negotiations.video;
    const [first] = answered ?? [];
    // Every browser has VP8 first until somebody moves another one there.
    return used === null || first === undefined || first.name === 'VP8'
      ? null
      : used.name === first.name
        ? 'first'
        : 'best';
  },
  /** So little bandwidth, and the resolution is to be kept: what becomes of the height? */
  'cap-or-size': (trace) => {
    const { slow, height, tallest } = seenIn(trace);
    return slow < 5 ? null : height < tallest ? 'smaller' : 'same';
  },
} as const satisfies Readonly<Record<string, Prediction>>;
