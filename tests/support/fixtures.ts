import { join } from 'node:path';
import { test as base, expect, type BrowserContext } from 'playwright/test';
import { root } from '../../peer-server/setup.mjs';
import type { RunningServer } from '#peer-server/create-server.ts';
import { createServer } from '#peer-server/create-server.ts';
import { drawSideBySide } from './side-by-side.ts';
import type { Troubles } from './troubles.ts';
import { createTroubles } from './troubles.ts';

/**
 * The `test` of every browser test: our own server over dist/ on a free port, its address as `baseURL`, and a watch
 * over every page. A page error, a violation of the content security policy or a request to a foreign host fails the
 * test, in whichever context it happened.
 */
export const test = base.extend<{ troubles: Troubles }, { server: RunningServer }>({
  server: [
    // Playwright reads from the pattern which fixtures this one needs: none.
    async ({}, use) => {
      const mistakes: unknown[] = [];
      const report = (error: unknown) => void mistakes.push(error);
      const server = await createServer({ port: 0, site: join(root, 'dist'), report });
      await use(server);
      await server.close();
      // A browser that is closed in the middle of something resets its connections: no mistake of the server.
      const ended: readonly unknown[] = ['ECONNRESET', 'EPIPE'];
      const own = mistakes.filter((error) => !ended.includes((error as { code?: unknown } | null)?.code));
      expect(own, 'mistakes of the server').toEqual([]);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  troubles: [
    async ({ browser, browserName }, use) => {
      const troubles = createTroubles();
      const watch = (context: BrowserContext) => {
        troubles.watch(context);
        if (browserName === 'chromium') drawSideBySide(context);
      };
      browser.on('context', watch);
      for (const context of browser.contexts()) watch(context);
      await use(troubles);
      browser.off('context', watch);
      expect(troubles.seen, 'what pages must never do').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
