/** A time in which things happen faster than anybody can see: lights keep up, lists and pictures follow when it is over. */
export type Rush = {
  isOn: () => boolean;
  /** Also a moment later, while the last lights of it come: nothing is drawn slowly yet. */
  isFresh: () => boolean;
  begin: () => void;
  end: () => void;
  /** Called when a rush is over. Returns the function that ends the subscription. */
  onEnd: (listener: () => void) => () => void;
};

/** How long after its beginning lights are set without being drawn. */
const freshMs = 600;
/** Longer than a call takes to connect, shorter than anybody waits. */
const longestMs = 300;

export function createRush(): Rush {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let begun = Number.NEGATIVE_INFINITY;
  const end = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    listeners.forEach((listener) => listener());
  };
  return {
    isOn: () => timer !== undefined,
    isFresh: () => performance.now() - begun < freshMs,
    begin() {
      begun = performance.now();
      timer ??= setTimeout(end, longestMs);
    },
    end,
    onEnd(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** No hurry at all. */
export const noRush: Rush = {
  isOn: () => false,
  isFresh: () => false,
  begin: () => {},
  end: () => {},
  onEnd: () => () => {},
};
