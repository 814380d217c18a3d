import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/**
 * Keeps the focus in a place whose content is exchanged: who pressed something in there, or in the controls of its lab, that
 * is gone once `place` is another goes on with the first thing that can be pressed now. `null` while nothing is settled.
 */
export function useFocusAcross(box: RefObject<HTMLElement>, place: string | null): void {
  const before = useRef(place);
  const hasPressed = useRef(false);
  useLayoutEffect(() => {
    const lab = box.current?.closest('.lab');
    const press = () => void (hasPressed.current = true);
    lab?.addEventListener('click', press, { capture: true });
    lab?.addEventListener('submit', press, { capture: true });
    return () => {
      lab?.removeEventListener('click', press, { capture: true });
      lab?.removeEventListener('submit', press, { capture: true });
    };
  }, []);
  useLayoutEffect(() => {
    if (place === null || place === before.current) return;
    before.current = place;
    // Who is somewhere else on the page is left there, and so is who has only opened it.
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (hasPressed.current && isLost) box.current?.querySelector<HTMLElement>('a[data-main], button')?.focus();
    hasPressed.current = false;
  }, [place]);
}
