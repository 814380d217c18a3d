import { useEffect, useState } from 'preact/hooks';

export type Lazy<T> = { value: T | null; hasFailed: boolean; again: () => void };

/**
 * What is fetched once it is wanted. `load` must be the same function each time, and may be called again after a failure;
 * `null` wants nothing.
 */
export function useLazy<T>(load: (() => Promise<T>) | null): Lazy<T> {
  const [state, setState] = useState<{ load: unknown; value: T | null; hasFailed: boolean }>(nothing);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!load) return;
    let isOver = false;
    load().then(
      (value) => !isOver && setState({ load, value, hasFailed: false }),
      () => !isOver && setState({ load, value: null, hasFailed: true }),
    );
    return () => {
      isOver = true;
    };
  }, [load, attempt]);
  const isOfThis = load !== null && state.load === load;
  return {
    value: isOfThis ? state.value : null,
    hasFailed: isOfThis && state.hasFailed,
    again: () => {
      setState(nothing);
      setAttempt((before) => before + 1);
    },
  };
}

const nothing = { load: null, value: null, hasFailed: false };
