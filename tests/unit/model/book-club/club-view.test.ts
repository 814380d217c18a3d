import { expect, test } from 'vitest';
import { viewClub } from '#labs/model/book-club/club-view.ts';
import type { Register } from '#labs/model/book-club/registers.ts';

const profile = (name: string) => ({ name, isMuted: false, isSharing: false, hasVoice: false });
const registers = (values: { [key: string]: unknown }): Map<string, Register> =>
  new Map(Object.entries(values).map(([key, value], index) => [key, { value, clock: index + 1, by: 'x' }]));
const shared = registers({
  'profile/1': profile('Ada'),
  'profile/2': profile('Ben'),
  'profile/3': profile('Chloé'),
  'note/3': 'Mine stays.',
  'note/2': 'Hello',
  'note/1': '',
  speaker: '3',
  book: { title: 'Emma', author: 'Jane Austen', year: 1815, language: 'en' },
});

test('all sides have the same order, whoever one is and in whichever order the others came', () => {
  const one = viewClub(shared, '2', ['2', '3', '1']);
  const other = viewClub(shared, '1', ['1', '2', '3']);
  expect(one.people.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Chloé']);
  expect(other.people.map(({ name }) => name)).toEqual(['Ada', 'Ben', 'Chloé']);
  expect(one.people.filter(({ isMe }) => isMe).map(({ name }) => name)).toEqual(['Ben']);
});

test('the floor of who has left is free, and the book stays; who comes back has it again', () => {
  expect(viewClub(shared, '1', ['1', '2', '3']).speaker).toBe('3');
  const left = viewClub(shared, '1', ['1', '2']);
  expect(left.speaker).toBeNull();
  expect(left.book?.title).toBe('Emma');
});

test('notes stay when their writer has left; of empty ones only mine is shown', () => {
  const view = viewClub(shared, '1', ['1', '2']);
  expect(view.notes.map(({ name, text, isMine, isHere }) => [name, text, isMine, isHere])).toEqual([
    ['Ada', '', true, true],
    ['Ben', 'Hello', false, true],
    ['Chloé', 'Mine stays.', false, false],
  ]);
});

test('somebody with two visits at once is shown once, and who has said nothing yet not at all', () => {
  expect(viewClub(shared, '1', ['1', '2', '2', '9']).people.map(({ name }) => name)).toEqual(['Ada', 'Ben']);
});

test('two of one name are told apart, also in their notes, and alike on every side', () => {
  const twice = registers({
    'profile/2': profile('Ann'),
    'profile/1': profile('Ann'),
    'note/2': 'Mine',
    'note/1': 'No',
  });
  for (const me of ['1', '2']) {
    const view = viewClub(twice, me, ['1', '2']);
    expect(view.people.map(({ name }) => name)).toEqual(['Ann', 'Ann (2)']);
    expect(view.notes.map(({ name }) => name)).toEqual(['Ann', 'Ann (2)']);
  }
});
