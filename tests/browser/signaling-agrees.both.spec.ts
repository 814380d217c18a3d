import { browserDifferences } from '#labs/model/views/browser-differences.ts';
import { signalingStates } from '#labs/model/vocabulary.ts';
import { expect, test } from './support/observed-page.ts';

const cellsPerState = 20;

for (const history of ['never negotiated', 'negotiated before']) {
  test(`in every state every call ends as the machines say, having ${history}`, async ({ observed }, {
    annotations,
  }) => {
    const hasHistory = history === 'negotiated before';
    const explanations = new Set<string>();
    for (const state of signalingStates) {
      const cells = await observed.evaluate(([each, isSecondRound]) => window.agreement.tryState(each, isSecondRound), [
        state,
        hasHistory,
      ] as const);
      expect(cells).toHaveLength(cellsPerState);
      expect(cells.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
      const count = (verdict: string) => cells.filter((cell) => cell.verdict === verdict).length;
      const counts = ['agreed', 'explained', 'unreachable'].map((verdict) => `${count(verdict)} ${verdict}`);
      annotations.push({ type: `cells of ${state}, having ${history}`, description: counts.join(', ') });
      for (const id of cells.flatMap(({ explained }) => explained)) explanations.add(id);
    }

    // What is known to differ must still differ, or it is not known any more. The first candidate comes only once.
    const name = await observed.evaluate(() => navigator.userAgent);
    const known = browserDifferences.filter(({ browser }) => name.includes(browser)).map(({ id }) => id);
    const showing = hasHistory ? known.filter((id) => id !== 'chromium-empty-candidate') : known;
    expect([...explanations].sort()).toEqual(showing.sort());
  });
}
