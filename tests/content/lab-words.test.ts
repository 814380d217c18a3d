import { expect, test } from 'vitest';
import { wordsOf } from '#src/lab-words.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flatten(value, `${prefix}${key}.`),
  );
}

const english = new Map(flatten(wordsOf('en')));
const korean = new Map(flatten(wordsOf('ko')));

const placeholdersOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

test('the inspector has the same words in both languages', () => {
  expect(english.size).toBeGreaterThan(400);
  expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
});

test('a sentence takes the same placeholders in both languages', () => {
  const wrong = [...english].filter(
    ([key, text]) => placeholdersOf(text).join() !== placeholdersOf(korean.get(key) ?? '').join(),
  );
  expect(wrong).toEqual([]);
});

test('no English sentence holds Hangul, and every longer Korean one does', () => {
  expect([...english].filter(([, text]) => /[가-힣]/.test(text))).toEqual([]);
  expect([...korean].filter(([, text]) => text.split(' ').length > 4 && !/[가-힣]/.test(text))).toEqual([]);
});
