import { itemsOf } from './growing.ts';
import { metricOf } from './metrics.ts';
import type { Line } from './series.ts';

/** One row for each point of each line: for a spreadsheet, or for whatever draws better than we do. Times are ms since the trace began. */
export function csvOf(lines: readonly Line[]): string {
  const rows = lines.flatMap(({ peer, metric, id, kind, rid, times, values }) => {
    const points = itemsOf(values);
    return itemsOf(times).map((at, index) => {
      const value = points[index] ?? null;
      return [at.toFixed(1), peer, metric, metricOf(metric).unit, kind ?? '', rid ?? '', id, value ?? ''];
    });
  });
  const head = ['at', 'peer', 'metric', 'unit', 'kind', 'rid', 'report', 'value'];
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** @see https://www.rfc-editor.org/rfc/rfc4180#section-2 */
function cell(value: string | number): string {
  const text = String(value);
  // What a spreadsheet would take for a formula is text here: ids come from the browser, and from files of others.
  const plain = typeof value === 'string' && /^[=+@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
