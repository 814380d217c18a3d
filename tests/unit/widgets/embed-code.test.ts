import { expect, test } from 'vitest';
import { embedCode } from '#labs/widgets/embed-code.ts';

const plain = {
  name: 'mesh',
  title: 'A mesh',
  lang: 'en',
  href: 'https://a.example/labs/mesh/',
  theme: 'auto',
} as const;
const sourceOf = (code: string) => /src="([^"]*)"/.exec(code)?.[1]?.replaceAll('&amp;', '&');

test('the lines are one iframe that hands on camera, microphone and screen, with a title', () => {
  const code = embedCode(plain);
  expect(code).toMatch(/^<iframe\n[^]*\n><\/iframe>$/);
  expect(code).toContain('allow="camera; microphone; display-capture; autoplay; fullscreen"');
  expect(code).toContain('title="Icebreaker: A mesh"');
  expect(sourceOf(code)).toBe('https://a.example/embed/mesh/');
});

test.each([
  { page: '/lessons/mesh/', lang: 'en', source: '/embed/mesh/' },
  { page: '/ko/labs/mesh/', lang: 'ko', source: '/ko/embed/mesh/' },
  { page: '/labs/mesh/?fault=glare&event=7#top', lang: 'en', source: '/embed/mesh/?fault=glare&event=7' },
  { page: '/labs/mesh/?room=ABC234&utm=x', lang: 'en', source: '/embed/mesh/' },
  {
    page: '/labs/mesh/?channel=drop:answer:bob&channel=drop:offer:alice',
    lang: 'en',
    source: '/embed/mesh/?channel=drop:answer:bob&channel=drop:offer:alice',
  },
])('of $page in $lang the frame shows $source', ({ page, lang, source }) => {
  const code = embedCode({ ...plain, lang, href: `https://a.example${page}` });
  expect(sourceOf(code)).toBe(`https://a.example${source}`);
});

test('a theme goes along, unless it is what there is without one', () => {
  expect(sourceOf(embedCode({ ...plain, theme: 'dark' }))).toBe('https://a.example/embed/mesh/?theme=dark');
  expect(embedCode(plain)).not.toContain('theme');
});

test('nothing in a title or an address gets out of its attribute', () => {
  const code = embedCode({ ...plain, title: '"><script>&', href: 'https://a.example/?fault=%22%3E%3Cb' });
  expect(code).toContain('title="Icebreaker: &quot;>&lt;script>&amp;"');
  expect(code.match(/"/g)).toHaveLength(12);
});
