// How long a class has gone on, and each item of it. It is told how much time passed, so no clock of the wall moves it.

/** Milliseconds throughout. `spent` by the number of the item. */
export type DeskTimer = {
  isRunning: boolean;
  whole: number;
  spent: Readonly<Record<number, number>>;
  /** Counts down from here; `null` counts up. */
  length: number | null;
};

export const freshTimer: DeskTimer = { isRunning: false, whole: 0, spent: {}, length: null };

/** A page that comes back within this was reloaded; after it, the class had stopped. */
export const longestReloadMs = 60_000;

/** So much time has passed while `item` was shown. */
export function passTime(timer: DeskTimer, ms: number, item: number | null): DeskTimer {
  if (!timer.isRunning || !(ms > 0)) return timer;
  const spent = item === null ? timer.spent : { ...timer.spent, [item]: (timer.spent[item] ?? 0) + ms };
  return { ...timer, whole: timer.whole + ms, spent };
}

/** As it was kept, `awayMs` ago by the clock of the wall: that may have been set meanwhile, so it is believed only where it is small. */
export function resumeTimer(kept: DeskTimer, awayMs: number, item: number | null): DeskTimer {
  if (awayMs < 0 || awayMs > longestReloadMs) return { ...kept, isRunning: false };
  return passTime(kept, awayMs, item);
}

/** Whole seconds, those that are over; less than nothing is `over`. */
export type ShownTime = { text: string; isOver: boolean };

/** What is left of `length`, or, without one, what has passed: `7:05`, `1:02:03`. */
export function showTime(ms: number, length: number | null): ShownTime {
  if (length === null) return { text: clockText(Math.floor(ms / 1000)), isOver: false };
  // A second that has begun is not over: 5:00 stays for the first second, and 0:00 comes when nothing is left.
  const left = Math.ceil((length - ms) / 1000);
  return { text: clockText(Math.abs(left)), isOver: left < 0 };
}

function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
