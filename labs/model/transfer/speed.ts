/** How far a transfer was at a time, in milliseconds of any clock. */
export type Mark = { at: number; bytes: number };

/** Over so many milliseconds a speed is taken: long enough to be read, short enough to be true. */
const windowMs = 3000;

/** The marks of the last moments, with this one. Bytes that run back, as after a resumption, begin anew. */
export function addMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const last = marks.at(-1);
  if (last && (mark.bytes < last.bytes || mark.at < last.at)) return [mark];
  // One older than the window stays, so that there is always a whole window.
  const from = marks.findLastIndex(({ at }) => mark.at - at >= windowMs);
  return [...marks.slice(Math.max(from, 0)), mark];
}

/** Bits per second over the window; `null` until there are two marks. */
export function speedOf(marks: readonly Mark[]): number | null {
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || last.at <= first.at) return null;
  return ((last.bytes - first.bytes) * 8000) / (last.at - first.at);
}

/** Seconds until `bytes` are there; `null` where nothing moves. */
export function secondsLeft(marks: readonly Mark[], bytes: number): number | null {
  const [speed, last] = [speedOf(marks), marks.at(-1)];
  return speed === null || speed <= 0 || !last ? null : ((bytes - last.bytes) * 8) / speed;
}
