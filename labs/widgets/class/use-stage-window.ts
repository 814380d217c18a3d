import { useEffect, useRef, useState } from 'preact/hooks';
import type { SeenClass } from '#labs/drivers/class/seen-class.ts';

/** One window for every class, so that a second press finds the first. */
export const stageWindow = 'icebreaker-stage';

/** While the stage may have been closed, in milliseconds: no event tells it of another window. */
const lookEveryMs = 200;

/**
 * The window that this page has opened for the stage. A stage that is gone may be loading a lab; where its window is closed it is
 * not, and `seen` says so at once.
 */
export function useStageWindow(heard: SeenClass): {
  seen: SeenClass;
  /** @returns whether the browser let it open */
  open: (address: string) => boolean;
} {
  const ours = useRef<Window | null>(null);
  const [isClosed, setClosed] = useState(false);
  const { presence } = heard;
  useEffect(() => {
    const look = () => setClosed(ours.current?.closed === true);
    // A stage that is here while that window is closed is another one, of which nothing is known.
    if (presence === 'here' && ours.current?.closed) ours.current = null;
    look();
    if (presence !== 'loading' || ours.current === null) return;
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [presence]);
  return {
    seen: isClosed && presence === 'loading' ? { ...heard, presence: 'away' } : heard,
    open(address) {
      const opened = window.open(address, stageWindow);
      if (opened === null) return false;
      ours.current = opened;
      setClosed(false);
      return true;
    },
  };
}
