import { useEffect, useState } from 'preact/hooks';
import type { TwoTabSession } from '#labs/drivers/two-tab-session.ts';
import type { Comparing } from '../compare/ComparePanel.ts';
import { useLazy } from './use-lazy.ts';

const loadDetails = async () => (await import('../compare/ComparePanel.ts')).CompareDetails;
const loadCompare = async () => (await import('../compare/ComparePanel.ts')).beginCompare;

/** What compares both sides of a trace that is finished, fetched once there is one. */
export function useCompareDetails(isMerged: boolean) {
  return useLazy(isMerged ? loadDetails : null).value;
}

/** Both sides of the call in this tab. All of it is fetched when a person wants it in either tab, or did so before a reload. */
export function useCompare(tab: TwoTabSession | undefined, isInRoom: boolean, isHeard: boolean) {
  const [isWanted, setWanted] = useState(isKept);
  const { value: begin, hasFailed, again } = useLazy(isInRoom && (isWanted || isHeard) ? loadCompare : null);
  /** `null` until somebody compares. */
  const [comparing, show] = useState<Comparing | null>(null);
  useEffect(() => {
    if (!tab || !begin) return;
    const end = begin(tab, isWanted, show);
    return () => {
      end();
      // In the next room there may be somebody else.
      setWanted(false);
    };
  }, [tab, begin]);
  return {
    comparing,
    hasFailed,
    again,
    press() {
      setWanted(!comparing?.both);
      comparing?.session.setComparing(!comparing.both);
    },
  };
}

/** The page before this one, in this tab, has compared. */
function isKept(): boolean {
  try {
    return 'icebreaker.both' in sessionStorage;
  } catch {
    return false;
  }
}
