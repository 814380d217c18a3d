import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill } from '#labs/messages/fill.ts';

test.each([
  { message: 'Room {room} is full', values: { room: 'K7QX2M' }, says: 'Room K7QX2M is full' },
  { message: 'Step {done} of {count}', values: { done: 0, count: 14 }, says: 'Step 0 of 14' },
  { message: '{peer} and {peer}', values: { peer: 'Bob' }, says: 'Bob and Bob' },
  { message: 'an empty {reason}', values: { reason: '' }, says: 'an empty ' },
  { message: 'no {such} name', values: {}, says: 'no {such} name' },
  { message: 'nothing to fill', values: { room: 'x' }, says: 'nothing to fill' },
  { message: '{a}', values: { a: '{b}', b: 'twice' }, says: '{b}' },
  { message: '{a}', values: { a: '$& and $1' }, says: '$& and $1' },
  { message: 'no {constructor}, no {toString}', values: {}, says: 'no {constructor}, no {toString}' },
])('"$message" with $values says "$says"', ({ message, values, says }) => {
  expect(fill(message, values as Record<string, string | number>)).toBe(says);
});

test('whatever the value, it stands where its name stood, as it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.oneof(fc.string(), fc.integer()), (before, after, value) => {
      const [left, right] = [before.replaceAll('{', '('), after.replaceAll('{', '(')];
      expect(fill(`${left}{name}${right}`, { name: value })).toBe(`${left}${value}${right}`);
    }),
  );
});
