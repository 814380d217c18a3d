import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { HTMLElement } from 'node-html-parser';
import { parse } from 'node-html-parser';
import { root } from '../../peer-server/setup.mjs';

const dist = join(root, 'dist');

export type BuiltPage = {
  /** As a browser asks for it: `/lessons/sdp/`, `/404.html`. */
  readonly path: string;
  readonly language: 'en' | 'ko';
  readonly html: HTMLElement;
};

/** Every file of the built site, as a path from its root: `/_astro/page.js`. @throws when nothing has been built */
export function builtFiles(): readonly string[] {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error('There is no site in dist/. Run "npm run build" before the content tests.');
  const entries = readdirSync(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => `/${relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/')}`).sort();
}

/** @param path as in `builtFiles` */
export function readBuilt(path: string): string {
  return readFileSync(join(dist, path), 'utf8');
}

/** Every page of the built site, parsed. */
export function builtPages(): readonly BuiltPage[] {
  const files = builtFiles().filter((file) => file.endsWith('.html') && !file.startsWith('/pagefind/'));
  return files.map((file) => ({
    path: file.replace(/\/index\.html$/, '/'),
    language: file.startsWith('/ko/') ? 'ko' : 'en',
    // Scripts and styles keep their text; everything else is as a browser would see it.
    html: parse(readBuilt(file), { blockTextElements: { script: true, style: true, noscript: true, pre: false } }),
  }));
}

/** The file that answers a path, as our server and static hosts look for it; `null` when there is none. */
export function fileAt(pathname: string): string | null {
  const path = decodeURIComponent(pathname);
  const candidates = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}/index.html`, `${path}.html`];
  return candidates.find((file) => existsSync(join(dist, file)) && statSync(join(dist, file)).isFile()) ?? null;
}

/** The address the site was built for, from the home page's canonical link: `http://localhost:4321`. */
export function siteOrigin(): string {
  const canonical = parse(readBuilt('/index.html')).querySelector('link[rel=canonical]')?.getAttribute('href');
  if (canonical === undefined) throw new Error('The home page has no canonical link.');
  return new URL(canonical).origin;
}
