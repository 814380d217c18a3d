import type { Page } from 'playwright/test';
import { test as base, expect } from '../../support/fixtures.ts';
import { serveModules, type ModuleServer } from './module-server.ts';

/**
 * The `test` of those that hold the model against the browser: `observed` is a blank page with the observer, the trace
 * store and the model in it, as `window.agreement`. The site is not needed, so nothing has to be built.
 */
export const test = base.extend<{ observed: Page }, { modules: ModuleServer }>({
  modules: [
    // Playwright reads from the pattern which fixtures this one needs: none.
    async ({}, use) => {
      const modules = await serveModules();
      await use(modules);
      await modules.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ modules }, use) => {
    await use(modules.url);
  },
  observed: async ({ page, troubles }, use) => {
    await page.goto('/');
    await use(page);
    await page.close();
    // Firefox says aloud that a call did not connect; here many are not meant to.
    troubles.forgive(/WebRTC: ICE failed/);
  },
});

export { expect };
