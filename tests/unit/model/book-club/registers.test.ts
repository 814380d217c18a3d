import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNewer, nextClock, type Register } from '#labs/model/book-club/registers.ts';

/** Takes writings in the order in which they come. */
function take(writings: readonly (readonly [string, Register])[]): Map<string, Register> {
  const registers = new Map<string, Register>();
  for (const [key, register] of writings) if (isNewer(register, registers.get(key))) registers.set(key, register);
  return registers;
}

test('the higher number stays; of equal ones that of the later name; what is known is not taken again', () => {
  const of = (clock: number, by: string): Register => ({ value: null, clock, by });
  expect(isNewer(of(1, 'a'), undefined)).toBe(true);
  expect(isNewer(of(2, 'a'), of(1, 'b'))).toBe(true);
  expect(isNewer(of(1, 'b'), of(2, 'a'))).toBe(false);
  expect(isNewer(of(1, 'b'), of(1, 'a'))).toBe(true);
  expect(isNewer(of(1, 'a'), of(1, 'a'))).toBe(false);
});

test('a new writing is later than all that is known', () => {
  expect(nextClock(new Map())).toBe(1);
  expect(nextClock(take([['book', { value: 'x', clock: 7, by: 'a' }]]))).toBe(8);
});

const writing = fc.tuple(
  fc.constantFrom('book', 'speaker', 'note/a'),
  fc.record({ clock: fc.integer({ min: 1, max: 4 }), by: fc.constantFrom('a', 'b', 'c') }),
);
/** A visit gives a number once, so the same number and name are the same writing. */
const writings = fc
  .array(writing, { maxLength: 30 })
  .map((list) => list.map(([key, { clock, by }]) => [key, { value: `${key} ${clock} ${by}`, clock, by }] as const));

test('in whichever order, and however often, the same writings are heard, all end with the same', () => {
  fc.assert(
    fc.property(
      writings.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      ),
      ([list, shuffled]) => {
        const sorted = (registers: Map<string, Register>) => [...registers].toSorted(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(take(shuffled))).toEqual(sorted(take(list)));
      },
    ),
  );
});
