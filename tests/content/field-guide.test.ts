import { expect, test } from 'vitest';
import { findings as english } from '#labs/messages/findings-en.ts';
import { findings as korean } from '#labs/messages/findings-ko.ts';
import { faultIds } from '#labs/model/scenarios/fault-ids.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import { fieldGuide } from '#src/field-guide.ts';
import { frontMatterOf } from '../support/front-matter.ts';
import { filesBelow, readSource } from '../support/source-files.ts';

const listed = fieldGuide.flatMap(({ pages }) => pages);
const languages = [
  { language: 'en', folder: 'content/field-guide', base: '' },
  { language: 'ko', folder: 'content/ko/field-guide', base: '/ko' },
] as const;

test('the field guide lists every fault once', () => {
  expect(listed.map(({ slug }) => slug).sort()).toEqual([...faultIds].sort());
});

test.each(languages)('in $language, every fault has a page and every page a fault', ({ folder }) => {
  const slugs = filesBelow(folder).map((path) => path.slice(folder.length + 1).replace(/\.mdx$/, ''));
  expect(slugs.sort()).toEqual([...faultIds, 'index'].sort());
});

const pages = languages.flatMap((place) => listed.map((page) => ({ ...place, ...page })));

test.each(pages)('$language, $slug: titled as listed, in five parts, one click away from a broken call', (page) => {
  const text = readSource(`${page.folder}/${page.slug}.mdx`);
  const matter = frontMatterOf(text);
  expect(matter.get('title')).toBe(page.title[page.language]);
  expect(matter.get('specs')).toContain('https://');
  expect(text.match(/^## /gm)).toHaveLength(5);
  expect(text).toContain(`(${page.base}/labs/${faults[page.slug].lab}/?fault=${page.slug})`);
});

test.each(languages)('in $language, the first page of the guide leads to every other', ({ folder, base }) => {
  const index = readSource(`${folder}/index.mdx`);
  expect(faultIds.filter((id) => !index.includes(`(${base}/field-guide/${id}/)`))).toEqual([]);
});

test('whatever a page wants a lab to break, that lab can break', () => {
  const taught = filesBelow('content').filter((path) => path.endsWith('.mdx'));
  const asked = taught.flatMap((path) =>
    [...readSource(path).matchAll(/\((\/[\w/-]+\/)\?fault=([\w-]+)/g)].map(([, address = '', fault]) => {
      const page = readSource(`content${address.replace(/\/$/, '')}.mdx`);
      return { path, lab: frontMatterOf(page).get('lab'), fault };
    }),
  );
  expect(asked.length).toBeGreaterThan(2 * faultIds.length);
  const known = new Map<string | undefined, string>(Object.values(faults).map(({ id, lab }) => [id, lab]));
  expect(asked.filter(({ lab, fault }) => known.get(fault) !== lab)).toEqual([]);
});

test('the labs call a fault what the field guide calls it', () => {
  const titles = listed.map(({ slug }) => [slug, english[slug].title, korean[slug].title]);
  expect(titles).toEqual(listed.map(({ slug, title }) => [slug, title.en, title.ko]));
});
