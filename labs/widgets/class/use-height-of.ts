import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Gives a frame the height that the lab in it says, so that only the page around scrolls. */
export function useHeightOf(frame: RefObject<HTMLIFrameElement>): void {
  useEffect(() => {
    const hear = ({ data, source }: MessageEvent<unknown>) => {
      const { type, height } = (data ?? {}) as { type?: unknown; height?: unknown };
      if (type !== 'icebreaker:height' || !Number.isInteger(height)) return;
      if (frame.current && source === frame.current.contentWindow) frame.current.style.height = `${Number(height)}px`;
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
}
