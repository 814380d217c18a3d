import { LabError } from '../errors.ts';
import { readLog } from './internals-log.ts';
import type { Dump, DumpConnection, DumpSeries, MediaRequest } from './dump.ts';
import { fieldsOf, isFields, numberOf, plainText, type Fields } from './dump-text.ts';

/**
 * What chrome://webrtc-internals saves, in every dialect since 2014.
 *
 * @param dump the parsed file
 * @throws {LabError} `dump/not-a-dump` where it has no `PeerConnections`
 */
export function readInternals(dump: unknown): Dump {
  const file = fieldsOf(dump);
  const connections = file?.['PeerConnections'];
  if (!file || !isFields(connections)) {
    throw new LabError(
      'dump/not-a-dump',
      'This file has no "PeerConnections". Save one from chrome://webrtc-internals.',
    );
  }
  const userAgent = plainText(file['UserAgent']);
  const unknown = new Map<string, number>();
  const read = Object.entries(connections).map(([id, connection]): DumpConnection => {
    const fields = isFields(connection) ? connection : {};
    const log = readLog(fields, userAgent, (name) => void unknown.set(name, (unknown.get(name) ?? 0) + 1));
    const series = readSeries(fields['stats']);
    return {
      id,
      url: plainText(fields['url']),
      ...log,
      startedAt: log.isRough ? inZone(log.startedAt, series) : log.startedAt,
      measured: { as: 'series', series },
    };
  });
  return {
    format: 'webrtc-internals',
    userAgent,
    connections: read,
    media: readMedia(file['getUserMedia']),
    unknown: [...unknown].map(([name, count]) => ({ name, count })),
  };
}

/** The key is `<report>-<member>`, and `<report>-[<name>]` for what the browser derives. Reports have hyphens of their own. */
export function splitSeriesKey(key: string): Pick<DumpSeries, 'report' | 'member' | 'isDerived'> | null {
  const bracket = key.indexOf('-[');
  if (bracket > 0 && key.endsWith(']'))
    return { report: key.slice(0, bracket), member: key.slice(bracket + 2, -1), isDerived: true };
  const hyphen = key.lastIndexOf('-');
  return hyphen > 0 ? { report: key.slice(0, hyphen), member: key.slice(hyphen + 1), isDerived: false } : null;
}

/** Zones differ by whole quarters of an hour. */
const quarterMs = 15 * 60_000;

/**
 * The log of an old dump has the clock on the wall of an unknown zone, its series are in UTC and begin with the connection:
 * the difference is the zone.
 */
function inZone(startedAt: number | null, series: readonly DumpSeries[]): number | null {
  const first = series.reduce((least, each) => Math.min(least, each.startedAt ?? Infinity), Infinity);
  if (startedAt === null || first === Infinity) return startedAt;
  return startedAt + Math.round((first - startedAt) / quarterMs) * quarterMs;
}

function readSeries(stats: unknown): readonly DumpSeries[] {
  return Object.entries(isFields(stats) ? stats : {}).flatMap(([key, series]) => {
    const split = splitSeriesKey(key);
    if (!split || !isFields(series) || typeof series['values'] !== 'string') return [];
    return [
      {
        ...split,
        type: plainText(series['statsType']),
        values: series['values'],
        startedAt: dateOf(series['startTime']),
        endedAt: dateOf(series['endTime']),
      },
    ];
  });
}

/** Requests, with what became of each: the two are entries of their own, tied by three ids. */
function readMedia(entries: unknown): readonly MediaRequest[] {
  const all = (Array.isArray(entries) ? entries : []).filter(isFields);
  const keyOf = ({ rid, pid, request_id: request }: Fields) =>
    JSON.stringify([rid ?? null, pid ?? null, request ?? null]);
  const isOutcome = (entry: Fields) => 'error' in entry || 'stream_id' in entry || 'error_message' in entry;
  const outcomes = new Map(all.filter(isOutcome).map((entry) => [keyOf(entry), entry]));
  return all
    .filter((entry) => !isOutcome(entry))
    .map((entry): MediaRequest => {
      const outcome = outcomes.get(keyOf(entry));
      const kind = plainText(entry['request_type']);
      return {
        at: numberOf(entry['timestamp']),
        origin: plainText(entry['origin'] ?? entry['url']),
        kind: kind === 'getDisplayMedia' || kind === 'enumerateDevices' ? kind : 'getUserMedia',
        audio: wanted(entry, 'audio'),
        video: wanted(entry, 'video'),
        outcome: outcomeOf(outcome),
      };
    });
}

function outcomeOf(outcome: Fields | undefined): MediaRequest['outcome'] {
  if (!outcome) return { state: 'pending' };
  if ('error' in outcome || 'error_message' in outcome)
    return { state: 'refused', name: plainText(outcome['error']), message: plainText(outcome['error_message']) };
  return { state: 'granted', at: numberOf(outcome['timestamp']) };
}

/** Absent means that it was not asked for; empty that `true` was. */
function wanted(entry: Fields, kind: 'audio' | 'video'): string | null {
  return kind in entry ? plainText(entry[kind]) || 'true' : null;
}

function dateOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
