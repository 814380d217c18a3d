import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../peer-server/setup.mjs';

const generated = new Set(['node_modules', 'dist', '.git', '.astro', '.cache', 'coverage', 'output']);

/** Paths relative to the repository, with `/`, of all files below `folder` that people write; sorted. */
export function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (generated.has(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
  return paths.sort();
}

/** @param path relative to the repository */
export function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
