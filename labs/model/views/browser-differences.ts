import type { Disagreement } from './disagreement.ts';

/** What one browser is known to do otherwise than specified. Shown to the learner as such, not as a violation. */
export type BrowserDifference = {
  id: 'firefox-no-pranswer' | 'firefox-rollback-by-offerer' | 'chromium-empty-candidate';
  /** Found in `Trace.recordedBy`. */
  browser: 'Firefox' | 'Chrome';
  explains: (found: Disagreement) => boolean;
};

export const browserDifferences: readonly BrowserDifference[] = [
  {
    id: 'firefox-no-pranswer',
    browser: 'Firefox',
    explains: (found) => found.kind === 'unexpected-refusal' && found.type === 'pranswer',
  },
  {
    id: 'firefox-rollback-by-offerer',
    browser: 'Firefox',
    explains: (found) =>
      found.kind === 'unexpected-refusal' &&
      found.type === 'rollback' &&
      (found.method === 'setLocalDescription'
        ? found.state === 'have-remote-offer'
        : found.state === 'have-local-offer'),
  },
  {
    // `addIceCandidate('')` before any remote description.
    id: 'chromium-empty-candidate',
    browser: 'Chrome',
    explains: (found) => found.kind === 'unexpected-acceptance' && found.method === 'addIceCandidate',
  },
];

/** The known difference behind a disagreement, or `null` when nothing is known that would explain it. */
export function knownDifference(found: Disagreement, recordedBy: string): BrowserDifference | null {
  return browserDifferences.find(({ browser, explains }) => recordedBy.includes(browser) && explains(found)) ?? null;
}
