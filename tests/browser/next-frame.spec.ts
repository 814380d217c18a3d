import { machineIds, peers } from '#labs/model/vocabulary.ts';
import { expect, test } from '../support/fixtures.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { reportedStates } from './support/reported-states.ts';

test('what the browser reports is lit with the next frame', async ({ page }) => {
  await page.addInitScript(reportedStates, { peers: [...peers], machines: [...machineIds] });
  const lab = new LoopbackLab(page);
  await lab.open();
  for (let call = 1; call <= 3; call += 1) {
    await lab.start();
    await lab.isConnected();
    await lab.reset();
    await lab.says(lab.words.loopback.status.ready);
  }
  const { changes, late } = await page.evaluate(() => window.reportedStates);
  expect(late).toEqual([]);
  // Each side of a call reports at least 5: an offer or an answer, gathering twice, ICE and the connection.
  expect(changes).toBeGreaterThanOrEqual(3 * 2 * 5);
});
