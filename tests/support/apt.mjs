// Installs what Debian and its kin bring. Node 20 built-ins only.
import { findOnPath, run } from '../../peer-server/setup.mjs';

/**
 * As root, or where sudo asks for no password.
 *
 * @param {string} name of the package
 * @returns {Promise<string>} what went wrong; nothing when it is installed, or nothing could be tried
 */
export async function installWithApt(name) {
  if (process.platform !== 'linux' || findOnPath('apt-get') === null) return '';
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [program, ...first] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  if (asRoot.length > 0 && (await run('sudo', ['-n', 'true'])).code !== 0) return '';
  const update = await run(program, [...first, 'update']);
  const install = await run(program, [...first, 'install', '-y', '--no-install-recommends', name]);
  return install.code === 0 ? '' : update.output + install.output;
}
