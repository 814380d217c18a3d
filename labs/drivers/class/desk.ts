import { freshTimer, passTime, type DeskTimer } from '#labs/model/class/desk-timer.ts';
import type { RunSheet } from '#labs/model/class/run-sheet.ts';
import { keepDesk, readKeptDesk, type KeptDesk } from './kept-desk.ts';

export type DeskState = KeptDesk & {
  /** What a deletion or another sheet has taken away, until something else is changed. */
  before: RunSheet | null;
  /** Whether this device remembers it. */
  isKept: boolean;
};

export type Desk = {
  get: () => DeskState;
  subscribe: (listener: () => void) => () => void;
  /** `canUndo`: the sheet as it was is held for `undo`. */
  change: (sheet: RunSheet, canUndo?: boolean) => void;
  undo: () => void;
  show: (item: number | null) => void;
  /** Starts the timer, or stops it. */
  turn: (isRunning: boolean) => void;
  zero: () => void;
  /** From so many milliseconds downwards; `null` counts up. */
  countFrom: (length: number | null) => void;
};

const tickMs = 250;

/** Sheet, place and timer of an instructor, as this device remembers them; `first` where it remembers nothing. Ends with `signal`. */
export function createDesk(labs: readonly string[], first: RunSheet, signal: AbortSignal): Desk {
  const listeners = new Set<() => void>();
  const kept = readKeptDesk(labs);
  let state: DeskState = { ...(kept ?? { sheet: first, at: null, timer: freshTimer }), before: null, isKept: true };
  let seenAt = performance.now();
  let ticking: ReturnType<typeof setInterval> | undefined;

  /** The clock of the page, which nobody sets, says how much time has passed. */
  const passed = (): DeskTimer => {
    const now = performance.now();
    const timer = passTime(state.timer, now - seenAt, state.at);
    seenAt = now;
    return timer;
  };
  const put = (part: Partial<DeskState>) => {
    const timer = part.timer ?? passed();
    state = { ...state, ...part, timer };
    state = { ...state, isKept: keepDesk(state) };
    announce();
  };
  const announce = () => {
    for (const listener of [...listeners]) listener();
  };
  const tick = () => {
    const second = Math.floor(state.timer.whole / 1000);
    const timer = passed();
    if (Math.floor(timer.whole / 1000) !== second) return put({ timer });
    state = { ...state, timer };
  };
  const run = () => {
    clearInterval(ticking);
    ticking = state.timer.isRunning ? setInterval(tick, tickMs) : undefined;
  };
  run();
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(ticking);
      keepDesk({ ...state, timer: passed() });
    },
    { once: true },
  );
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(sheet, canUndo = false) {
      const at = sheet.items.some(({ id }) => id === state.at) ? state.at : null;
      put({ sheet, at, before: canUndo ? state.sheet : null });
    },
    undo() {
      if (state.before) put({ sheet: state.before, before: null });
    },
    show: (at) => put({ at, timer: passed() }),
    turn(isRunning) {
      put({ timer: { ...passed(), isRunning } });
      run();
    },
    zero: () => put({ timer: { ...passed(), whole: 0, spent: {} } }),
    countFrom: (length) => put({ timer: { ...passed(), length } }),
  };
}
