import type { TraceStore } from '#labs/drivers/trace-store.ts';

/** A lab on this page, as others may use it: checkpoints, predictions and `window.icebreaker`. */
export type LabHandle = {
  name: string;
  source: TraceStore;
  /** A person leads the call and has stopped it, so that no time passes in it. */
  isPaused: () => boolean;
  run: () => Promise<unknown>;
  step: () => Promise<unknown>;
  reset: () => void;
  hangUp: () => void;
};

const labs = new Map<string, LabHandle>();
const listeners = new Set<() => void>();

/** Makes a lab known until the returned function is called. */
export function registerLab(lab: LabHandle): () => void {
  labs.set(lab.name, lab);
  listeners.forEach((listener) => listener());
  return () => {
    if (labs.get(lab.name) === lab) labs.delete(lab.name);
  };
}

export function findLab(name: string): LabHandle | undefined {
  return labs.get(name);
}

/** Called when a lab becomes known. Returns the function that ends the subscription. */
export function onLab(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
