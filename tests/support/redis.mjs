// Finds a Redis server to test with, or installs one. Node 20 built-ins only.
import { SetupError, findOnPath, say } from '../../peer-server/setup.mjs';
import { installWithApt } from './apt.mjs';

/** The path of a Redis server, or `null`. */
export function findRedis() {
  return findOnPath('redis-server');
}

/**
 * The path of a Redis server, installed now if need be.
 *
 * @throws {SetupError} when there is none and none can be installed
 */
export async function ensureRedis() {
  const found = findRedis();
  if (found !== null) return found;
  say('Installing a Redis server for the tests of several processes (once)…');
  const report = await installWithApt('redis-server');
  const installed = findRedis();
  if (installed !== null) return installed;
  throw new SetupError(
    `${report.trimEnd()}\n\nNo redis-server was found on PATH, and none could be installed. ${howToInstall}`,
  );
}

export const howToInstall =
  'The tests of several processes on one Redis need it: install Redis 6 or newer (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis), then run npm test again.';
