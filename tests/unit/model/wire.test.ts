import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeCodes, parseRoomCode, quotedRoom, roomAlphabet, roomCodeLength } from '#labs/model/wire.ts';

const sign = fc.constantFrom(...roomAlphabet);
const code = fc.array(sign, { minLength: roomCodeLength, maxLength: roomCodeLength }).map((signs) => signs.join(''));

test('no two signs of a room code can be taken for one another', () => {
  expect(new Set(roomAlphabet).size).toBe(roomAlphabet.length);
  expect(roomAlphabet).toHaveLength(31);
  expect(roomAlphabet).not.toMatch(/[01OIL]/);
});

test('a code is read however it is typed: any case, spaces and hyphens anywhere', () => {
  const gap = fc.array(fc.constantFrom(' ', '-', '\t', '\u00a0'), { maxLength: 2 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(code, fc.array(fc.tuple(gap, fc.boolean()), { minLength: 7, maxLength: 7 }), (right, ways) => {
      const typed = ways.map(([space, lower], index) => {
        const one = right[index] ?? '';
        return space + (lower ? one.toLowerCase() : one);
      });
      expect(parseRoomCode(typed.join(''))).toBe(right);
    }),
  );
});

test('the link to a room is read as its code', () => {
  expect(parseRoomCode('http://localhost:4321/labs/two-tab-call/?room=K7QX2M')).toBe('K7QX2M');
  expect(parseRoomCode('http://localhost:4321/ko/labs/two-tab-call/?event=3&room=k7qx2m#lab')).toBe('K7QX2M');
  expect(parseRoomCode('http://localhost:4321/labs/two-tab-call/?room=')).toBeNull();
});

test('a quotation of what was asked for is short', () => {
  expect(quotedRoom('K7QX2M')).toBe('K7QX2M');
  expect(quotedRoom('W'.repeat(600))).toHaveLength(25);
});

test('a code with one sign that is none of ours is no code', () => {
  fc.assert(
    fc.property(code, fc.nat(roomCodeLength - 1), fc.constantFrom(...'01OIL!_.é한😀'), (right, index, wrong) => {
      expect(parseRoomCode(right.slice(0, index) + wrong + right.slice(index + 1))).toBeNull();
    }),
  );
});

test('a code that is too long or too short is no code', () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
      expect(parseRoomCode(signs.join('')) !== null).toBe(signs.length === roomCodeLength);
    }),
  );
});

test('whatever is typed, the answer is a code or null, and a code is read as itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      const read = parseRoomCode(text);
      if (read === null) return;
      expect(read).toMatch(new RegExp(`^[${roomAlphabet}]{${roomCodeLength}}$`));
      expect(parseRoomCode(read)).toBe(read);
    }),
  );
});

test.each([
  { typed: 'k7qx2m', is: 'K7QX2M' },
  { typed: ' K7Q-X2M ', is: 'K7QX2M' },
  { typed: 'K7QX2', is: null },
  { typed: 'K7QX2MM', is: null },
  { typed: 'K7QX2O', is: null },
  { typed: '', is: null },
])('"$typed" is $is', ({ typed, is }) => {
  expect(parseRoomCode(typed)).toBe(is);
});

test('no two close codes are the same', () => {
  const values = Object.values(closeCodes);
  expect(new Set(values).size).toBe(values.length);
});
