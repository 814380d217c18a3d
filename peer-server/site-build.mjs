// Whether dist/ is the site that the sources describe, and making it so. Node 20 built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectEnvironment, root, run } from './setup.mjs';

/** The files that the built site depends on, beside `SITE_URL`; what does not exist counts as empty. */
const inputs = ['content', 'labs', 'src', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** Holds the hash of the inputs that dist/ was built from. The server serves no dotfiles. */
const stamp = join(root, 'dist', '.inputs');

/** Is dist/ what a build would make now? */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs();
}

/**
 * Builds the site into dist/. The inputs are hashed before the build, so that an edit during it makes it stale.
 *
 * @param {string} node the project's Node
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function build(node) {
  const hash = hashInputs();
  const result = await run(node, [astro, 'build'], { env: projectEnvironment(node) });
  if (result.code === 0) writeFileSync(stamp, hash);
  return result;
}

/** Astro's command line, to be run by the project's Node. */
export const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');

function hashInputs() {
  const hash = createHash('sha256').update(process.env.SITE_URL ?? '');
  for (const input of inputs) addToHash(hash, input);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} path relative to the repository */
function addToHash(hash, path) {
  const file = join(root, path);
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).sort()) addToHash(hash, `${path}/${name}`);
  } else {
    const bytes = readFileSync(file);
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
}
