import { useMemo } from 'preact/hooks';
import { createFrameSchedule } from '#labs/drivers/frame-schedule.ts';
import { noRush, type Rush } from '../rush.ts';
import { useStore } from './use-store.ts';

export type FrameStore<S> = {
  get: () => S;
  /** Takes the next value at once and announces it with the next frame, or when the rush is over. */
  update: (change: (before: S) => S) => void;
  subscribe: (listener: () => void) => () => void;
};

/** A value that may change many times between two frames and is drawn once. */
export function createFrameStore<S>(initial: S, rush: Rush): FrameStore<S> {
  const listeners = new Set<() => void>();
  let next = initial;
  let shown = initial;
  const schedule = createFrameSchedule(() => {
    if (rush.isOn() || shown === next) return;
    shown = next;
    listeners.forEach((listener) => listener());
  });
  rush.onEnd(schedule.request);
  return {
    get: () => shown,
    update(change) {
      next = change(next);
      if (!rush.isOn()) schedule.request();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Such a value as state of a component. */
export function useFrameState<S>(initial: S, rush = noRush): [S, FrameStore<S>['update']] {
  const store = useMemo(() => createFrameStore(initial, rush), [rush]);
  return [useStore(store.subscribe, store.get), store.update];
}
