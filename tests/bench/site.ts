import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { createServer, type RunningServer } from '#peer-server/create-server.ts';
import { root } from '../../peer-server/setup.mjs';
import { findChromium } from '../support/browser.mjs';

/** The built site on our own server, and a browser to look at it with. */
export type Bench = { server: RunningServer; browser: Browser; close: () => Promise<void> };

export const flags = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];

/** @throws when there is no browser, or the site is not built: `npm test` sees to both. */
export async function openBench(): Promise<Bench> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found. Run npm test once: it installs one.');
  const server = await createServer({ port: 0, site: join(root, 'dist') });
  const browser = await chromium.launch({ executablePath, args: flags });
  return {
    server,
    browser,
    async close() {
      await browser.close();
      await server.close();
      // The peer package keeps two timers that nobody can stop, and with them the process.
      process.exit();
    },
  };
}

/** A page of the site whose lab is awake. */
export async function openLab(
  context: BrowserContext,
  server: RunningServer,
  path: string,
  button: string,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(new URL(path, server.url).href);
  await page.getByRole('button', { name: button, exact: true }).and(page.locator(':not([aria-disabled])')).waitFor();
  return page;
}

export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Prints a figure beside its bar; a missed bar makes the process fail. */
export function report(name: string, figure: string, isMet: boolean, bar: string): void {
  process.stdout.write(`${isMet ? 'met   ' : 'MISSED'}  ${name}: ${figure} (bar: ${bar})\n`);
  if (!isMet) process.exitCode = 1;
}
