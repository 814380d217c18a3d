// Installs the packages when they are missing or not those of the lock file. Node 20 built-ins only.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { SetupError, findOnPath, findProjectNode, modules, root, run, say } from './setup.mjs';

const windows = process.platform === 'win32';

/** npm would try for more than two minutes before it says that there is no network. */
const patience = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=5000'];

/** Installs what is missing, or what the lock file asks for and is not there. @throws {SetupError} when npm cannot. */
export async function ensureInstalled() {
  const found = isInstalled() ? findProjectNode() : null;
  if (found !== null) return found;
  say('Installing what is missing (about a minute, once)…');
  const { program, args } = findNpm();
  const { code, output } = await run(
    program,
    [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', ...patience],
    {
      env: { ...process.env, PATH: pathWithoutModules() },
      shell: windows && args.length === 0,
    },
  );
  if (code !== 0) throw new SetupError(`${output.trimEnd()}\n\n${explainNpm(output)}`);
  const node = findProjectNode();
  if (node === null) {
    throw new SetupError(
      'npm finished, but did not install the "node" package that the project runs on. Delete node_modules and try again; if it stays so, look whether npm is set to ignore install scripts (npm config get ignore-scripts).',
    );
  }
  return node;
}

/** npm writes down what it installed last. An interrupted install leaves no such file, or an older one. */
function isInstalled() {
  const wanted = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(modules, '.package-lock.json'));
  if (wanted === null || installed === null) return false;
  const declared = readJson(join(root, 'package.json'));
  for (const kind of ['dependencies', 'devDependencies']) {
    if (sorted(declared?.[kind]) !== sorted(wanted.packages[''][kind])) return false;
  }
  return Object.entries(wanted.packages).every(([path, { version, optional, devOptional }]) => {
    const there = installed.packages[path];
    return path === '' || (there === undefined ? Boolean(optional || devOptional) : there.version === version);
  });
}

/** @param {Record<string, string>} ranges */
function sorted(ranges = {}) {
  return Object.entries(ranges).sort().join();
}

/**
 * npm, run by a Node from outside node_modules: on a second run `node` is the project's own, which `npm ci` deletes
 * while it works.
 */
function findNpm() {
  const onPath = findOnPath(windows ? 'node.exe' : 'node', pathWithoutModules());
  const node = [process.env.npm_node_execpath, process.execPath, onPath].find(
    (program) => program && existsSync(program) && !realpathSync(program).startsWith(modules + sep),
  );
  const home = dirname(realpathSync(node ?? process.execPath));
  const script = [
    process.env.npm_execpath,
    join(home, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(home, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path));
  if (node && script) return { program: node, args: [script] };
  const npm = findOnPath(windows ? 'npm.cmd' : 'npm', pathWithoutModules());
  if (npm !== null) return { program: windows ? 'npm' : npm, args: [] };
  throw new SetupError('npm was not found. It comes with Node: install Node 20 or newer with npm, then try again.');
}

function pathWithoutModules() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.startsWith(modules)).join(delimiter);
}

/** @param {string} output what npm printed */
function explainNpm(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return 'npm could not reach its package registry. Connect to the network (behind a proxy: npm config set proxy …) and try again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) return `npm may not write to ${modules}. Make the folder yours and try again.`;
  if (output.includes('ENOSPC')) return 'The disk is full. Make room and try again.';
  if (output.includes('EUSAGE')) return 'package.json and package-lock.json disagree. Run "npm install" and try again.';
  return 'npm could not install what the project needs; what it said is above.';
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
