import { expect, test } from 'vitest';
import { addMark, secondsLeft, speedOf, type Mark } from '#labs/model/transfer/speed.ts';

const marksOf = (...marks: readonly Mark[]) => marks.reduce<readonly Mark[]>(addMark, []);

test('a speed needs two marks, and is in bits per second', () => {
  expect(speedOf(marksOf({ at: 0, bytes: 0 }))).toBeNull();
  expect(speedOf(marksOf({ at: 0, bytes: 0 }, { at: 500, bytes: 1_000_000 }))).toBe(16_000_000);
});

test('only the last three seconds count', () => {
  const seconds = [0, 1, 2, 3, 4, 5, 6].map((second) => ({ at: second * 1000, bytes: second < 3 ? 0 : second * 1000 }));
  expect(marksOf(...seconds)).toHaveLength(4);
  expect(speedOf(marksOf(...seconds))).toBe(8000);
});

test('bytes that run back begin anew', () => {
  expect(marksOf({ at: 0, bytes: 900 }, { at: 100, bytes: 500 })).toEqual([{ at: 100, bytes: 500 }]);
});

test('what is left takes as long as it would at this speed, and nobody knows how long where nothing moves', () => {
  expect(secondsLeft(marksOf({ at: 0, bytes: 0 }, { at: 1000, bytes: 1000 }), 5000)).toBe(4);
  expect(secondsLeft(marksOf({ at: 0, bytes: 7 }, { at: 1000, bytes: 7 }), 5000)).toBeNull();
});
