import { expect, test } from 'vitest';
import type { Page } from '#src/curriculum.ts';
import { labs, modules, reference, writtenLessons } from '#src/curriculum.ts';
import { fieldGuide } from '#src/field-guide.ts';
import { frontMatterOf } from '../support/front-matter.ts';
import { filesBelow, readSource } from '../support/source-files.ts';

/** Keys a page may use: Starlight's, then ours (`src/content.config.ts` says what they mean). A misspelt one is ignored silently by the build. */
const knownKeys = new Set([
  ...['title', 'description', 'template', 'hero', 'banner', 'head', 'tableOfContents', 'editUrl', 'lastUpdated'],
  ...['prev', 'next', 'pagefind', 'draft', 'sidebar', 'slug'],
  ...['lab', 'specs', 'lesson'],
]);

/** Written as a list or in brackets: only what it says counts. */
const addressesIn = (text = '') => text.match(/https:[^\s'",\]]+/g) ?? [];

const lessons = modules.flatMap((module) => module.lessons);
const pages = filesBelow('content').filter((path) => /\.mdx?$/.test(path));
/** File names below a folder without their ending; the folder's own page, `index.mdx`, is no entry of it. */
function slugsIn(folder: string): readonly string[] {
  const names = pages.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
  // Sorted once more: without their endings one name may begin another.
  const slugs = names.map((name) => name.replace(/\.mdx$/, ''));
  return slugs.filter((slug) => slug !== 'index').sort();
}

const sections: readonly [string, readonly Pick<Page, 'slug'>[]][] = [
  ['lessons', writtenLessons],
  ['labs', labs],
  ['reference', reference],
  ['field-guide', fieldGuide.flatMap(({ pages }) => pages)],
];

test.each(sections)('content/%s and the curriculum agree one to one, in both languages', (folder, planned) => {
  const slugs = planned.map(({ slug }) => slug).sort();
  expect(slugs.length).toBeGreaterThan(2);
  expect(slugsIn(`content/${folder}`)).toEqual(slugs);
  expect(slugsIn(`content/ko/${folder}`)).toEqual(slugs);
});

test('every page outside those folders exists in both languages', () => {
  const english = pages.filter((path) => !path.startsWith('content/ko/')).map((path) => path.slice('content/'.length));
  const korean = pages.filter((path) => path.startsWith('content/ko/')).map((path) => path.slice('content/ko/'.length));
  expect(korean).toEqual(english);
});

test('lessons are numbered from 1 without gaps, and no slug is used twice', () => {
  expect(lessons.map(({ number }) => number)).toEqual(lessons.map((_, index) => index + 1));
  expect(new Set(lessons.map(({ slug }) => slug)).size).toBe(lessons.length);
});

test('every title of the curriculum is there in both languages', () => {
  const titles = [
    ...modules,
    ...lessons,
    ...labs,
    ...reference,
    ...fieldGuide,
    ...fieldGuide.flatMap((group) => group.pages),
  ].map(({ title }) => title);
  expect(titles.filter(({ en, ko }) => en.trim() === '' || ko.trim() === '')).toEqual([]);
});

test.each(pages)('%s says what it is, in known words', (path) => {
  const matter = frontMatterOf(readSource(path));
  expect([...matter.keys()].filter((key) => !knownKeys.has(key))).toEqual([]);
  expect(matter.get('title')).toBeTruthy();
  expect(matter.get('description')).toBeTruthy();
});

test.each(writtenLessons)(
  'lesson $number, $slug, has the same number, lab and specifications in both languages',
  ({ number, slug }) => {
    const facts = ['content', 'content/ko'].map((folder) => {
      const matter = frontMatterOf(readSource(`${folder}/lessons/${slug}.mdx`));
      return { number: matter.get('lesson'), lab: matter.get('lab'), specs: addressesIn(matter.get('specs')) };
    });
    expect(facts[0]).toEqual(facts[1]);
    expect(facts[0]?.number).toBe(String(number));
  },
);
