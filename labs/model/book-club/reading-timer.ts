import type { Timer } from './shared.ts';

/** A timer and the moment it was so, on the clock of whoever has it. Clocks of two machines are never compared. */
export type KnownTimer = { timer: Timer; at: number };

// #region reading-timer
/** Milliseconds left at this moment of the own clock. */
export function leftOf({ timer, at }: KnownTimer, now: number): number {
  return timer.isRunning ? Math.max(0, timer.left - (now - at)) : timer.left;
}

/** As it is sent: what is left now. The receiver counts on from the moment it arrives. */
export function timerAt(known: KnownTimer, now: number): Timer {
  return { ...known.timer, left: leftOf(known, now) };
}
// #endregion

export const start = (known: KnownTimer, now: number): Timer => ({ ...timerAt(known, now), isRunning: true });
export const pause = (known: KnownTimer, now: number): Timer => ({ ...timerAt(known, now), isRunning: false });
export const stopped = (length: number): Timer => ({ isRunning: false, left: length, length });

/** Whole seconds that are left, as minutes and seconds. The last second is shown until it is over. */
export function clockFace(left: number): string {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
