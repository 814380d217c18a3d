import { useEffect, useRef } from 'preact/hooks';
import { isTaken } from '../hooks/use-lab-keys.ts';

/** Keys of the stage, by their place, so that they work in Hangul mode; beside those of the lab. */
export function useStageKeys(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { code, ctrlKey, altKey, metaKey, shiftKey, isComposing, defaultPrevented, target } = event;
      if (ctrlKey || altKey || metaKey || shiftKey || isComposing || defaultPrevented) return;
      const act = latest.current[code];
      // As a letter of the lab: not where a person types or chooses.
      if (!act || (target instanceof Element && isTaken(target, 'step'))) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
