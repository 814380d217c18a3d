import type { Step } from '../fold.ts';
import type { PeerId } from '../vocabulary.ts';
import { derive, sampleOf, type Derived, type Sample } from './derive.ts';
import { limitationReasons, type MetricId } from './metrics.ts';

export const qualityLevels = ['good', 'fair', 'poor'] as const;
export type QualityLevel = (typeof qualityLevels)[number];

/** Why a call is not good. Sentences are in `labs/messages`. */
export type QualityReason =
  /** `value` in percent, milliseconds or frames a second. */
  | { code: 'loss' | 'round-trip' | 'jitter' | 'frozen' | 'frames'; level: QualityLevel; value: number }
  /** The sender does less than it was asked for. */
  | { code: 'cpu' | 'bandwidth'; level: QualityLevel; value: number }
  /** Something came before, and nothing does now. */
  | { code: 'silence'; level: QualityLevel; value: number };

export type Judgement = { level: QualityLevel; reasons: readonly QualityReason[] };

/** What one peer may say of its call. */
export type Quality = {
  /** What is shown: `null` before anything could be judged. */
  level: QualityLevel | null;
  reasons: readonly QualityReason[];
  /** What the last window alone says, and since when it says so without a break; ms since the trace began. */
  now: Judgement | null;
  nowSince: number;
  /** The same question asked of everything since the first sample, as beginners do. */
  ofTotals: Judgement | null;
  first: Sample | null;
  window: readonly { at: number; sample: Sample; gauges: Gauges }[];
};

export type Qualities = Readonly<Record<PeerId, Quality>>;

const unknown: Quality = {
  level: null,
  reasons: [],
  now: null,
  nowSince: 0,
  ofTotals: null,
  first: null,
  window: [],
};
export const noQualities: Qualities = { alice: unknown, bob: unknown };

/** Of how many ms a judgement is made. Shorter, and one lost burst is a bad call; longer, and nobody learns of it in time. */
export const windowMs = 5000;
/** How long a worse judgement has to stand before it is shown, and a better one. */
export const patienceMs = { worse: 2000, better: 5000 } as const;

/**
 * Where fair begins, and poor. Delay after ITU-T G.114 (150 ms one way is fine, 400 ms is not), the others from what decoders
 * still hide. `frames` is a floor, the others are ceilings.
 */
export const limits = {
  loss: { fair: 2, poor: 8 },
  'round-trip': { fair: 300, poor: 800 },
  jitter: { fair: 30, poor: 80 },
  frozen: { fair: 2, poor: 15 },
  frames: { fair: 15, poor: 8 },
} as const;

/** A judgement from rates in a sliding window, with hysteresis: slow to praise, a little faster to warn, and never flickering. */
export const stepQualities: Step<Qualities> = (qualities, event) => {
  const { peer, at } = event;
  if (event.type === 'run.started') return noQualities;
  if (event.type === 'connection.created') return { ...qualities, [peer]: unknown };
  if (event.type !== 'stats.sampled') return qualities;
  return { ...qualities, [peer]: stepQuality(qualities[peer], at, sampleOf(event.reports)) };
};

function stepQuality(before: Quality, at: number, sample: Sample): Quality {
  // #region window
  const kept = before.window.filter((each) => at - each.at <= windowMs);
  const window = [...kept, { at, sample, gauges: gaugesOf(sample) }];
  const gauges = meansOf(window);
  const first = before.first ?? sample;
  const oldest = kept[0];
  // One sample tells of no rate. After a pause there is none to compare with, either.
  if (!oldest) return { ...before, window, first };
  const now = judge(derive(oldest.sample, sample), gauges);
  if (now === null) return { ...before, window, first };
  // #endregion
  const nowSince = before.now?.level === now.level ? before.nowSince : at;
  const next: Quality = {
    ...before,
    window,
    first,
    now,
    nowSince,
    ofTotals: judge(derive(first, sample), gauges),
  };
  if (before.level === null) return { ...next, level: now.level, reasons: now.reasons };
  if (before.level === now.level) return { ...next, reasons: now.reasons };
  const isWorse = rank(now.level) > rank(before.level);
  const isDue = at - nowSince >= (isWorse ? patienceMs.worse : patienceMs.better);
  return isDue ? { ...next, level: now.level, reasons: now.reasons } : next;
}

/** `null` where nothing is known: a call that sends and receives nothing yet is neither good nor bad. */
export function judge(figures: readonly Derived[], gauges: Gauges): Judgement | null {
  const known = figures.filter((figure): figure is Derived & { value: number } => figure.value !== null);
  if (known.length === 0) return null;
  const of = (metric: MetricId) => known.filter((figure) => figure.metric === metric).map(({ value }) => value);
  const worst = (metric: MetricId) => Math.max(-1, ...of(metric));
  const reasons: QualityReason[] = [];
  const ceiling = (code: 'loss' | 'round-trip' | 'jitter' | 'frozen', value: number) => {
    const level = value >= limits[code].poor ? 'poor' : value >= limits[code].fair ? 'fair' : 'good';
    if (level !== 'good') reasons.push({ code, level, value });
  };
  const received = of('received-rate');
  if (received.length > 0 && received.every((value) => value === 0))
    reasons.push({ code: 'silence', level: 'poor', value: 0 });
  ceiling('loss', worst('loss'));
  ceiling('round-trip', gauges['round-trip'] ?? -1);
  ceiling('jitter', gauges.jitter ?? -1);
  ceiling('frozen', worst('frozen'));
  // A camera that was switched off on purpose sends no frames, and nothing else either.
  const arrives = (id: string) =>
    known.some((each) => each.metric === 'received-rate' && each.id === id && each.value > 0);
  for (const { metric, id, value } of known) {
    if (metric !== 'received-frames' || value >= limits.frames.fair || !arrives(id)) continue;
    reasons.push({ code: 'frames', level: value < limits.frames.poor ? 'poor' : 'fair', value });
  }
  for (const value of of('limitation')) {
    const reason = limitationReasons[value];
    if (reason === 'cpu' || reason === 'bandwidth') reasons.push({ code: reason, level: 'fair', value });
  }
  reasons.sort((one, other) => rank(other.level) - rank(one.level));
  return { level: reasons[0]?.level ?? 'good', reasons };
}

/** What stands still between two samples says nothing of the time between: these are means over the window. */
export type Gauges = { 'round-trip': number | null; jitter: number | null };

/** The worst of each at one moment. */
function gaugesOf(sample: Sample): Gauges {
  const figures = derive(sample, sample);
  const worst = (metric: MetricId) => {
    const known = figures.flatMap((each) => (each.metric === metric && each.value !== null ? [each.value] : []));
    return known.length > 0 ? Math.max(...known) : null;
  };
  return { 'round-trip': worst('round-trip'), jitter: worst('jitter') };
}

function meansOf(window: Quality['window']): Gauges {
  const mean = (metric: keyof Gauges) => {
    const values = window.flatMap(({ gauges }) => gauges[metric] ?? []);
    return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
  };
  return { 'round-trip': mean('round-trip'), jitter: mean('jitter') };
}

function rank(level: QualityLevel): number {
  return qualityLevels.indexOf(level);
}
