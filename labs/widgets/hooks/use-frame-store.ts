import { useMemo } from 'preact/hooks';
import { useSyncExternalStore } from 'preact/compat';
import { createFrameSchedule } from '#labs/drivers/frame-schedule.ts';

export type FrameStore<S> = {
  get: () => S;
  /** Takes the next value at once and announces it with the next frame. */
  update: (change: (before: S) => S) => void;
  subscribe: (listener: () => void) => () => void;
};

/** A value that may change many times between two frames and is drawn once. */
export function createFrameStore<S>(initial: S): FrameStore<S> {
  const listeners = new Set<() => void>();
  let next = initial;
  let shown = initial;
  const schedule = createFrameSchedule(() => {
    shown = next;
    listeners.forEach((listener) => listener());
  });
  return {
    get: () => shown,
    update(change) {
      next = change(next);
      schedule.request();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Such a value as state of a component. */
export function useFrameState<S>(initial: S): [S, FrameStore<S>['update']] {
  const store = useMemo(() => createFrameStore(initial), []);
  return [useSyncExternalStore(store.subscribe, store.get), store.update];
}
