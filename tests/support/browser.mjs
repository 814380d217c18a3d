// Finds a browser to test with, or installs one. Node 20 built-ins only.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetupError, findOnPath, root, run, say } from '../../peer-server/setup.mjs';
import { installWithApt } from './apt.mjs';

const { env, platform } = process;
const windowsFolders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);

const chromium = {
  variables: ['CHROMIUM_PATH', 'CHROME_PATH'],
  commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  files: {
    linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome'],
    darwin: ['Google Chrome', 'Chromium'].flatMap((name) => macApplication(name, name)),
    win32: windowsFolders.flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
    ]),
  },
};

const firefox = {
  variables: ['FIREFOX_PATH'],
  commands: ['firefox-esr', 'firefox'],
  files: {
    linux: ['/snap/bin/firefox'],
    darwin: macApplication('Firefox', 'firefox'),
    win32: windowsFolders.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
  },
};

/** The path of an installed Chromium or Chrome, or `null`. @throws {SetupError} when CHROMIUM_PATH names no file */
export function findChromium() {
  return find(chromium) ?? findInPlaywrightCache();
}

/** The path of an installed Firefox, or `null`. @throws {SetupError} when FIREFOX_PATH names no file */
export function findFirefox() {
  return find(firefox);
}

/** The path of Debian's coturn, or `null`. */
export function findCoturn() {
  return findOnPath('turnserver');
}

/**
 * The path of a Chromium, installed now if need be.
 *
 * @param {string} node the project's Node
 * @throws {SetupError} when there is none and none can be installed
 */
export async function ensureChromium(node) {
  const found = findChromium();
  if (found !== null) return found;
  say('Installing a browser for the tests (once)…');
  const reports = [await installWithApt('chromium')];
  // Without it Hangul is drawn as boxes: it looks wrong in screenshots, but no test depends on it.
  if (reports[0] === '') await installWithApt('fonts-noto-cjk');
  if (findChromium() === null) {
    const playwright = join(root, 'node_modules', 'playwright', 'cli.js');
    reports.push((await run(node, [playwright, 'install', 'chromium'])).output);
  }
  const installed = findChromium();
  if (installed !== null) return installed;
  throw new SetupError(
    `${reports.join('').trimEnd()}\n\nNo Chromium or Chrome was found, and none could be installed. Install one, or name it: CHROMIUM_PATH=/path/to/chrome npm test`,
  );
}

function find({ variables, commands, files }) {
  for (const variable of variables) {
    const path = env[variable];
    if (!path) continue;
    if (existsSync(path)) return path;
    throw new SetupError(`${variable} is ${path}, but there is no such file.`);
  }
  const onPath = platform === 'win32' ? null : commands.map((name) => findOnPath(name)).find((path) => path !== null);
  return onPath ?? (files[platform] ?? []).find((path) => existsSync(path)) ?? null;
}

/** Where programs keep their caches, below the home folder. */
const cacheFolders = { linux: ['.cache'], darwin: ['Library', 'Caches'], win32: ['AppData', 'Local'] };

/** The newest Chromium that `playwright install` has put on this machine. */
function findInPlaywrightCache() {
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), ...(cacheFolders[platform] ?? cacheFolders.linux), 'ms-playwright');
  if (!existsSync(cache)) return null;
  const builds = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  builds.sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  const programs = [
    ['chrome-linux64', 'chrome'],
    ['chrome-linux', 'chrome'],
    ['chrome-win64', 'chrome.exe'],
    ['chrome-win', 'chrome.exe'],
    ...['mac-arm64', 'mac-x64', 'mac'].flatMap((kind) => [
      [`chrome-${kind}`, 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
      [`chrome-${kind}`, 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ]),
  ];
  const paths = builds.flatMap((build) => programs.map((parts) => join(cache, build, ...parts)));
  return paths.find((path) => existsSync(path)) ?? null;
}

function macApplication(name, program) {
  return ['/', homedir()].map((home) => join(home, 'Applications', `${name}.app`, 'Contents', 'MacOS', program));
}
