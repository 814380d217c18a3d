// The type checks, one after the other: `npm run types`, and a stage of `npm test`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../peer-server/setup.mjs';
import { astro } from '../peer-server/site-build.mjs';

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** Astro's check sees every TypeScript file, too, and first writes the types of the content collections. */
export const typeChecks = [
  { name: 'Astro components and the whole project', args: [astro, 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'TypeScript, labs/model without browser or Node', args: [tsc, '--project', join(root, 'labs', 'model')] },
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { name, args } of typeChecks) {
    process.stdout.write(`${name}\n`);
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
