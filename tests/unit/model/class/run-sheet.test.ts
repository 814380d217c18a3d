import { expect, test } from 'vitest';
import { parseLabLink } from '#labs/model/class/lab-link.ts';
import {
  addItem,
  changeItem,
  createSheet,
  itemAfter,
  moveItem,
  removeItem,
  sheetBounds,
  type ItemDraft,
} from '#labs/model/class/run-sheet.ts';

const draft = (title: string): ItemDraft => ({ lab: 'offer-answer', search: '', title, notes: '', minutes: null });
const sheet = createSheet('Hour', ['a', 'b', 'c'].map(draft));
const titles = (of: typeof sheet) => of.items.map(({ title }) => title).join('');

test.each([
  { id: 1, to: 2, then: 'bca' },
  { id: 3, to: 0, then: 'cab' },
  { id: 2, to: 1, then: 'abc' },
  { id: 2, to: -5, then: 'bac' },
  { id: 1, to: 99, then: 'bca' },
  { id: 7, to: 0, then: 'abc' },
])('item $id put at place $to makes $then', ({ id, to, then }) => {
  expect(titles(moveItem(sheet, id, to))).toBe(then);
});

test('an item keeps its number, and a new one never has that of another', () => {
  const shorter = removeItem(sheet, 2);
  const longer = addItem(shorter, draft('d'));
  expect(longer.items.map(({ id }) => id)).toEqual([1, 3, 4]);
  expect(titles(changeItem(longer, 4, { title: 'x' }))).toBe('acx');
});

test('a full sheet takes no more', () => {
  const full = createSheet(
    '',
    Array.from({ length: sheetBounds.items }, (_, index) => draft(String(index))),
  );
  expect(addItem(full, draft('one more'))).toBe(full);
});

test('what comes after an item, and where there is nothing', () => {
  expect(itemAfter(sheet, null, 1)?.id).toBe(1);
  expect(itemAfter(sheet, 1, 1)?.id).toBe(2);
  expect(itemAfter(sheet, 3, 1)).toBeUndefined();
  expect(itemAfter(sheet, 1, -1)).toBeUndefined();
});

const labs = ['offer-answer', 'loopback-call'];

test.each([
  ['http://localhost:4321/labs/offer-answer/', { lab: 'offer-answer', search: '' }],
  [
    '  https://192.168.1.5:4321/ko/labs/loopback-call/?fault=glare&view=ladder#x ',
    { lab: 'loopback-call', search: 'fault=glare&view=ladder' },
  ],
  ['/present/loopback-call?channel=drop:answer:bob', { lab: 'loopback-call', search: 'channel=drop:answer:bob' }],
  ['/embed/offer-answer/', { lab: 'offer-answer', search: '' }],
  ['https://example.org/labs/other-lab/', null],
  ['https://example.org/lessons/sdp/', null],
  ['javascript:alert(1)', null],
  ['/labs/offer-answer/?x=<script>', null],
  [`/labs/offer-answer/?x=${'a'.repeat(400)}`, null],
  ['', null],
])('the address %j leads to %j', (address, lab) => {
  expect(parseLabLink(address, labs)).toEqual(lab);
});
