import fc from 'fast-check';
import { expect, test } from 'vitest';
import { syntheticBytes } from '#labs/model/transfer/synthetic-bytes.ts';

const bytes = (from: number, to: number) => new Uint8Array(syntheticBytes(from, to));

test('a part is the same whichever way it is asked for', () => {
  const whole = bytes(0, 400);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      expect(bytes(from, to)).toEqual(whole.slice(from, to));
    }),
  );
});

test('no part is like another', () => {
  const words = new Set(new Uint32Array(syntheticBytes(0, 400_000)));
  expect(words.size).toBe(100_000);
});
