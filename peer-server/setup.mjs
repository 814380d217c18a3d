// What `npm start` and `npm test` need before anything else can run. Node 20 built-ins only: nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Where npm puts the packages. */
export const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

/** Something a person can mend. The message says what is wrong and the way out, and is printed without a stack. */
export class SetupError extends Error {}

/** One plain line of progress. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a program to its end and keeps what it prints, both streams in the order of writing.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} `code` is 1 for a program that a signal ended or that did not start
 */
export function run(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/**
 * The Node that the project brings along, whatever Node is installed.
 *
 * @returns {string | null} `null` while it is not installed, or is one for another kind of machine
 */
export function findProjectNode() {
  const candidates = [join(modules, 'node', 'bin', windows ? 'node.exe' : 'node'), join(modules, '.bin', 'node')];
  for (const candidate of candidates) {
    if (!existsSync(candidate)) continue;
    const program = realpathSync(candidate);
    const version = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (version.status === 0 && Number(version.stdout.slice(1).split('.')[0]) >= 24) return program;
  }
  return null;
}

/**
 * Environment for what the project's Node runs: `node` means that Node in every child too, and nothing phones home.
 *
 * @param {string} node
 */
export function projectEnvironment(node) {
  return {
    ...process.env,
    PATH: [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
    ...colours(),
  };
}

/** What is printed goes through a pipe here and there; whether there are colours depends on where it ends. */
function colours() {
  if ('FORCE_COLOR' in process.env || 'NO_COLOR' in process.env) return {};
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
}

/** @param {string} name @param {string} [path] folders as in `PATH` */
export function findOnPath(name, path = process.env.PATH ?? '') {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}
