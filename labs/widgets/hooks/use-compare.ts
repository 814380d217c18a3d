import { useEffect, useRef, useState } from 'preact/hooks';
import type { TwoTabSession } from '#labs/drivers/two-tab-session.ts';
import type { Comparing } from '../compare/ComparePanel.ts';
import { useLazy } from './use-lazy.ts';
import { useStore } from './use-store.ts';

const loadCompare = async () => (await import('../compare/ComparePanel.ts')).beginCompare;
const never = () => () => {};

/** Both sides of the call in this tab. All of it is fetched when a person wants it in either tab, or did so before a reload. */
export function useCompare(tab: TwoTabSession | undefined, isInRoom: boolean) {
  const isHeard = useStore(tab?.asides.onHeard ?? never, () => !!tab?.asides.heard());
  const [isWanted, setWanted] = useState(isKept);
  const isPressed = useRef(false);
  const { value: begin, hasFailed, again } = useLazy(isInRoom && (isWanted || isHeard) ? loadCompare : null);
  /** `null` until somebody compares. */
  const [comparing, show] = useState<Comparing | null>(null);
  useEffect(() => (tab && begin ? begin(tab, isPressed.current, show) : undefined), [tab, begin]);
  return {
    ...{ comparing, hasFailed, again },
    press() {
      if (comparing) return comparing.session.setComparing(!comparing.both);
      isPressed.current = true;
      setWanted(true);
    },
  };
}

/** The page before this one, in this tab, has compared or shared. */
function isKept(): boolean {
  try {
    return 'icebreaker.compare' in sessionStorage;
  } catch {
    return false;
  }
}
