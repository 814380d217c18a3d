/** Times between pictures, in milliseconds; `null` without pictures on both sides of the switch. */
export type FrameGap = { usual: number; longest: number } | null;

/**
 * What a switch costs the one who looks: the longest time without a new picture around it, beside the usual one.
 *
 * @param times when each picture was presented, ascending
 * @param at when the track was replaced, on the same clock
 */
export function gapAround(times: readonly number[], at: number): FrameGap {
  const first = times.findIndex((time) => time > at);
  if (first < 2) return null;
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const before = gaps.slice(0, first - 1).toSorted((a, b) => a - b);
  // The picture in flight may still be of the old track: the gap comes a little later.
  const around = gaps.slice(first - 1);
  return { usual: before[Math.floor(before.length / 2)] ?? 0, longest: Math.max(...around) };
}
