import type { TraceEvent } from '../trace.ts';

/** How many pauses make a habit. A call that ran by itself has one or two: somebody pressed a button while it was up. */
const habit = 3;

/** Watches how long code takes between two actions, so that a call led step by step is not taken for one that hangs. */
export function createPauses() {
  /** The longest ones, the longest first. */
  let longest: number[] = [];
  let before: number | null = null;
  return {
    /** `isAction`: this event ends a pause of the code. What was waited for, a message or the browser, ends none. */
    add({ at, type }: TraceEvent, isAction: boolean): void {
      if (isAction && type !== 'message.received' && before !== null && at - before > (longest[habit - 1] ?? 0))
        longest = [...longest, at - before].sort((a, b) => b - a).slice(0, habit);
      before = at;
    },
    /** The third longest pause, in milliseconds; 0 where there were fewer. */
    habitual: () => longest[habit - 1] ?? 0,
  };
}
