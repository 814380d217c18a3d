import type { Browser, LaunchOptions, PlaywrightWorkerArgs } from 'playwright/test';

type Difference = {
  /** Arguments this browser has and the others have not. */
  with?: readonly string[];
  /** An argument of the others that this one does not have. */
  without?: string;
};

/** Another browser beside the one of the tests, started differently. Take it with `await using`, and it ends with the test. */
export function launchBrowser(
  playwright: PlaywrightWorkerArgs['playwright'],
  options: LaunchOptions,
  difference: Difference,
): Promise<Browser> {
  const args = (options.args ?? []).filter((argument) => argument !== difference.without);
  return playwright.chromium.launch({ ...options, args: [...args, ...(difference.with ?? [])] });
}
