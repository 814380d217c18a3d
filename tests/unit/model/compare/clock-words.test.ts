import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hearClock, readClockWord, sayClock, type HeardClocks } from '#labs/model/compare/clock-words.ts';

test('however long the ways are, the true difference of the clocks lies between the bounds, and both tabs know them', () => {
  const way = fc.double({ min: 0, max: 300, noNaN: true });
  const beat = fc.record({ isOurs: fc.boolean(), takes: way });
  fc.assert(
    fc.property(fc.double({ min: -5000, max: 5000, noNaN: true }), fc.array(beat), (ahead, beats) => {
      let ours: HeardClocks | null = null;
      let theirs: HeardClocks | null = null;
      beats.forEach(({ isOurs, takes }, index) => {
        const [sent, come] = [index * 1000, index * 1000 + takes];
        if (isOurs) theirs = hearClock(theirs, sayClock(ours, { of: 'a', at: sent }), { of: 'b', at: come - ahead });
        else ours = hearClock(ours, sayClock(theirs, { of: 'b', at: sent - ahead }), { of: 'a', at: come });
      });
      const { least = -Infinity, most = Infinity } = (ours as HeardClocks | null) ?? {};
      expect(least).toBeLessThanOrEqual(ahead + 1e-6);
      expect(most).toBeGreaterThanOrEqual(ahead - 1e-6);
    }),
    { seed: 20261127 },
  );
});

test('one word each way and one more tell both bounds; of another trace nothing is known', () => {
  const bob = hearClock(null, sayClock(null, { of: 'a', at: 100 }), { of: 'b', at: 10 });
  const alice = hearClock(null, sayClock(bob, { of: 'b', at: 20 }), { of: 'a', at: 115 });
  expect(alice).toEqual({ own: 'a', other: 'b', least: 90, most: 95 });
  expect(hearClock(alice, sayClock(bob, { of: 'c', at: 0 }), { of: 'a', at: 400 })).toEqual({
    ...{ own: 'a', other: 'c', least: -Infinity, most: 400 },
  });
  expect(sayClock(alice, { of: 'later', at: 0 }).yours).toBeNull();
});

test('clocks that have drifted apart are heard anew', () => {
  const early = { own: 'a', other: 'b', least: 90, most: 95 };
  const word = { of: 'b', at: 1000, yours: { of: 'a', arrival: -60 } };
  expect(hearClock(early, word, { of: 'a', at: 1070 })).toEqual({ own: 'a', other: 'b', least: 60, most: 70 });
});

test('a word is read as it was said, and anything else is none', () => {
  const word = { of: 'b', at: 20, yours: { of: 'a', arrival: -90 } };
  expect(readClockWord(word)).toEqual(word);
  expect(readClockWord({ ...word, yours: null })).toEqual({ ...word, yours: null });
  expect(readClockWord({ ...word, yours: { of: 'a', arrival: 'soon' } })).toEqual({ ...word, yours: null });
  for (const value of [undefined, null, 'b', [], { of: 'b' }, { of: 'b', at: '0' }, { of: 'b'.repeat(41), at: 0 }])
    expect(readClockWord(value)).toBeNull();
});
