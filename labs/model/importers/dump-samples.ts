import type { Json } from '../json.ts';
import { metricIds, metricOf } from '../stats/metrics.ts';
import type { StatsReport } from '../trace.ts';
import type { DumpConnection, DumpSample, DumpSeries } from './dump.ts';

/** Before 2023 a dump has no times: one sample a second. @see https://crbug.com/1462567 */
const stepMs = 1000;
/** Reports of one `getStats()` may be stamped so far apart, in milliseconds. */
const sameSampleMs = 50;

/** One report over time. `times` are those of the sampling, milliseconds since 1970. */
type Column = { id: string; type: string; times: readonly number[]; members: ReadonlyMap<string, readonly Json[]> };

/**
 * The samples that the series of a dump were made from, with the members that some view needs; the last one has every
 * member. A member with fewer values than its report came late: the last ones of all belong together.
 */
export function samplesOf({ measured }: DumpConnection): readonly DumpSample[] {
  if (measured.as === 'samples') return measured.samples;
  const columns = columnsOf(measured.series);
  const samples = new Map<number, StatsReport[]>();
  const last = columns.flatMap(({ times }) => times.slice(-1)).reduce((one, other) => Math.max(one, other), 0);
  for (const column of columns) {
    const all = [...column.members].filter(([member]) => member !== 'timestamp' && member !== '__proto__');
    const some = all.filter(([member]) => needed.has(member));
    let before: StatsReport | undefined;
    column.times.forEach((at, index) => {
      const report = reportAt(column, index, at === last ? all : some, at === last ? undefined : before);
      const reports = samples.get(at) ?? [];
      reports.push(report);
      samples.set(at, reports);
      before = report;
    });
  }
  return [...samples].toSorted(([one], [other]) => one - other).map(([at, reports]) => ({ at, reports }));
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

/** What the views read: the figures of the graphs, and what candidates, pairs and streams are. */
const needed: ReadonlySet<string> = new Set([
  ...['kind', 'mediaType', 'rid', 'ssrc', 'mid', 'codecId', 'mimeType', 'transportId', 'selectedCandidatePairId'],
  ...['state', 'nominated', 'selected', 'localCandidateId', 'remoteCandidateId', 'requestsSent', 'responsesReceived'],
  ...['address', 'ip', 'port', 'protocol', 'candidateType', 'priority', 'relayProtocol', 'url', 'usernameFragment'],
  ...['bytesSent', 'bytesReceived', 'packetsSent', 'packetsReceived', 'frameWidth', 'label', 'dataChannelIdentifier'],
  ...metricIds.flatMap((id) => {
    const { of } = metricOf(id);
    return [of.member, ...('per' in of ? [of.per] : []), ...('among' in of ? of.among : [])];
  }),
]);

function columnsOf(series: readonly DumpSeries[]): readonly Column[] {
  const byReport = new Map<string, DumpSeries[]>();
  for (const each of series) {
    if (each.isDerived) continue;
    const own = byReport.get(each.report) ?? [];
    own.push(each);
    byReport.set(each.report, own);
  }
  const raw = [...byReport].map(([id, own]) => {
    const members = new Map(own.map((each) => [each.member, valuesOf(each)]));
    const stamps = (members.get('timestamp') ?? []).filter((time) => typeof time === 'number');
    const length = Math.max(stamps.length, ...[...members.values()].map((values) => values.length));
    const ends = own.flatMap(({ endedAt }) => endedAt ?? []);
    // What the far end has told carries the far end's time.
    const type = own[0]?.type ?? '';
    const isOwnClock = stamps.length > 0 && !type.startsWith('remote-');
    return { id, type, members, length, stamps: isOwnClock ? stamps : [], endedAt: Math.max(0, ...ends) };
  });
  const clock = clockOf(raw);
  return raw.map(({ id, type, members, length, stamps, endedAt }): Column => {
    if (stamps.length === length) return { id, type, members, times: stamps.map((time) => nearest(clock, time)) };
    const found = clock.findLastIndex((time) => time <= endedAt + stepMs / 2);
    const end = found < 0 ? clock.length : found + 1;
    return { id, type, members, times: clock.slice(Math.max(0, end - length), end) };
  });
}

/** When samples were taken, as far as the dump tells it. */
function clockOf(
  reports: readonly { stamps: readonly number[]; length: number; endedAt: number }[],
): readonly number[] {
  const stamps = reports.flatMap((report) => report.stamps).toSorted((one, other) => one - other);
  if (stamps.length > 0)
    return stamps.filter((time, index) => index === 0 || time - (stamps[index - 1] ?? 0) > sameSampleMs);
  const longest = Math.max(0, ...reports.map(({ length }) => length));
  const end = Math.max(0, ...reports.map(({ endedAt }) => endedAt));
  const start = Math.max(0, end - (longest - 1) * stepMs);
  return Array.from({ length: longest }, (_, index) => start + index * stepMs);
}

/** The last of ascending times that is not after `time`, or the first. */
function nearest(clock: readonly number[], time: number): number {
  let [low, high] = [0, clock.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((clock[middle] ?? 0) <= time) low = middle;
    else high = middle - 1;
  }
  return clock[low] ?? time;
}

/** One that says the same as the one before is the same object, as that of a candidate is all the time. */
function reportAt(
  { id, type, times, members }: Column,
  index: number,
  told: readonly (readonly [member: string, values: readonly Json[]])[],
  before: StatsReport | undefined,
): StatsReport {
  const report: Record<string, Json> = {
    id,
    type,
    timestamp: members.get('timestamp')?.at(index - times.length) ?? times[index] ?? 0,
  };
  let isNew = before === undefined;
  for (const [member, values] of told) {
    const value = values[values.length - times.length + index];
    if (value === undefined || value === null) continue;
    report[member === 'mediaType' ? 'kind' : member] = value;
    isNew ||= before?.[member] !== value;
  }
  // A counter that stands still was measured all the same: its rate is nought.
  return before === undefined || isNew || !/candidate$|codec|certificate/.test(type) ? report : before;
}
