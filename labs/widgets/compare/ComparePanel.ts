import { createCompareSession, type CompareSession, type CompareState } from '#labs/drivers/compare/compare-session.ts';
import type { MergedSource } from '#labs/drivers/compare/merged-source.ts';
import type { TwoTabSession } from '#labs/drivers/two-tab-session.ts';
import { CompareDetails } from './CompareDetails.tsx';
import { CompareSharing, CompareStatus } from './CompareStatus.tsx';

// The same chunk serves a file in which both sides are.
export { CompareDetails };

/** What a lab needs to show that it compares. */
export type Comparing = {
  session: CompareSession;
  state: CompareState;
  /** Both sides on one clock, while this tab compares. */
  both: MergedSource | null;
  Status: typeof CompareStatus;
  Sharing: typeof CompareSharing;
  Details: typeof CompareDetails;
};

/**
 * Begins to compare, or to listen to who does; until the returned function is called, or the page goes. It is all in one
 * chunk, which is fetched when somebody compares.
 */
export function beginCompare(
  tab: TwoTabSession,
  isWanted: boolean,
  show: (comparing: Comparing | null) => void,
): () => void {
  const life = new AbortController();
  const { signal } = life;
  const session = createCompareSession(tab, signal);
  const look = () => {
    const state = session.state();
    const both = state.isComparing ? session.source : null;
    show({ session, state, both, Status: CompareStatus, Sharing: CompareSharing, Details: CompareDetails });
  };
  const end = session.subscribe(look);
  if (isWanted) session.setComparing(true);
  look();
  addEventListener('pagehide', () => life.abort(), { signal });
  return () => {
    end();
    life.abort();
    show(null);
  };
}
