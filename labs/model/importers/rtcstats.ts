import { LabError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Description } from '../trace.ts';
import type { Dump, DumpConnection, DumpSample, MediaRequest } from './dump.ts';
import { descriptionOf, errorOf, isFields, numberOf, plainText, timeOf, type Fields } from './dump-text.ts';
import { readLog } from './internals-log.ts';
import { applyDelta, reportsOf, type Reports } from './rtcstats-delta.ts';
import { entryNames } from './rtcstats-names.ts';

/** How a file of rtcstats begins. */
export const rtcstatsMagic = 'RTCStatsDump';

type Entry = { name: string; value: Json; extra: readonly Json[]; at: number };

/**
 * What the rtcstats project records: a line with its name, one of metadata, then one JSON array for each entry,
 * `[name, connection, value, …, milliseconds since the entry before]`.
 *
 * @throws {LabError} `dump/not-a-dump` where the lines are something else
 */
export function readRtcstats(text: string): Dump {
  const [magic, metadata, ...lines] = text.split(/\r?\n/);
  const about = parse(metadata ?? '');
  if (magic !== rtcstatsMagic || !isFields(about))
    throw new LabError('dump/not-a-dump', 'This file begins as a dump of rtcstats does, and has no metadata.');
  const unknown = new Map<string, number>();
  const count = (name: string) => void unknown.set(name, (unknown.get(name) ?? 0) + 1);
  const entries = new Map<string | null, Entry[]>();
  let at = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const parts = parse(line);
    if (!Array.isArray(parts) || parts.length < 4) {
      count(line.slice(0, 40));
      continue;
    }
    const [method, connection, value, ...rest] = parts as readonly Json[];
    at += numberOf(rest.at(-1)) ?? 0;
    const written = plainText(method);
    const name = (entryNames.get(written) ?? written).replace(/^navigator\.mediaDevices\./, '');
    const key = typeof connection === 'string' ? connection : null;
    const list = entries.get(key) ?? [];
    list.push({ name, value: value ?? null, extra: rest.slice(0, -1), at });
    entries.set(key, list);
  }
  const userAgent = plainText(about['userAgent']);
  const url = plainText(about['url']);
  const ofPage = entries.get(null) ?? [];
  return {
    format: 'rtcstats',
    userAgent,
    connections: [...entries].flatMap(([id, own]) =>
      id === null ? [] : [connectionOf(id, own, url, userAgent, count)],
    ),
    media: readMedia(ofPage, plainText(about['origin'])),
    unknown: [...unknown].map(([name, times]) => ({ name, count: times })),
  };
}

/**
 * What rtcstats saved before it had a format of lines: `{ peerConnections: { PC_0: [{ time, type, value }] }, … }`.
 *
 * @param file the parsed file
 */
export function readOldRtcstats(file: Fields): Dump {
  const unknown = new Map<string, number>();
  const count = (name: string) => void unknown.set(name, (unknown.get(name) ?? 0) + 1);
  const userAgent = plainText(file['userAgent']);
  const entriesOf = (list: unknown) =>
    (Array.isArray(list) ? list.filter(isFields) : []).map((entry): Entry => {
      const at = timeOf({ timestamp: entry['timestamp'], time: entry['time'] })?.at ?? 0;
      const name = plainText(entry['type']).replace(/^navigator\.mediaDevices\./, '');
      return { name, value: entry['value'] ?? null, extra: [], at };
    });
  const connections = isFields(file['peerConnections']) ? file['peerConnections'] : {};
  return {
    format: 'rtcstats',
    userAgent,
    connections: Object.entries(connections).flatMap(([id, list]) =>
      id === 'null' ? [] : [connectionOf(id, entriesOf(list), plainText(file['url']), userAgent, count)],
    ),
    media: readMedia(
      [...entriesOf(file['getUserMedia']), ...entriesOf(connections['null'])],
      plainText(file['origin']),
    ),
    unknown: [...unknown].map(([name, times]) => ({ name, count: times })),
  };
}

function connectionOf(
  id: string,
  entries: readonly Entry[],
  url: string,
  userAgent: string,
  count: (name: string) => void,
): DumpConnection {
  const samples: DumpSample[] = [];
  const log: Fields[] = [];
  const expand = createExpander();
  let reports: Reports = new Map();
  for (const { name, value, at } of entries) {
    if (name === 'getStats') {
      reports = applyDelta(reports, value);
      samples.push({ at, reports: reportsOf(reports) });
    } else if (name !== 'create' && !name.startsWith(':')) {
      log.push({ type: name, timestamp: at, value: expand(name, value) });
    }
  }
  const configuration = entries.find(({ name }) => name === 'create')?.value ?? null;
  const read = readLog({ updateLog: log, rtcConfiguration: configuration }, userAgent, count);
  return { id, url, ...read, measured: { as: 'samples', samples } };
}

/** A section that is the same as in the description before it is written as a bare `m=`, the first as `v=`. */
function createExpander(): (name: string, value: Json) => Json {
  let created: Description | null = null;
  const applied: { local: Description | null; remote: Description | null } = { local: null, remote: null };
  return (name, value) => {
    const description = descriptionOf(value);
    if (!description) return value;
    const side = name.startsWith('setRemote') ? 'remote' : 'local';
    const base = [applied[side], created].find((each) => each?.type === description.type && each.sdp !== '') ?? null;
    const whole = base ? { ...description, sdp: expandSdp(base.sdp, description.sdp) } : description;
    if (name.startsWith('create')) created = whole;
    else applied[side] = whole;
    return whole;
  };
}

function expandSdp(base: string, sdp: string): string {
  const sections = (text: string) => text.split(/\r?\n(?=m=)/).map((section) => section.trim());
  const known = sections(base);
  const whole = sections(sdp).map((section, index) =>
    section === 'm=' || section === 'v=' ? (known[index] ?? section) : section,
  );
  return `${whole.join('\r\n')}\r\n`;
}

function readMedia(entries: readonly Entry[], origin: string): readonly MediaRequest[] {
  return entries.flatMap(({ name, value, extra, at }): MediaRequest[] => {
    if (name !== 'getUserMedia' && name !== 'getDisplayMedia') return [];
    const isOutcome = (entry: Entry) =>
      (entry.name === `${name}OnSuccess` || entry.name === `${name}OnFailure`) &&
      entry.at >= at &&
      plainText(entry.extra[0]) === plainText(extra[0]);
    const outcome = entries.find(isOutcome);
    const asked = isFields(value) ? value : {};
    const wanted = (kind: string) =>
      asked[kind] === undefined || asked[kind] === false ? null : plainText(asked[kind]);
    return [
      {
        at,
        origin,
        kind: name,
        audio: wanted('audio'),
        video: wanted('video'),
        outcome: !outcome
          ? { state: 'pending' }
          : outcome.name.endsWith('OnSuccess')
            ? { state: 'granted', at: outcome.at }
            : { state: 'refused', ...errorOf(outcome.value) },
      },
    ];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
