import { createFold, type Step } from '../fold.ts';
import { derive, noSample, sampleOf, type Sample } from '../stats/derive.ts';
import { noQualities, stepQualities, type Qualities } from '../stats/quality.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Prediction } from './predictions.ts';

/** What the statistics of a trace have shown so far. */
type Seen = {
  last: Readonly<Record<PeerId, Sample>>;
  qualities: Qualities;
  /** Video that arrives, by peer. */
  receiving: Readonly<Record<PeerId, boolean>>;
  hasLost: boolean;
  hasBeenLimited: boolean;
  hasBeenPoor: boolean;
  isBack: boolean;
  /** What totals said when the judgement of the window disagreed with them. */
  wrongTotals: 'good' | 'bad' | null;
  /** How often a counter of received bytes was compared with its last value, and how often it was smaller. */
  compared: number;
  shrunk: number;
};

const nothing: Seen = {
  last: { alice: noSample, bob: noSample },
  qualities: noQualities,
  receiving: { alice: false, bob: false },
  hasLost: false,
  hasBeenLimited: false,
  hasBeenPoor: false,
  isBack: false,
  wrongTotals: null,
  compared: 0,
  shrunk: 0,
};

/** Loss that one sees, in percent. */
const visibleLoss = 2;

const stepSeen: Step<Seen> = (seen, event) => {
  const qualities = stepQualities(seen.qualities, event);
  if (event.type === 'run.started') return nothing;
  if (event.type === 'connection.created')
    return { ...seen, qualities, last: { ...seen.last, [event.peer]: noSample } };
  if (event.type !== 'stats.sampled') return seen;
  const { peer } = event;
  const [before, now] = [seen.last[peer], sampleOf(event.reports)];
  const figures = derive(before, now);
  const some = (metric: string, matches: (value: number) => boolean) =>
    figures.some((figure) => figure.metric === metric && figure.value !== null && matches(figure.value));
  const isReceiving = figures.some(
    ({ metric, kind, value }) => metric === 'received-rate' && kind === 'video' && (value ?? 0) > 0,
  );
  const quality = qualities[peer];
  const hasBeenPoor = seen.hasBeenPoor || quality.level === 'poor';
  const disagrees = quality.level === 'good' && quality.ofTotals !== null && quality.ofTotals.level !== 'good';
  const bytes = [...now.values()].flatMap(({ id, type, bytesReceived }) => {
    const earlier = type === 'inbound-rtp' ? before.get(String(id))?.['bytesReceived'] : undefined;
    return typeof earlier === 'number' && typeof bytesReceived === 'number' ? [bytesReceived - earlier] : [];
  });
  return {
    last: { ...seen.last, [peer]: now },
    qualities,
    receiving: isReceiving ? { ...seen.receiving, [peer]: true } : seen.receiving,
    hasLost: seen.hasLost || some('loss', (value) => value >= visibleLoss),
    hasBeenLimited: seen.hasBeenLimited || some('limitation', (value) => value >= 2),
    hasBeenPoor,
    isBack: seen.isBack || (hasBeenPoor && quality.level === 'good'),
    wrongTotals: seen.wrongTotals ?? (hasBeenPoor && quality.level === 'good' ? (disagrees ? 'bad' : 'good') : null),
    compared: seen.compared + bytes.length,
    shrunk: seen.shrunk + bytes.filter((growth) => growth < 0).length,
  };
};

// One fold for all who ask: a trace that grows is looked at once.
const seenIn = createFold(stepSeen, nothing);

/** What the lessons about statistics want to see. */
export const statsCheckpoints = {
  'rates-seen': (trace) => (peers.every((peer) => seenIn(trace).receiving[peer]) ? null : 'no-rate'),
  'loss-seen': (trace) => (seenIn(trace).hasLost ? null : 'no-loss'),
  'encoder-limited': (trace) => (seenIn(trace).hasBeenLimited ? null : 'no-limitation'),
  'poor-and-back': (trace) => {
    const { hasBeenPoor, isBack } = seenIn(trace);
    return isBack ? null : hasBeenPoor ? 'not-good-again' : 'not-poor';
  },
} as const satisfies Readonly<Record<string, Checkpoint>>;

/** The questions of these lessons. */
export const statsPredictions = {
  /** What becomes of `bytesReceived` while a call goes on? */
  'bytes-received': (trace) => {
    const { compared, shrunk } = seenIn(trace);
    return compared < 8 ? null : shrunk === 0 ? 'grows' : 'varies';
  },
  /** A call was poor and is good again: what do totals say at that moment? */
  'totals-after-recovery': (trace) => seenIn(trace).wrongTotals,
} as const satisfies Readonly<Record<string, Prediction>>;
