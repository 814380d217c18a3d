import type { ReporterDescription } from 'playwright/test';
import { defineConfig } from 'playwright/test';
import { findChromium, findFirefox } from './tests/support/browser.mjs';

const chromium = findChromium();
const firefox = findFirefox();
const report = process.env.PLAYWRIGHT_REPORT;
const json: ReporterDescription[] = report ? [['json', { outputFile: report }]] : [];

/** Two fake cameras, no question before they are used, and no traffic but ours. */
const chromiumArguments = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream=device-count=2',
  '--use-fake-ui-for-media-stream',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** The same for Firefox; host candidates carry addresses, so that a call to another browser connects. */
const firefoxUserPrefs = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
};

/** Pages are only looked at, so nothing is timed and they may be looked at side by side. */
const isLooking = process.env.PLAYWRIGHT_LOOKS === 'yes';

/**
 * `*.spec.ts` runs in Chromium; `*.both.spec.ts` also in Firefox, where one is found. `*.pages.ts` is a run of its own,
 * with `PLAYWRIGHT_LOOKS=yes`.
 */
export default defineConfig({
  testDir: './tests/browser',
  outputDir: isLooking ? './tests/output/pages' : './tests/output/browser',
  // A call needs a core for each of its sides; side by side, calls on a small machine time each other out.
  workers: isLooking ? 2 : 1,
  fullyParallel: isLooking,
  testMatch: isLooking ? '**/*.pages.ts' : '**/*.spec.ts',
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...json],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure', locale: 'en-US' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { args: chromiumArguments, ...(chromium === null ? {} : { executablePath: chromium }) },
      },
    },
    ...(firefox === null || isLooking
      ? []
      : [
          {
            name: 'firefox',
            testMatch: '**/*.both.spec.ts',
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox, firefoxUserPrefs },
            },
          },
        ]),
  ],
});
