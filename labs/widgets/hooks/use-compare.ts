import { useEffect, useRef, useState } from 'preact/hooks';
import type { CompareSession, CompareState } from '#labs/drivers/compare/compare-session.ts';
import type { TwoTabSession } from '#labs/drivers/two-tab-session.ts';
import { useLazy } from './use-lazy.ts';
import { useStore } from './use-store.ts';

const loadCompare = async () => (await import('../compare/ComparePanel.ts')).compareParts;
type Parts = Awaited<ReturnType<typeof loadCompare>>;

export type Compare = {
  /** What shows it; `null` until somebody compares. */
  parts: Parts | null;
  session: CompareSession | null;
  state: CompareState | null;
  hasFailed: boolean;
  again: () => void;
  press: () => void;
};

const never = () => () => {};

/** Both sides of the call in this tab. All of it is fetched when a person wants it in either tab, or did so before a reload. */
export function useCompare(tab: TwoTabSession | undefined, isInRoom: boolean): Compare {
  const isHeard = useStore(tab?.asides.onHeard ?? never, () => tab !== undefined && tab.asides.heard() !== null);
  const [isWanted, setWanted] = useState(isKept);
  const isPressed = useRef(false);
  const { value: parts, hasFailed, again } = useLazy(isInRoom && (isWanted || isHeard) ? loadCompare : null);
  const [session, setSession] = useState<CompareSession | null>(null);
  useEffect(() => {
    if (!tab || !parts) return;
    const life = new AbortController();
    const own = parts.createCompareSession(tab, life.signal);
    if (isPressed.current) own.setComparing(true);
    setSession(own);
    const end = () => life.abort();
    addEventListener('pagehide', end);
    return () => {
      removeEventListener('pagehide', end);
      end();
      isPressed.current = false;
      setSession(null);
    };
  }, [tab, parts]);
  const state = useStore(session?.subscribe ?? never, () => session?.state() ?? null);
  return {
    ...{ parts, session, state, hasFailed, again },
    press() {
      if (session) return session.setComparing(!session.state().isComparing);
      isPressed.current = true;
      setWanted(true);
    },
  };
}

/** The page before this one, in this tab, has compared or shared. */
function isKept(): boolean {
  try {
    return sessionStorage.getItem('icebreaker.compare') !== null;
  } catch {
    return false;
  }
}
