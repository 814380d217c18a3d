// Statistics come every second and are by far the longest of all events, but from one sample to the next little is another. So what
// is published of a sample is what has changed since the last one of its side, and a follower has every sample, whole.
import type { Json } from '../json.ts';
import type { StatsReport, TraceEventOf } from '../trace.ts';

type Sample = TraceEventOf<'stats.sampled'>;
type Reports = ReadonlyMap<Json | undefined, StatsReport>;

/**
 * Makes of each sample what is published of it: a report that was there before holds its id and what has changed, another is
 * whole. `null` for a sample with a report that has no type, by which the two are told apart.
 */
export function createSampleShortener(): (sample: Sample) => Json | null {
  const last = new Map<string, Reports>();
  return (sample) => {
    if (sample.reports.some(({ type }) => type === undefined)) return null;
    const before = last.get(sample.peer);
    last.set(sample.peer, byId(sample.reports));
    return { ...sample, reports: sample.reports.map((report) => changesOf(report, before?.get(report['id']))) };
  };
}

function changesOf(report: StatsReport, before: StatsReport | undefined): StatsReport {
  if (before === undefined || report['type'] !== before['type'] || !hasSameMembers(report, before)) return report;
  const changed = Object.entries(report).filter(
    ([member, value]) => JSON.stringify(value) !== JSON.stringify(before[member]),
  );
  return { id: report['id'] ?? null, ...Object.fromEntries(changed) };
}

/** In the same order, too, so that what is put together again reads as it did. */
function hasSameMembers(one: object, other: object): boolean {
  const [members, others] = [Object.keys(one), Object.keys(other)];
  return members.length === others.length && members.every((member, index) => member === others[index]);
}

/** Puts samples together again. What cannot be one is handed on as it is: whoever reads events looks at it. */
export function createSampleCompleter(): (said: Json) => Json {
  const last = new Map<Json | undefined, Reports>();
  return (said) => {
    if (!isReport(said) || !Array.isArray(said['reports'])) return said;
    const before = last.get(said['peer']);
    const reports = (said['reports'] as readonly Json[]).map((report) =>
      isReport(report) && report['type'] === undefined ? { ...before?.get(report['id']), ...report } : report,
    );
    last.set(said['peer'], byId(reports.filter(isReport)));
    return { ...said, reports };
  };
}

function byId(reports: readonly StatsReport[]): Reports {
  return new Map(reports.map((report) => [report['id'], report]));
}

function isReport(value: Json): value is StatsReport {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
