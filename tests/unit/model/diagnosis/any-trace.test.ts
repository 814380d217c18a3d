import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import { anyTrace } from '../any-trace.ts';

const moment = fc.double({ min: 0, max: 100_000, noNaN: true });

test('any trace is examined without an accident, and what is found points into it', () => {
  fc.assert(
    fc.property(anyTrace, moment, (trace, now) => {
      for (const { evidence, values, peer } of diagnose(trace, now)) {
        expect(evidence.length).toBeGreaterThan(0);
        expect(evidence).toEqual([...new Set(evidence)].sort((a, b) => a - b));
        expect(evidence.every((seq) => trace.events[seq]?.seq === seq)).toBe(true);
        expect(values['peer']).toBe(peer);
        expect(Object.values(values).filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual(
          [],
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('the same trace at the same moment gives the same findings', () => {
  fc.assert(
    fc.property(anyTrace, moment, (trace, now) => void expect(diagnose(trace, now)).toEqual(diagnose(trace, now))),
  );
});

test('a rule is found once', () => {
  fc.assert(
    fc.property(anyTrace, moment, (trace, now) => {
      const found = diagnose(trace, now).map(({ rule }) => rule);
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});
