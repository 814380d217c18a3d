import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestNote, readClubMessage } from '#labs/model/book-club/shared.ts';

const written = (key: string, value: unknown, rest: object = {}) =>
  JSON.stringify({ type: 'written', key, value, clock: 1, by: 'visit-1', ...rest });
const book = { title: 'Emma', author: 'Jane Austen', year: 1815, language: 'en' };
const timer = { isRunning: true, left: 1000, length: 60_000 };
const profile = { name: 'Ada', isMuted: false, isSharing: false, hasVoice: false };

test.each([
  { what: 'a person', text: '{"type":"person","person":"000001-ABC"}' },
  { what: 'the end of the telling', text: '{"type":"all-told"}' },
  { what: 'a book', text: written('book', book) },
  { what: 'no book', text: written('book', null) },
  { what: 'a book without a language', text: written('book', { ...book, language: '' }) },
  { what: 'a speaker', text: written('speaker', '000001-ABC') },
  { what: 'a timer', text: written('timer', timer) },
  { what: 'a profile', text: written('profile/000001-ABC', profile) },
  { what: 'a note', text: written('note/000001-ABC', 'Read this.') },
])('$what is read as it is', ({ text }) => {
  expect(readClubMessage(text)).toEqual(JSON.parse(text));
});

test.each([
  { what: 'no JSON', text: '{' },
  { what: 'no text', text: new ArrayBuffer(4) },
  { what: 'an unknown key', text: written('constructor', 'x') },
  { what: 'a note of nobody', text: written('note/', 'x') },
  { what: 'a book of somebody', text: written('book/a', book) },
  { what: 'a note that is too long', text: written('note/a', 'x'.repeat(longestNote + 1)) },
  { what: 'a note that is no text', text: written('note/a', { x: 1 }) },
  { what: 'a year that is none', text: written('book', { ...book, year: 1815.5 }) },
  { what: 'a timer without end', text: written('timer', { ...timer, left: 1e12 }) },
  { what: 'a number that leaves no room for another', text: written('book', book, { clock: 2 ** 53 }) },
  { what: 'a writer with a strange name', text: written('book', book, { by: '<b>' }) },
])('$what is passed over', ({ text }) => {
  expect(readClubMessage(text)).toBeNull();
});

test('whatever comes, it is read or passed over, and never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => written('book', value)),
      ),
      (text) => {
        const message = readClubMessage(text);
        expect(message === null || ['person', 'written', 'all-told'].includes(message.type)).toBe(true);
      },
    ),
  );
});
