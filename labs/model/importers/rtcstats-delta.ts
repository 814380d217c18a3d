import type { Json } from '../json.ts';
import type { StatsReport } from '../trace.ts';
import { isFields } from './dump-text.ts';
import { memberNames, reportTypes } from './rtcstats-names.ts';

/** Reports by their id. */
export type Reports = ReadonlyMap<string, StatsReport>;

/**
 * The reports after a change: members that are missing stayed as they were, `null` for a report takes it away, and a time
 * that stands for itself is that of all reports that have none of their own.
 */
export function applyDelta(before: Reports, delta: Json): Reports {
  if (!isFields(delta)) return before;
  const shared = delta['t'] ?? delta['timestamp'];
  const after = new Map<string, StatsReport>();
  for (const id of new Set([...before.keys(), ...Object.keys(delta)])) {
    const change = delta[id];
    if (change === null || id === 't' || id === 'timestamp') continue;
    const known = before.get(id) ?? { id };
    const told = isFields(change) ? named(change) : {};
    const timestamp = told['timestamp'] ?? shared ?? known['timestamp'] ?? null;
    after.set(id, { ...known, ...merged(known, told), timestamp });
  }
  return after;
}

export function reportsOf(reports: Reports): readonly StatsReport[] {
  return [...reports.values()].filter((report) => typeof report['type'] === 'string');
}

function named(change: StatsReport): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => {
      const member = memberNames.get(name) ?? name;
      return [member, member === 'type' ? (reportTypes.get(String(value)) ?? value) : value];
    }),
  );
}

/** Of an object inside a report, too, only what changed is told; an array is always whole. */
function merged(known: StatsReport, told: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => {
      const old = known[name];
      return [name, isFields(old) && isFields(value) ? { ...old, ...value } : value];
    }),
  );
}
