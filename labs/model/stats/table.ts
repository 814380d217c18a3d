import type { Growing } from './growing.ts';
import type { Line } from './series.ts';

/** Lines on one axis of time. A column has `undefined` where its line has no point, and `null` where the line has a gap. */
export type Table = { times: readonly number[]; columns: readonly (readonly (number | null | undefined)[])[] };

/** The part of some lines that lies from `from` to `to`, in ms since the trace began, with one point more at either side. */
export function tableOf(lines: readonly Line[], from: number, to: number): Table {
  const parts = lines.map(({ times, values }) => {
    const [first, last] = [firstAtOrAfter(times, from), firstAtOrAfter(times, to)];
    const [start, end] = [Math.max(0, first - 1), Math.min(times.length, last + 1)];
    return { times: times.all.slice(start, end), values: values.all.slice(start, end) };
  });
  // Lines of one peer share their times, so there are two lists at most to be merged.
  const times = parts.reduce<readonly number[]>((all, part) => merged(all, part.times), []);
  const columns = parts.map((part) => {
    let next = 0;
    return times.map((time) => (part.times[next] === time ? part.values[next++] : undefined));
  });
  return { times, columns };
}

/** Index of the first of sorted times that is not before `at`; the length where all are. */
export function firstAtOrAfter({ all, length }: Growing<number>, at: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merged(one: readonly number[], other: readonly number[]): readonly number[] {
  if (one.length === 0) return other;
  if (one.length === other.length && one.every((time, index) => time === other[index])) return one;
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}
