import type { Browser, LaunchOptions, PlaywrightWorkerArgs } from 'playwright/test';
import { drawSideBySide } from '../../support/side-by-side.ts';

type Difference = {
  /** Arguments this browser has and the others have not. */
  with?: readonly string[];
  /** An argument of the others that this one does not have. */
  without?: string;
};

/** Another browser beside the one of the tests, started differently. Take it with `await using`, and it ends with the test. */
export async function launchBrowser(
  playwright: PlaywrightWorkerArgs['playwright'],
  options: LaunchOptions,
  difference: Difference,
): Promise<Browser> {
  const args = (options.args ?? []).filter((argument) => argument !== difference.without);
  const browser = await playwright.chromium.launch({ ...options, args: [...args, ...(difference.with ?? [])] });
  browser.on('context', drawSideBySide);
  return browser;
}
