import { describe, expect, test } from 'vitest';
import { builtPages, fileAt, siteOrigin } from '../support/built-site.ts';

const pages = builtPages();
const origin = siteOrigin();

test('there are pages in both languages', () => {
  expect(pages.length).toBeGreaterThan(20);
  expect(new Set(pages.map(({ language }) => language))).toEqual(new Set(['en', 'ko']));
});

test('no two pages of a language share a title', () => {
  const listed = pages.filter(({ path }) => !path.includes('404'));
  const titles = listed.map(({ language, html }) => `${language}: ${html.querySelector('title')?.text ?? ''}`);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

describe.each(pages)('$path', ({ path, language, html }) => {
  const meta = (key: string) =>
    html.querySelector(`meta[name="${key}"], meta[property="${key}"]`)?.getAttribute('content')?.trim() ?? '';
  const isError = path.includes('404');

  test('has a title, a description, its language and exactly one main heading', () => {
    expect(html.querySelector('title')?.text.trim()).toBeTruthy();
    expect(meta('description')).not.toBe('');
    expect(html.querySelector('html')?.getAttribute('lang')).toBe(language);
    expect(html.querySelectorAll('h1').length).toBe(1);
  });

  test('has an icon', () => {
    const icons = html.querySelectorAll('link').filter((link) => /\bicon\b/.test(link.getAttribute('rel') ?? ''));
    expect(icons.length).toBeGreaterThan(0);
    const addresses = icons.map((icon) => icon.getAttribute('href') ?? '');
    expect(addresses.filter((address) => !address.startsWith('data:') && fileAt(address) === null)).toEqual([]);
  });

  test('has a social card', () => {
    for (const key of ['og:title', 'og:description', 'og:image', 'twitter:card']) expect(meta(key), key).not.toBe('');
    const image = new URL(meta('og:image'));
    expect(image.origin).toBe(origin);
    expect(fileAt(image.pathname)).not.toBeNull();
  });

  test('names its counterpart in the other language', () => {
    const alternates = html.querySelectorAll('link[rel=alternate][hreflang]');
    const byLanguage = new Map(
      alternates.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href') ?? '']),
    );
    // An error page answers any address, so it has no counterpart.
    if (isError) return;
    const english = language === 'ko' ? path.replace(/^\/ko\//, '/') : path;
    expect(byLanguage.get('en')).toBe(`${origin}${english}`);
    expect(byLanguage.get('ko')).toBe(`${origin}/ko${english}`);
    for (const address of [english, `/ko${english}`]) expect(fileAt(address), address).not.toBeNull();
  });
});
