import type { StatsReport } from '../trace.ts';

/** Counters of one connection's outgoing video, at one time. Milliseconds, bytes; encode time in seconds. */
export type Sent = { at: number; bytes: number; encodeTime: number };

/** `null` before anything is sent. Headers are part of what a line has to carry. */
export function sentOf(reports: readonly StatsReport[]): Sent | null {
  const report = reports.find(({ type, kind }) => type === 'outbound-rtp' && kind === 'video');
  if (!report) return null;
  const number = (name: string) => (typeof report[name] === 'number' ? report[name] : 0);
  return {
    at: number('timestamp'),
    bytes: number('bytesSent') + number('headerBytesSent'),
    encodeTime: number('totalEncodeTime'),
  };
}

export type SentRate = { kbit: number; encodeMs: number };

/** kbit/s, and milliseconds of encoding in each second, between two samples; `null` where they are none of one stream. */
export function rateBetween(before: Sent | undefined, after: Sent): SentRate | null {
  if (!before) return null;
  // #region rate
  const ms = after.at - before.at;
  if (ms <= 0 || after.bytes < before.bytes) return null;
  return {
    kbit: ((after.bytes - before.bytes) * 8) / ms,
    encodeMs: ((after.encodeTime - before.encodeTime) * 1_000_000) / ms,
  };
  // #endregion
}
