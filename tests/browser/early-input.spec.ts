import { network } from '#labs/messages/network-en.ts';
import type { Page } from 'playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { ConnectionLab } from './pages/connection-lab.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

// The scripts of a page are held back, as they are on a slow network.

test('a button that is pressed before the scripts have come does what it says once they have', async ({ page }) => {
  const letScriptsCome = await holdScripts(page);
  const lab = new LoopbackLab(page);
  await page.goto('/labs/loopback-call/', { waitUntil: 'commit' });
  await lab.press(lab.words.common.tools.keys.button);
  await lab.press(lab.words.common.tools.keys.button);
  letScriptsCome();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('what is chosen before the scripts have come is heard once they have', async ({ page }) => {
  const letScriptsCome = await holdScripts(page);
  const lab = new ConnectionLab(page);
  await page.goto('/labs/connection/', { waitUntil: 'commit' });
  const path = lab.lab.getByLabel(network.path);
  await path.selectOption('direct');
  letScriptsCome();
  await expect(page).toHaveURL(/path=direct/);
  await expect(path).toHaveValue('direct');
});

test('a file that is chosen before the scripts have come is opened once they have', async ({ page }) => {
  const letScriptsCome = await holdScripts(page);
  const lab = new LoopbackLab(page);
  await page.goto('/labs/loopback-call/', { waitUntil: 'commit' });
  const bad = { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{') };
  await lab.lab.getByLabel(lab.words.common.frame.openTrace).and(page.locator('input')).setInputFiles(bad);
  letScriptsCome();
  await lab.warns(lab.words.common.errors['trace/not-json']);
});

async function holdScripts(page: Page): Promise<() => void> {
  const scripts = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await scripts.promise;
    await route.continue();
  });
  return scripts.resolve;
}
