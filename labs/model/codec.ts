import * as v from 'valibot';
import { LabError } from './errors.ts';
import type { Json } from './json.ts';
import type { Trace, TraceEvent } from './trace.ts';
import { eventSchema, traceSchema } from './trace-schema.ts';

/** The version this program writes. */
export const traceVersion = 3;

/** `upgrades[n]` turns version n + 1 into n + 2. Shipped upgrades are never edited. */
const upgrades: readonly ((trace: Json) => Json)[] = [
  // Version 2 only added kinds of events.
  (trace) => ({ ...(trace as Record<string, Json>), version: 2 }),
  // So did version 3.
  (trace) => ({ ...(trace as Record<string, Json>), version: 3 }),
];

export function formatTrace(trace: Trace): string {
  return JSON.stringify(trace);
}

/**
 * Reads a trace written by this or any earlier version.
 *
 * @throws {LabError} `trace/not-json`; `trace/not-a-trace` for JSON that is something else; `trace/unknown-version`
 * for a trace written by a later version than this one; `trace/malformed` where an event is not as the format says.
 */
export function parseTrace(text: string): Trace {
  const value = parseJson(text);
  const version = versionOf(value);
  if (version > traceVersion) {
    throw new LabError(
      'trace/unknown-version',
      `This trace has version ${version}, and this page reads versions up to ${traceVersion}. Open it with a newer Icebreaker.`,
      { details: { version, known: traceVersion } },
    );
  }
  const upgraded = upgrades.slice(version - 1).reduce((older, upgrade) => upgrade(older), value);
  const result = validate(upgraded);
  if (result.success) return result.output as Trace;
  const [issue] = result.issues;
  throw damaged(v.getDotPath(issue) ?? '', issue.message);
}

/**
 * Reads events that follow those of a trace that was read before: the first of them has the number `from`.
 *
 * @throws {LabError} `trace/malformed` where an event is not as the format says, or is earlier than the one before it.
 */
export function parseEvents(values: readonly Json[], from: number, since: number): readonly TraceEvent[] {
  const result = v.safeParse(v.array(eventSchema), values, { abortEarly: true });
  if (!result.success) throw damaged(v.getDotPath(result.issues[0]) ?? '', result.issues[0].message);
  let before = since;
  result.output.forEach(({ seq, at }, index) => {
    if (seq !== from + index || at < before) throw damaged(`events.${from + index}`, 'It is out of order.');
    before = at;
  });
  return result.output as readonly TraceEvent[];
}

function validate(value: Json) {
  try {
    return v.safeParse(traceSchema, value, { abortEarly: true });
  } catch (cause) {
    // Nested deeper than the call stack: no trace of ours.
    throw damaged('', cause instanceof Error ? cause.message : '');
  }
}

function damaged(path: string, why: string): LabError {
  const message = `The trace is damaged at "${path}": ${why} Save it again and open that file.`;
  return new LabError('trace/malformed', message, { details: { path } });
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new LabError(
      'trace/not-json',
      'This file is not JSON, so it cannot be a trace. Choose a file saved by a lab.',
      { cause },
    );
  }
}

function versionOf(value: Json): number {
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as {
    format?: Json;
    version?: Json;
  };
  if (format !== 'icebreaker-trace' || typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new LabError(
      'trace/not-a-trace',
      'This file is JSON, but not an Icebreaker trace. Choose a file saved by a lab.',
    );
  }
  return version;
}
