import { expect } from '../support/fixtures.ts';
import { test } from '../support/own-server.ts';
import { ConnectionLab } from './pages/connection-lab.ts';
import { Inspector } from './pages/inspector.ts';
import { languages } from './pages/lab-page.ts';

for (const language of languages) {
  test(`a TURN server that is gone is named, and a new call is the way out, in ${language}`, async ({
    page,
    ownServer,
  }) => {
    test.setTimeout(60_000);
    const lab = new ConnectionLab(page, language);
    await lab.open();
    await lab.connect();
    await ownServer.stop();
    await lab.says(lab.own.status.serverGone);
    await expect(lab.button(lab.own.restartMethod)).toBeDisabled();
    await expect(lab.chart('alice', 'connection').and(page.locator('[data-state="failed"]'))).toBeVisible({
      timeout: 40_000,
    });
    await lab.says(lab.own.status.serverGone);
    const inspector = new Inspector(lab);
    await inspector.open('findings');
    // Nobody has left: it is the server that has.
    await expect(inspector.panel).not.toContainText('pagehide');

    await ownServer.startAgain();
    await lab.press(lab.own.connectAgain);
    await lab.bothAre('connected');
    await expect(lab.button(lab.own.restartMethod)).toBeEnabled();
  });
}
