import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellShade, cellsOf, codeHeight, drawCode, paintCode, readCode } from '#labs/model/picture/frame-code.ts';
import { planeOf, type Plane } from '#labs/model/picture/planes.ts';
import { drawn, padded, picture, references, scaled } from './pictures.ts';

const anyNumber = fc.integer({ min: 0, max: 0xffff });
/** Of noise, that a failure can be repeated. */
const anySeed = fc.integer({ min: 1, max: 0xffff });

/** The top of a grey picture with a code in it, in the proportion of 16 to 1. */
function coded(number: number, width = 640): Plane {
  const plane = planeOf(width, Math.round(width / 16), 128);
  drawCode(plane, number);
  return plane;
}

/** A row of numbers from 0 to 1 that looks like chance. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

function noisy(plane: Plane, seed: number, most = 12): Plane {
  const next = chance(seed);
  return drawn(
    plane.width,
    plane.height,
    (x, y) => plane.data[y * plane.stride + x]! + Math.round((2 * next() - 1) * most),
  );
}

/** The cell of a picture 640 wide, painted over with that of another picture. */
function withCell(plane: Plane, cell: number, from: (x: number, y: number) => number): Plane {
  const isIn = (x: number, y: number) => y < 16 && x >= cell * 16 && x < cell * 16 + 16;
  return drawn(640, 16, (x, y) => (isIn(x, y) ? from(x, y) : plane.data[y * plane.stride + x]!));
}

test('each number has cells of its own: 16 and the same complemented, two of them other than in the number before', () => {
  const seen = new Set<string>();
  let before = cellsOf(0xffff);
  for (let number = 0; number <= 0xffff; number++) {
    const cells = cellsOf(number);
    seen.add(cells.join());
    if (cells.filter((bit, at) => bit !== before[at]).length !== 2) throw new Error(`${number} is not one step away`);
    if (cells.slice(16).some((bit, at) => bit === cells[at])) throw new Error(`${number} is not complemented`);
    before = cells;
  }
  expect(seen.size).toBe(0x10000);
  expect(cellsOf(0x10000 + 5)).toEqual(cellsOf(5));
});

test.each([
  { width: 1280, height: 32 },
  { width: 640, height: 16 },
  { width: 426, height: 10 },
  { width: 320, height: 8 },
  { width: 160, height: 4 },
])('in a picture $width wide the code is $height rows high and four fifths wide', ({ width, height }) => {
  expect(codeHeight(width)).toBe(height);
  const painted = drawn(width, height + 1, () => 0);
  paintCode(width, 1234, (left, top, across, down) => {
    for (let y = top; y < top + down; y++) for (let x = left; x < left + across; x++) painted.data[y * width + x]!++;
  });
  const end = 2 * Math.round((width * 4) / 5 / 2);
  expect(painted).toEqual(drawn(width, height + 1, (x, y) => Number(x < end && y < height)));
});

test('a light cell is far from a dark one, and its mean is the same whatever the texture', () => {
  const quarters = [0, 1].flatMap((y) => [0, 1].map((x) => ({ x, y })));
  const shadesOf = (bit: boolean, number: number) => quarters.map(({ x, y }) => cellShade(bit, number, x, y));
  for (let number = 0; number < 10; number++) {
    for (const [bit, luma] of [
      [true, 200],
      [false, 56],
    ] as const) {
      const shades = shadesOf(bit, number);
      expect(shades.reduce((sum, shade) => sum + shade)).toBe(4 * luma);
      for (const later of [1, 2, 3, 4]) {
        const changed = shadesOf(bit, number + later).filter((shade, at) => shade !== shades[at]).length;
        expect(changed).toBeGreaterThanOrEqual(2);
      }
    }
  }
});

test('a number is read as it was drawn, at any width, and the picture below is left alone', () => {
  fc.assert(
    fc.property(anyNumber, fc.integer({ min: 160, max: 1921 }), fc.nat(64), (number, width, padding) => {
      const plane = padded(planeOf(width, codeHeight(width) + 2, 77), padding);
      drawCode(plane, number);
      expect(readCode(plane)).toBe(number);
      expect(new Set(plane.data.subarray(codeHeight(width) * plane.stride))).toEqual(
        new Set(padding ? [77, 0xa5] : [77]),
      );
    }),
  );
});

test('noise of 12 levels does not matter, nor less contrast', () => {
  fc.assert(
    fc.property(anyNumber, anySeed, fc.double({ min: 0.6, max: 1, noNaN: true }), (number, seed, contrast) => {
      const plane = noisy(coded(number), seed);
      expect(readCode(plane)).toBe(number);
      expect(readCode(drawn(640, 16, (x, y) => 16 + contrast * plane.data[y * 640 + x]!))).toBe(number);
    }),
    { numRuns: 50 },
  );
});

test.each([
  { from: 640, to: 320 },
  { from: 640, to: 426 },
  { from: 640, to: 480 },
  { from: 640, to: 160 },
  { from: 640, to: 854 },
  { from: 640, to: 1280 },
  { from: 320, to: 160 },
  { from: 426, to: 640 },
  { from: 426, to: 213 },
  { from: 854, to: 427 },
])('a picture $from wide is read after it was scaled to $to, with noise, too', ({ from, to }) => {
  fc.assert(
    fc.property(anyNumber, anySeed, (number, seed) => {
      const smaller = scaled(coded(number, from), to, Math.round(to / 16));
      expect(readCode(smaller)).toBe(number);
      expect(readCode(noisy(smaller, seed))).toBe(number);
    }),
    { numRuns: 10 },
  );
});

test('a cell that is stale, or grey, or painted over leaves no number rather than a wrong one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xfffe }), (number) => {
      const [plane, before] = [coded(number + 1), coded(number)];
      const old = (x: number, y: number) => before.data[y * before.stride + x]!;
      const changed = cellsOf(number).flatMap((bit, cell) => (bit === cellsOf(number + 1)[cell] ? [] : [cell]));
      expect(changed.map((cell) => readCode(withCell(plane, cell, old)))).toEqual([null, null]);
      for (let cell = 0; cell < 32; cell++) {
        expect(readCode(withCell(plane, cell, () => 128))).toBeNull();
        expect(readCode(withCell(plane, cell, (x, y) => 255 - plane.data[y * 640 + x]!))).toBeNull();
      }
    }),
    { numRuns: 20 },
  );
});

test.each([
  { what: 'is black', luma: () => 0 },
  { what: 'is white', luma: () => 255 },
  { what: 'goes from dark to light', luma: (x: number) => x / 3 },
  { what: 'has fine stripes', luma: (x: number) => (x % 4 < 2 ? 0 : 255) },
  { what: 'has stripes as wide as cells', luma: (x: number) => (x % 32 < 16 ? 0 : 255) },
])('a picture that $what has no number', ({ luma }) => {
  expect(readCode(drawn(640, 360, luma))).toBeNull();
});

test.each(references)('the pictures of $name have no number', ({ name }) => {
  expect([readCode(picture(`${name}-source`)), readCode(picture(`${name}-decoded`))]).toEqual([null, null]);
});

test('chance seldom looks like a number', () => {
  const next = chance(1);
  let read = 0;
  for (let picture = 0; picture < 3000; picture++) {
    const cells = Array.from({ length: 40 }, () => (next() < 0.5 ? 40 : 220));
    if (readCode(drawn(160, 4, (x) => cells[x >> 2]!)) !== null) read++;
  }
  expect(read).toBeLessThanOrEqual(1);
});

test('a picture of any size and content is read without a throw', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(8), fc.infiniteStream(fc.nat(255)), (width, height, luma) => {
      const number = readCode(drawn(width, height, () => luma.next().value as number));
      expect(number === null || (number >= 0 && number <= 0xffff)).toBe(true);
    }),
  );
});
