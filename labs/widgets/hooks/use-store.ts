import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * A value that is kept elsewhere: drawn again whenever it is another one when `subscribe` tells. `preact/compat` has the
 * same as `useSyncExternalStore`, and weighs as much as a panel of the inspector.
 */
export function useStore<T>(subscribe: (listener: () => void) => () => void, get: () => T): T {
  const value = get();
  const shown = useRef({ value, get });
  shown.current = { value, get };
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    const look = () => {
      const { current } = shown;
      if (!Object.is(current.get(), current.value)) redraw((count) => count + 1);
    };
    // Something may have happened between the drawing and now.
    look();
    return subscribe(look);
  }, [subscribe]);
  return value;
}
