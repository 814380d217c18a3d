import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unimpaired, type Impairment } from '#labs/model/network/impairment.ts';
import { createImpairedPath, type Packet } from '#labs/model/network/impaired-path.ts';

/** What becomes of packets that come 10 ms apart. */
const fates = (impairment: Impairment, count: number, packet: Partial<Packet> = {}): (number | null)[] => {
  const path = createImpairedPath('up');
  return Array.from({ length: count }, (_, index) => path({ bytes: 1000, ...packet, at: index * 10 }, impairment));
};
const isLost = (fate: number | null) => fate === null;
const anyImpairment: fc.Arbitrary<Impairment> = fc.record({
  loss: fc.integer({ min: 0, max: 100 }).map((half) => half / 2),
  delay: fc.integer({ min: 0, max: 1000 }),
  jitter: fc.integer({ min: 0, max: 300 }),
  bandwidth: fc.option(fc.integer({ min: 50, max: 5000 }), { nil: null }),
  isUnplugged: fc.boolean(),
  seed: fc.integer({ min: 0, max: 999_999 }),
});

test('a path without impairment lets everything through at once', () => {
  expect(fates(unimpaired, 5)).toEqual([0, 10, 20, 30, 40]);
});

test('the same packets, settings and seed have the same fate', () => {
  fc.assert(
    fc.property(anyImpairment, (impairment) => {
      expect(fates(impairment, 300)).toEqual(fates(impairment, 300));
    }),
  );
});

test('another seed hits other packets, and the two directions are hit apart', () => {
  const lost = (seed: number) => fates({ ...unimpaired, loss: 10, seed }, 400).map(isLost);
  expect(lost(1)).not.toEqual(lost(2));
  const down = createImpairedPath('down');
  const other = Array.from({ length: 400 }, (_, at) => isLost(down({ at, bytes: 1 }, { ...unimpaired, loss: 10 })));
  expect(other).not.toEqual(lost(1));
});

test('the loss is what was asked for, within one packet, at any time and for each flow', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 9999 }), (half, seed) => {
      const path = createImpairedPath('up');
      const lost = [0, 0];
      for (let at = 0; at < 1000; at += 1) {
        for (const flow of [0, 1]) {
          if (path({ at, bytes: 1, flow }, { ...unimpaired, loss: half / 2, seed }) === null)
            lost[flow] = (lost[flow] ?? 0) + 1;
          expect(Math.abs((lost[flow] ?? 0) - (at + 1) * (half / 200))).toBeLessThanOrEqual(1.01);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('half of the delay is added each way', () => {
  expect(fates({ ...unimpaired, delay: 100 }, 3)).toEqual([50, 60, 70]);
});

test('packets never overtake each other, and none comes earlier than the delay or later than delay and jitter', () => {
  fc.assert(
    fc.property(anyImpairment, (impairment) => {
      const { delay, jitter, bandwidth } = impairment;
      let before = 0;
      fates(impairment, 200).forEach((out, index) => {
        if (out === null) return;
        expect(out).toBeGreaterThanOrEqual(Math.max(before, index * 10 + delay / 2));
        if (bandwidth === null) expect(out).toBeLessThanOrEqual(index * 10 + delay / 2 + jitter);
        before = out;
      });
    }),
  );
});

test('a narrow path takes its time for each packet, and drops what would wait too long', () => {
  // 1000 bytes at 100 kbit/s take 80 ms; one comes every 10.
  const through = fates({ ...unimpaired, bandwidth: 100 }, 200);
  expect(through.slice(0, 3)).toEqual([80, 160, 240]);
  const passed = through.filter((out) => out !== null);
  expect(through.some(isLost)).toBe(true);
  passed.forEach((out, index) => expect(out).toBe((index + 1) * 80));
  // Never more than the queue holds, and one packet.
  through.forEach((out, index) => expect((out ?? 0) - index * 10).toBeLessThanOrEqual(250 + 80));
});

test('nothing passes a pulled plug, and all passes once it is in again', () => {
  const path = createImpairedPath('up');
  expect(path({ at: 0, bytes: 1 }, { ...unimpaired, isUnplugged: true })).toBeNull();
  expect(path({ at: 1, bytes: 1 }, unimpaired)).toBe(1);
});

test('what is under way when the network mends is not overtaken', () => {
  const path = createImpairedPath('up');
  expect(path({ at: 0, bytes: 1 }, { ...unimpaired, delay: 1000 })).toBe(500);
  expect(path({ at: 10, bytes: 1 }, unimpaired)).toBe(500);
  expect(path({ at: 600, bytes: 1 }, unimpaired)).toBe(600);
});

test('more flows than anybody has cost no more memory, and are lost all the same', () => {
  const path = createImpairedPath('up');
  let lost = 0;
  for (let flow = 0; flow < 10_000; flow += 1)
    if (path({ at: flow, bytes: 1, flow }, { ...unimpaired, loss: 50 }) === null) lost += 1;
  expect(lost).toBeGreaterThan(4900);
  expect(lost).toBeLessThan(5100);
});
