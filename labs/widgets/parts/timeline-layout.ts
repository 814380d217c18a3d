import type { TraceEvent } from '#labs/model/trace.ts';
import type { MachineId, PeerId } from '#labs/model/vocabulary.ts';

/** Heights in CSS pixels. */
export const laneHeight = 14;
export const laneGap = 2;
export const tickHeight = 10;
export const sideGap = 8;
export const axisHeight = 16;

export type Row = { peer: PeerId; machine: MachineId | null; top: number; height: number };

/** Where each lane is drawn: for each side its machines, then one for all other events. */
export function timelineRows(sides: readonly PeerId[], machines: readonly MachineId[]): readonly Row[] {
  let top = 0;
  return sides.flatMap((peer, index) => {
    if (index > 0) top += sideGap;
    return [...machines, null].map((machine) => {
      const height = machine === null ? tickHeight : laneHeight;
      const row = { peer, machine, top, height };
      top += height + laneGap;
      return row;
    });
  });
}

/** CSS pixels, with the axis. */
export function timelineHeight(rows: readonly Row[]): number {
  const last = rows.at(-1);
  return (last ? last.top + last.height + laneGap : 0) + axisHeight;
}

/**
 * Every event has the same width, so that a call that connects in a moment is as easy to hit as the minutes after it.
 *
 * @returns how many events have happened where `x` is; `null`, which is live, past the end
 */
export function countAt(x: number, width: number, total: number): number | null {
  if (width <= 0 || total === 0 || x >= width) return null;
  return Math.max(0, Math.ceil((x / width) * total));
}

/** Where the cursor stands when `count` events have happened. */
export function positionOf(count: number, width: number, total: number): number {
  return total === 0 ? 0 : (count / total) * width;
}

/** Where a key of a slider leads from `count`; `undefined` for a key that is none. `null` is live. */
export function countAfterKey(key: string, count: number | null, total: number): number | null | undefined {
  const now = count ?? total;
  const to = (next: number) => (next > total || (next === total && now === total) ? null : Math.max(0, next));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(now - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return to(now + 1);
    case 'PageDown':
      return to(now - 10);
    case 'PageUp':
      return to(now + 10);
    case 'Home':
      return 0;
    case 'End':
      return null;
    default:
      return undefined;
  }
}

/** Evenly spaced events whose time is written below, the first among them. */
export function axisEvents(events: readonly TraceEvent[], width: number): readonly TraceEvent[] {
  const count = Math.min(events.length, Math.max(1, Math.floor(width / 110)));
  return Array.from({ length: count }, (_, index) => events[Math.floor((index * events.length) / count)]).filter(
    (event) => event !== undefined,
  );
}

/** Milliseconds below a second, then seconds. */
export function shortTime(at: number, units: { ms: string; s: string }): { unit: string; value: string } {
  return at < 1000
    ? { unit: units.ms, value: at.toFixed(at < 10 ? 1 : 0) }
    : { unit: units.s, value: (at / 1000).toFixed(at < 10_000 ? 2 : 1) };
}
