/** A time in which things happen faster than anybody can see: lights keep up, lists and pictures follow when it is over. */
export type Rush = {
  isOn: () => boolean;
  begin: () => void;
  end: () => void;
  /** Called when a rush is over. Returns the function that ends the subscription. */
  onEnd: (listener: () => void) => () => void;
};

/** Longer than a call takes to connect, shorter than anybody waits. */
const longestMs = 300;

export function createRush(): Rush {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    listeners.forEach((listener) => listener());
  };
  return {
    isOn: () => timer !== undefined,
    begin: () => void (timer ??= setTimeout(end, longestMs)),
    end,
    onEnd(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** No hurry at all. */
export const noRush: Rush = { isOn: () => false, begin: () => {}, end: () => {}, onEnd: () => () => {} };
