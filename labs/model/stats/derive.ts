import type { Json } from '../json.ts';
import type { StatsReport } from '../trace.ts';
import { metricIds, metricOf, silence, type Derivation, type MetricId } from './metrics.ts';
import { selectedPairId } from './references.ts';

/** One figure of one report. `value` is `null` where these samples do not tell it. */
export type Derived = {
  metric: MetricId;
  /** The id of the report: that of a stream, or of the selected pair. */
  id: string;
  kind: 'audio' | 'video' | null;
  /** The layer, where a sender has several. @see https://w3c.github.io/webrtc-stats/#dom-rtcoutboundrtpstreamstats-rid */
  rid: string | null;
  value: number | null;
};

/** Reports by their id, as one `getStats()` gave them. */
export type Sample = ReadonlyMap<string, StatsReport>;

export const noSample: Sample = new Map();

/** @param reports those of one `getStats()`; one without an id can be referred to by nobody, and is left out */
export function sampleOf(reports: readonly StatsReport[]): Sample {
  return new Map(reports.flatMap((report) => (typeof report['id'] === 'string' ? [[report['id'], report]] : [])));
}

/** Which metrics a report of this type tells. */
const metricsByReport = new Map<string, readonly MetricId[]>();
for (const id of metricIds) {
  const { report } = metricOf(id);
  metricsByReport.set(report, [...(metricsByReport.get(report) ?? []), id]);
}

/**
 * Every figure that two samples in a row tell. Of a report that is new, of a counter that began again, of a member that is
 * missing, and where no time has passed, the figure is `null`: a gap in a line, and never a zero.
 */
export function derive(before: Sample, now: Sample): readonly Derived[] {
  const selected = selectedPairId(now);
  const figures: Derived[] = [];
  for (const [id, report] of now) {
    if (report['type'] === 'candidate-pair' && id !== selected) continue;
    for (const metric of metricsByReport.get(String(report['type'])) ?? []) {
      const { kind, of } = metricOf(metric);
      if (kind !== null && report['kind'] !== kind) continue;
      const value = figure(of, before.get(id), report);
      figures.push({ metric, id, kind: kindOf(report['kind']), rid: textOf(report['rid']), value });
    }
  }
  return figures;
}

/** One figure of one report. */
export function figure(of: Derivation, before: StatsReport | undefined, now: StatsReport): number | null {
  switch (of.how) {
    case 'gauge': {
      const value = numberOf(now[of.member]);
      return value === null ? null : value * of.scale;
    }
    case 'word': {
      const place = of.words.indexOf(String(now[of.member]));
      return place < 0 ? null : place;
    }
    case 'rate': {
      const rate = quotient(growth(of.member, before, now), secondsBetween(before, now), of.scale);
      // A freeze is told when it ends, and may have begun before the last sample.
      return rate === null ? null : Math.min(rate, of.most ?? Infinity);
    }
    case 'mean':
      return quotient(growth(of.member, before, now), growth(of.per, before, now), of.scale);
    case 'level': {
      const mean = quotient(growth(of.member, before, now), growth(of.per, before, now), 1);
      return mean === null ? null : Math.max(silence, 10 * Math.log10(mean));
    }
    case 'share': {
      // packetsLost may shrink: a packet that was given up came late. Then nothing was lost, rather than less than nothing.
      const part = growth(of.member, before, now, true);
      const rest = of.among.map((member) => growth(member, before, now));
      if (part === null || rest.includes(null)) return null;
      const lost = Math.max(0, part);
      return quotient(
        lost,
        rest.reduce<number>((sum, each) => sum + (each ?? 0), lost),
        100,
      );
    }
  }
}

// #region rate
/** What a counter grew by; `null` where it is missing, or began again. */
function growth(member: string, before: StatsReport | undefined, now: StatsReport, mayShrink = false): number | null {
  const [from, to] = [numberOf(before?.[member]), numberOf(now[member])];
  if (from === null || to === null || (to < from && !mayShrink)) return null;
  return to - from;
}

/** By the reports' own clock: a paused tab samples late, and its rate is still right. */
export function secondsBetween(before: StatsReport | undefined, now: StatsReport): number | null {
  const [from, to] = [numberOf(before?.['timestamp']), numberOf(now['timestamp'])];
  return from === null || to === null || to <= from ? null : (to - from) / 1000;
}

function quotient(part: number | null, whole: number | null, scale: number): number | null {
  return part === null || whole === null || whole <= 0 ? null : (part / whole) * scale;
}

// #endregion

/** Browsers of the past wrote numbers as text, and dumps of theirs still do. */
function numberOf(value: Json | undefined): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function kindOf(value: Json | undefined): Derived['kind'] {
  return value === 'audio' || value === 'video' ? value : null;
}
