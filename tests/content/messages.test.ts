import { expect, test } from 'vitest';
import { en } from '#labs/messages/en.ts';
import { ko } from '#labs/messages/ko.ts';
import { readSource } from '../support/source-files.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flatten(value, `${prefix}${key}.`),
  );
}

const english = flatten(en);
const korean = flatten(ko);
const englishByKey = new Map(english);

const placeholdersOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();

/** Words of the specifications, which Korean developers use in English: every name that the model spells. */
const terms = new Set(
  [...readSource('labs/model/vocabulary.ts').matchAll(/'([^']+)'/g)]
    .flatMap(([, literal = '']) => literal.split(/[^a-z]+/))
    .concat(
      'candidate',
      'description',
      'restart',
      'negotiation',
      'track',
      'stream',
      'local',
      'remote',
      'current',
      'pending',
    ),
);

/** A lower-case word of four letters or more that is no such name belongs to a sentence, and sentences are translated. */
function isNames(text: string): boolean {
  const words = text.replaceAll(/\{\w+\}/g, '').split(/\s+/);
  const sentenceWords = words.filter((word) => /^[(]?[a-z]{4,}[.,:;!?)…]*$/.test(word));
  return words.length === 1 || sentenceWords.every((word) => terms.has(word.replaceAll(/[^a-z]/g, '')));
}

test('there are messages to compare', () => {
  expect(english.length).toBeGreaterThan(50);
  expect(terms.size).toBeGreaterThan(20);
});

test('both languages have the same messages, in the same order', () => {
  expect(korean.map(([key]) => key)).toEqual(english.map(([key]) => key));
});

test('a message takes the same placeholders in both languages', () => {
  const placeholders = (messages: typeof english) => messages.map(([key, text]) => [key, ...placeholdersOf(text)]);
  expect(placeholders(korean)).toEqual(placeholders(english));
});

test('no message is empty or ends in space', () => {
  const careless = [...english, ...korean].filter(([, text]) => text.trim() === '' || text.trim() !== text);
  expect(careless).toEqual([]);
});

test('a Korean message is Korean, unless it is made of names', () => {
  const untranslated = korean.filter(
    ([key, text]) => !/[가-힣]/.test(text) && !(text === englishByKey.get(key) && isNames(text)),
  );
  expect(untranslated).toEqual([]);
});

test('no English message holds Hangul', () => {
  expect(english.filter(([, text]) => /[가-힣]/.test(text))).toEqual([]);
});
