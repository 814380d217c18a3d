import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The width of an element in CSS pixels, and a number that changes when colours do: a canvas follows neither by itself. */
export function useCanvasRoom(element: RefObject<HTMLElement>): { width: number; look: number } {
  const [width, setWidth] = useState(0);
  const [look, setLook] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const size = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    size.observe(element.current);
    const theme = new MutationObserver(() => setLook((before) => before + 1));
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      theme.disconnect();
    };
  }, []);
  return { width, look };
}
