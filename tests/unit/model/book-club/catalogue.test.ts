import { expect, test } from 'vitest';
import { catalogue } from '#labs/model/book-club/catalogue.ts';
import { mostFound, searchCatalogue } from '#labs/model/book-club/catalogue-search.ts';
import { coverOf } from '#labs/model/book-club/cover.ts';
import { readClubMessage } from '#labs/model/book-club/shared.ts';

const names = new Map([
  ['fr', ['French', '프랑스어']],
  ['ko', ['Korean', '한국어']],
  ['grc', ['Ancient Greek', '고대 그리스어']],
]);
const found = (typed: string) => searchCatalogue(catalogue, typed, names);
const titles = (typed: string) => found(typed).map(({ title }) => title);

test('there are more than sixty books, none twice, none published after 1929', () => {
  expect(catalogue.length).toBeGreaterThan(60);
  expect(new Set(catalogue.map(({ title, author }) => `${title}/${author}`)).size).toBe(catalogue.length);
  expect(Math.max(...catalogue.map(({ year }) => year))).toBeLessThan(1930);
  expect(new Set(catalogue.map(({ language }) => language)).size).toBeGreaterThan(10);
});

test('every one of them can be sent', () => {
  const refused = catalogue.filter(
    (value) => readClubMessage(JSON.stringify({ type: 'written', key: 'book', value, clock: 1, by: 'a' })) === null,
  );
  expect(refused).toEqual([]);
});

test('all words have to be there, in any case and without accents', () => {
  expect(titles('AUSTEN emma')).toEqual(['Emma']);
  expect(titles('miserables')).toEqual(['Les Misérables']);
  expect(titles('dumas 1844')).toEqual(['The Three Musketeers']);
  expect(titles('무정')).toEqual(['The Heartless (무정)']);
  expect(titles('no such book')).toEqual([]);
});

test.each([
  { typed: 'French', language: 'fr' },
  { typed: 'korean', language: 'ko' },
  { typed: '한국어', language: 'ko' },
  { typed: '한국', language: 'ko' },
])('$typed finds the books that were first published in that language', ({ typed, language }) => {
  const all = catalogue.filter((book) => book.language === language);
  expect(new Set(found(typed).map((book) => book.title))).toEqual(new Set(all.map(({ title }) => title)));
});

test('the code of a language is no word, and where a word is in title or author, the book comes before', () => {
  expect(titles('fr')[0]).toBe('Frankenstein');
  expect(found('ko').filter(({ language }) => language === 'ko').length).toBeGreaterThan(0);
  expect(titles('hugo french')).toEqual(titles('hugo'));
  const ranks = found('fr').map(({ title, author }) => (/fr/i.test(`${title} ${author}`) ? 1 : 2));
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
});

test.each(["gulliver's", 'gulliver’s', 'GULLIVER`S'])('an apostrophe may be typed as on any keyboard: %s', (typed) => {
  expect(titles(typed)).toEqual(['Gulliver’s Travels']);
});

test('a title that begins with what was typed comes first, and there are never too many', () => {
  expect(titles('wonderful')[0]).toBe('The Wonderful Wizard of Oz');
  expect(titles('dr')[0]).toBe('Dracula');
  expect(titles('')).toHaveLength(mostFound);
});

test('a cover is the same each time, and its title fits', () => {
  for (const book of catalogue) {
    const cover = coverOf(book);
    expect(cover).toEqual(coverOf({ ...book }));
    expect(cover.lines.length).toBeLessThanOrEqual(5);
    expect(cover.fontSize).toBeGreaterThan(8);
    expect(cover.lines.join(' ')).toContain(book.title.split(' ')[0]);
  }
});
