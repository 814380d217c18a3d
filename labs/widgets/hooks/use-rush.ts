import { useEffect, useRef, useState } from 'preact/hooks';

/** Longer than a call takes to connect, shorter than anybody waits. */
const rushMs = 300;

/** True while a run is so young that only its lights can keep up; lists and pictures follow when it is over. */
export function useRush(isPlaying: boolean): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (!isPlaying) return;
    const timer = setTimeout(() => setOver(true), rushMs);
    return () => clearTimeout(timer);
  }, [isPlaying]);
  return isPlaying && !isOver;
}

/** The value as it was before the rush, as long as it lasts. */
export function useCalm<T>(value: T, isRushing: boolean): T {
  const calm = useRef(value);
  if (!isRushing) calm.current = value;
  return calm.current;
}
