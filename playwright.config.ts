import type { ReporterDescription } from 'playwright/test';
import { defineConfig } from 'playwright/test';
import { findChromium, findCoturn, findFirefox } from './tests/support/browser.mjs';

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

/** What measures no time and shares nothing but the server may run beside its like, in a run of its own. */
const patient = [
  ...[
    'break-it',
    'class-follow',
    'class-labs',
    'connection-lab',
    'data-lab',
    'devices-panel',
    'coturn',
    'embed',
    'environment',
    'every-lab',
    'every-page',
    'faults',
    'ice-lab',
    'inspector',
    'keep',
    'keyboard',
    'lessons',
    'lessons-mesh',
  ],
  ...[
    'lessons-broken',
    'loopback-media',
    'media-lab',
    'negotiation-lab',
    'offer-answer',
    'rooms-lab',
    'scripting',
    'sequences-agree.both',
    'signaling-agrees.both',
  ],
  ...['class-desk', 'class-together', 'class-wall', 'run-sheet'],
  ...['replay', 'screen-reader', 'time-travel', 'trace-files', 'transfer', 'two-tab-room', 'two-tab-steps'],
].map((name) => `**/${name}.spec.ts`);
const isPatient = process.env.PLAYWRIGHT_PATIENT === 'yes';

/**
 * `*.spec.ts` runs in Chromium; `*.both.spec.ts` also in Firefox, where one is found. `PLAYWRIGHT_PATIENT=yes` runs the
 * patient ones and `no` the others; without it, all of them one after the other.
 */
export default defineConfig({
  testDir: './tests/browser',
  outputDir: isPatient ? './tests/output/patient' : './tests/output/browser',
  // A call needs a core for each of its sides; side by side, calls on a small machine time each other out.
  workers: isPatient ? 2 : 1,
  fullyParallel: isPatient,
  testMatch: isPatient ? patient : '**/*.spec.ts',
  testIgnore: [
    ...(process.env.PLAYWRIGHT_PATIENT === 'no' ? patient : []),
    ...(findCoturn() === null ? ['**/coturn.spec.ts'] : []),
  ],
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...json],
  // No trace: to record what every page looks like takes a third of the time. `--trace on` does it for a test that fails.
  use: { screenshot: 'only-on-failure', locale: 'en-US' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { args: chromiumArguments, ...(chromium === null ? {} : { executablePath: chromium }) },
      },
    },
    ...(firefox === null
      ? []
      : [
          {
            name: 'firefox',
            testMatch: isPatient ? patient.filter((name) => name.includes('.both.')) : '**/*.both.spec.ts',
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox, firefoxUserPrefs },
            },
          },
        ]),
  ],
});
