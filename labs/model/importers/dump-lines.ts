import type { Json } from '../json.ts';
import { figure } from '../stats/derive.ts';
import { metricIds, metricOf } from '../stats/metrics.ts';
import type { Line } from '../stats/series.ts';
import type { StatsReport } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';
import type { DumpConnection, DumpSeries } from './dump.ts';

/** The points of one report of a dump: each member's values at the times at which it was sampled. */
type Columns = { type: string; times: readonly number[]; members: ReadonlyMap<string, readonly Json[]> };

/** Before 2023 a dump has no times: one sample a second from the first. @see https://crbug.com/1462567 */
const stepMs = 1000;

/** What the graphs of a live call show, from the columns of a dump. Times are ms since the connection's trace begins. */
export function dumpLines({ series, startedAt }: DumpConnection, peer: PeerId): readonly Line[] {
  const reports = columnsOf(series);
  const selected = selectedPairs(reports);
  return metricIds.flatMap((metric) => {
    const { report: type, kind, of } = metricOf(metric);
    return [...reports].flatMap(([id, columns]): readonly Line[] => {
      const own = kindOf(columns);
      if (columns.type !== type || (kind !== null && own !== kind)) return [];
      if (type === 'candidate-pair' && !selected.has(id)) return [];
      let before: StatsReport | undefined;
      const values = columns.times.map((timestamp, index) => {
        const now = reportAt(columns, timestamp, index);
        const value = figure(of, before, now);
        before = now;
        return value;
      });
      if (values.every((value) => value === null)) return [];
      const times = columns.times.map((time) => time - (startedAt ?? columns.times[0] ?? 0));
      const grown = { times: { all: times, length: times.length }, values: { all: values, length: values.length } };
      return [{ peer, metric, id, kind: own, rid: textAt(columns, 'rid'), ...grown }];
    });
  });
}

/** The parsed values of one series; empty where they are no array. */
export function valuesOf({ values }: DumpSeries): readonly Json[] {
  try {
    const parsed: unknown = JSON.parse(values);
    return Array.isArray(parsed) ? (parsed as Json[]) : [];
  } catch {
    return [];
  }
}

/** Members that some metric needs, and those that say what a report is. */
const needed: ReadonlySet<string> = new Set([
  ...['timestamp', 'kind', 'mediaType', 'rid', 'selected', 'selectedCandidatePairId'],
  ...metricIds.flatMap((id) => {
    const { of } = metricOf(id);
    return [of.member, ...('per' in of ? [of.per] : []), ...('among' in of ? of.among : [])];
  }),
]);

function columnsOf(series: readonly DumpSeries[]): ReadonlyMap<string, Columns> {
  const reports = new Map<string, { type: string; startedAt: number | null; members: Map<string, readonly Json[]> }>();
  for (const each of series) {
    if (each.isDerived || !needed.has(each.member)) continue;
    const report = reports.get(each.report) ?? { type: each.type, startedAt: each.startedAt, members: new Map() };
    report.members.set(each.member, valuesOf(each));
    reports.set(each.report, report);
  }
  return new Map(
    [...reports].map(([id, { type, startedAt, members }]) => {
      const stamps = members.get('timestamp')?.filter((time) => typeof time === 'number');
      const longest = Math.max(0, ...[...members.values()].map(({ length }) => length));
      const times = stamps ?? Array.from({ length: longest }, (_, index) => (startedAt ?? 0) + index * stepMs);
      return [id, { type, times, members }];
    }),
  );
}

/** A member that came late has fewer values: the last ones of all belong together. */
function reportAt({ times, members }: Columns, timestamp: number, index: number): StatsReport {
  const report: Record<string, Json> = { timestamp };
  for (const [member, values] of members) {
    const value = member === 'timestamp' ? undefined : values[values.length - times.length + index];
    if (value !== undefined) report[member] = value;
  }
  return report;
}

function selectedPairs(reports: ReadonlyMap<string, Columns>): ReadonlySet<string> {
  const named = [...reports.values()].flatMap(({ members }) => members.get('selectedCandidatePairId') ?? []);
  const marked = [...reports].flatMap(([id, { members }]) => (members.get('selected')?.includes(true) ? [id] : []));
  return new Set([...named.map(String), ...marked]);
}

function kindOf(columns: Columns): Line['kind'] {
  const kind = textAt(columns, 'kind') ?? textAt(columns, 'mediaType');
  return kind === 'audio' || kind === 'video' ? kind : null;
}

function textAt({ members }: Columns, member: string): string | null {
  const value = members.get(member)?.at(-1);
  return typeof value === 'string' && value !== '' ? value : null;
}
