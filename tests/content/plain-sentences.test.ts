import { expect, test } from 'vitest';
import { filesBelow, readSource } from '../support/source-files.ts';

const isText = (path: string) =>
  /\.(ts|tsx|mjs|astro|mdx?|css|html|svg|json|txt|xml|yml|yaml)$/.test(path) || !path.includes('.');
const texts = filesBelow('')
  .filter(isText)
  .map((path) => ({ path, text: readSource(path) }));

function linesWith(pattern: RegExp): readonly string[] {
  return texts.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

test('the whole repository is read', () => {
  expect(texts.length).toBeGreaterThan(100);
  for (const folder of ['content/ko/', 'labs/model/', 'src/', 'peer-server/', 'tests/']) {
    expect(texts.filter(({ path }) => path.startsWith(folder)).length, folder).toBeGreaterThan(3);
  }
});

test('no line names the host of a package registry or of a mirror', () => {
  expect(linesWith(/\b(registry|npm|deb|pypi|mirrors?)\.[a-z-]+\.(org|com|io|net|dev|cn)\b/)).toEqual([]);
});

test('no line names a path of somebody’s machine', () => {
  expect(linesWith(/(^|[\s"'`(=:,])(\/(root|work|tmp|home\/[a-z]+|Users\/[A-Za-z]+)\/|[A-Z]:\\\\?Users\\)/)).toEqual(
    [],
  );
});

test('a lint rule is switched off only for one line or file, and with a reason', () => {
  const directives = /eslint-disable(?!.*\s--\s\S)|@ts-(ignore|nocheck)|@ts-expect-error(?!.*\S{3})/;
  expect(linesWith(directives).filter((line) => !line.startsWith('tests/content/plain-sentences.test.ts'))).toEqual([]);
});

test('no star or underscore stands alone in the text of a page, where the formatter would take it for emphasis', () => {
  const pages = texts.filter(({ path }) => path.startsWith('content/') && path.endsWith('.mdx'));
  expect(pages.length).toBeGreaterThan(20);
  const lone = pages.flatMap(({ path, text }) => {
    const prose = text
      .replaceAll(/^( *)(`{3,})[^]*?\n\1\2 *$/gm, '')
      .replaceAll(/`[^`\n]+`/g, '')
      .replaceAll(/^import .*$/gm, '');
    return prose.split('\n').flatMap((line) => (/\S [*_] \S/.test(line) ? [`${path}: ${line.trim()}`] : []));
  });
  expect(lone).toEqual([]);
});
