import type { DumpConnection, DumpSeries, MediaRequest, UnknownEntry, Dump } from './dump.ts';
import { samplesOf, valuesOf } from './dump-samples.ts';
import { findEnds } from './connection-trace.ts';
import { connectionStates, iceConnectionStates, type ConnectionState, type IceConnectionState } from '../vocabulary.ts';
import type { Json } from '../json.ts';

/** What is in some dumps that were opened together, small enough to be looked at at once. */
export type DumpSummary = {
  files: readonly {
    name: string;
    format: Dump['format'];
    userAgent: string;
    media: readonly MediaRequest[];
    unknown: readonly UnknownEntry[];
  }[];
  connections: readonly ConnectionSummary[];
  /** Indexes into `connections`, caller first. */
  ends: readonly (readonly [number, number])[];
};

export type ConnectionSummary = {
  /** Index into `files`. */
  file: number;
  id: string;
  url: string;
  configuration: Json;
  /** Milliseconds since 1970. */
  startedAt: number | null;
  /** From its first entry to its last, in milliseconds. */
  duration: number;
  isRough: boolean;
  entries: number;
  measured: number;
  /** The last state that the dump tells. */
  connection: ConnectionState | null;
  ice: IceConnectionState | null;
};

export type OpenedDump = { name: string; dump: Dump };

export function summarise(opened: readonly OpenedDump[]): DumpSummary {
  const all = opened.flatMap(({ dump }, file) => dump.connections.map((connection) => ({ file, connection })));
  return {
    files: opened.map(({ name, dump: { format, userAgent, media, unknown } }) => ({
      ...{ name, format, userAgent, media, unknown },
    })),
    connections: all.map(({ file, connection }) => summaryOf(connection, file)),
    ends: findEnds(all.map(({ connection }) => connection)),
  };
}

function summaryOf({ id, url, trace, startedAt, isRough, measured }: DumpConnection, file: number): ConnectionSummary {
  const { events } = trace;
  const [created] = events;
  const lastOf = (type: 'connection.changed' | 'ice-connection.changed') => {
    const event = events.findLast((each) => each.type === type);
    return event && 'state' in event ? event.state : null;
  };
  const connection = lastOf('connection.changed');
  const ice = lastOf('ice-connection.changed');
  return {
    ...{ file, id, url, startedAt, isRough },
    configuration: created?.type === 'connection.created' ? created.configuration : null,
    duration: Math.max(events.at(-1)?.at ?? 0, lastMeasured(measured) - (startedAt ?? Infinity)),
    entries: events.length - 1,
    measured: measured.as === 'series' ? measured.series.length : measured.samples.length,
    connection: connectionStates.find((state) => state === connection) ?? null,
    ice: iceConnectionStates.find((state) => state === ice) ?? null,
  };
}

/** Milliseconds since 1970. */
function lastMeasured(measured: DumpConnection['measured']): number {
  if (measured.as === 'samples') return measured.samples.at(-1)?.at ?? 0;
  return measured.series.reduce((last, { endedAt }) => Math.max(last, endedAt ?? 0), 0);
}

/** One member of one report over time. */
export type SeriesName = { report: string; type: string; member: string; isDerived: boolean };

export function seriesNames({ measured }: DumpConnection): readonly SeriesName[] {
  if (measured.as === 'series')
    return measured.series.map(({ report, type, member, isDerived }) => ({ report, type, member, isDerived }));
  const names = new Map<string, SeriesName>();
  for (const report of measured.samples.flatMap(({ reports }) => reports)) {
    const [id, type] = [String(report['id']), String(report['type'])];
    for (const member of Object.keys(report)) {
      if (member === 'id' || member === 'type' || names.has(`${id} ${member}`)) continue;
      names.set(`${id} ${member}`, { report: id, type, member, isDerived: false });
    }
  }
  return [...names.values()];
}

/** Its values in order; `null` where a sample does not tell it. */
export function seriesValues(connection: DumpConnection, { report, member, isDerived }: SeriesName): readonly Json[] {
  const { measured } = connection;
  if (measured.as === 'series') {
    const isIt = (each: DumpSeries) => each.report === report && each.member === member && each.isDerived === isDerived;
    const found = measured.series.find(isIt);
    return found ? valuesOf(found) : [];
  }
  return samplesOf(connection).flatMap(({ reports }) => {
    const found = reports.find((each) => each['id'] === report);
    return found ? [found[member] ?? null] : [];
  });
}
