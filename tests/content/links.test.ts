import type { HTMLElement } from 'node-html-parser';
import { expect, test } from 'vitest';
import type { BuiltPage } from '../support/built-site.ts';
import { builtFiles, builtPages, fileAt, readBuilt, siteOrigin } from '../support/built-site.ts';

const pages = builtPages();
const origin = siteOrigin();
const idsByFile = new Map(
  pages.map(({ path, html }) => [fileAt(path), new Set(html.querySelectorAll('[id]').map((element) => element.id))]),
);

type Reference = { page: BuiltPage; element: HTMLElement; url: URL };

const attributes = ['href', 'src', 'poster', 'data', 'action', 'component-url', 'renderer-url', 'before-hydration-url'];

function addressesOf(element: HTMLElement): readonly string[] {
  const sets = element.getAttribute('srcset')?.split(',') ?? [];
  const candidates = sets.map((candidate) => candidate.trim().split(/\s+/)[0] ?? '');
  return [...attributes.flatMap((name) => element.getAttribute(name) ?? []), ...candidates].filter(
    (value) => value !== '',
  );
}

const references: readonly Reference[] = pages.flatMap((page) =>
  page.html
    .querySelectorAll('*')
    .flatMap((element) =>
      addressesOf(element).map((address) => ({ page, element, url: new URL(address, new URL(page.path, origin)) })),
    ),
);
const isInternal = ({ url }: Reference) => url.origin === origin;
const isWeb = ({ url }: Reference) => url.protocol === 'http:' || url.protocol === 'https:';
const say = ({ page, element, url }: Reference) => `${page.path}: <${element.rawTagName}> ${url.href}`;

/** Links that describe the page to others instead of loading something. */
const describes = ({ element }: Reference) =>
  element.rawTagName === 'link' && /^(canonical|alternate|sitemap)$/.test(element.getAttribute('rel') ?? '');

test('both languages are looked at', () => {
  expect(pages.filter(({ language }) => language === 'en').length).toBeGreaterThan(10);
  expect(pages.filter(({ language }) => language === 'ko').length).toBeGreaterThan(10);
  expect(references.filter(isInternal).length).toBeGreaterThan(500);
});

test('every address within the site leads to a file', () => {
  const broken = references.filter(isInternal).filter(({ url }) => fileAt(url.pathname) === null);
  // An error page stands for every address, so what it says of its own means nothing.
  const meant = broken.filter((reference) => !(reference.page.path.includes('404') && describes(reference)));
  expect(meant.map(say)).toEqual([]);
});

test('every fragment leads to an element', () => {
  const withFragment = references.filter(isInternal).filter(({ url }) => url.hash.length > 1);
  expect(withFragment.length).toBeGreaterThan(20);
  const broken = withFragment.filter(
    ({ url }) => !idsByFile.get(fileAt(url.pathname))?.has(decodeURIComponent(url.hash.slice(1))),
  );
  expect(broken.map(say)).toEqual([]);
});

test('nothing is loaded from another host: other hosts are only linked to', () => {
  const foreign = references.filter(isWeb).filter((reference) => !isInternal(reference) && !describes(reference));
  expect(foreign.filter(({ element }) => element.rawTagName !== 'a').map(say)).toEqual([]);
});

test('every address is one of a kind that we use', () => {
  const kinds = new Set(['http:', 'https:', 'mailto:', 'data:']);
  expect(references.filter(({ url }) => !kinds.has(url.protocol)).map(say)).toEqual([]);
});

test('style sheets load nothing from another host', () => {
  const sheets = builtFiles().filter((file) => file.endsWith('.css'));
  const styles = pages.flatMap(({ html }) => html.querySelectorAll('style').map((style) => style.text));
  const inline = pages.flatMap(({ html }) =>
    html.querySelectorAll('[style]').map((element) => element.getAttribute('style') ?? ''),
  );
  expect(sheets.length).toBeGreaterThan(0);
  const css = [...sheets.map(readBuilt), ...styles, ...inline].join('\n');
  const addresses = [...css.matchAll(/url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)/g)].map(
    ([, url, sheet]) => url ?? sheet ?? '',
  );
  expect(addresses.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
});

test('a Korean page links to Korean pages', () => {
  const links = references.filter(({ page, element }) => page.language === 'ko' && element.rawTagName === 'a');
  const strays = links.filter(isInternal).filter(({ element, url }) => {
    const korean = url.pathname.startsWith('/ko/') || element.hasAttribute('hreflang');
    return !korean && fileAt(`/ko${url.pathname}`) !== null;
  });
  expect(links.length).toBeGreaterThan(100);
  expect(strays.map(say)).toEqual([]);
});
