import type { Plane } from './planes.ts';

/** Bits of a frame number. Numbers repeat after 65,536 frames, which is 36 minutes at 30 fps. */
const bits = 16;

/** The picture's width in cells: the code takes the first 32 columns of 40. */
const columns = 40;

/**
 * Which quarters of a cell are raised, for each frame of five: in rows, the highest bit being the last. Two of four are, so
 * that a texture changes neither the mean of a cell nor that of its inner half; and five is no multiple of the two, three
 * or four frames of which an encoder in need keeps one.
 */
const textures = [0b0011, 0b0101, 0b1100, 0b1010, 0b1001];

/** Mean luma of a cell, and how far its texture goes from that. */
const shades = { dark: 56, light: 200, texture: 28 };

/** The least difference in luma between light and dark cells at which they are believed to be a code. */
const leastContrast = 64;

/**
 * The cells of a frame number from left to right, `true` for light: 16 bits in Gray code, the highest first, and then the
 * same complemented. One number and the next differ in two cells. The copies lie far apart, so that no single region that
 * a codec left as it was can hold both cells of a bit.
 *
 * @param number its lowest 16 bits count
 */
export function cellsOf(number: number): boolean[] {
  const low = number & 0xffff;
  const gray = low ^ (low >> 1);
  const plain = Array.from({ length: bits }, (_, place) => ((gray >> (bits - 1 - place)) & 1) === 1);
  return [...plain, ...plain.map((bit) => !bit)];
}

/** Rows at the top of a picture that the code takes: one cell, 16 in a picture 640 wide. `width` in pixels. */
export function codeHeight(width: number): number {
  return edge(width, 1);
}

/**
 * The luma of a quarter of a cell: light or dark, and on it a texture that the next four frames do not have. An encoder may
 * keep a flat cell as it was, which reads as a frame long gone (libaom was seen to); in this one half of the pixels or more
 * change from each frame to the next.
 *
 * @param x 0 for the left half of the cell, 1 for the right one
 * @param y 0 for the upper half, 1 for the lower one
 * @returns 0 to 255; in the mean of a cell 200 or 56
 */
export function cellShade(bit: boolean, number: number, x: number, y: number): number {
  const isRaised = ((textures[number % textures.length]! >> (2 * y + x)) & 1) === 1;
  return (bit ? shades.light : shades.dark) + (isRaised ? shades.texture : -shades.texture);
}

/**
 * Draws the code of a frame number, as 128 rectangles that do not overlap.
 *
 * @param width of the picture, in pixels
 * @param fill gets a rectangle in pixels, in the order of `fillRect` of a canvas, and its luma, 0 to 255
 */
export function paintCode(
  width: number,
  number: number,
  fill: (left: number, top: number, width: number, height: number, luma: number) => void,
): void {
  const down = codeHeight(width) / 2;
  cellsOf(number).forEach((bit, cell) => {
    const left = edge(width, cell);
    const across = (edge(width, cell + 1) - left) / 2;
    for (const y of [0, 1]) {
      for (const x of [0, 1]) fill(left + x * across, y * down, across, down, cellShade(bit, number, x, y));
    }
  });
}

/** Draws the code of a frame number into the top of a plane; what is below it stays. */
export function drawCode(plane: Plane, number: number): void {
  paintCode(plane.width, number, (left, top, width, height, luma) => {
    for (let y = top; y < Math.min(top + height, plane.height); y++) {
      plane.data.fill(luma, y * plane.stride + left, y * plane.stride + left + width);
    }
  });
}

/**
 * Reads a frame number from the top of a picture, which may have been scaled since the code was drawn, in proportion.
 * As many cells are light as are dark, so their mean tells them apart whatever became of contrast and brightness.
 *
 * @returns 0 to 65,535; `null` where the copies disagree, a cell is neither light nor dark, or the picture has not 80 columns
 */
export function readCode(plane: Plane): number | null {
  const pitch = plane.width / columns;
  if (pitch < 2 || plane.height < pitch) return null;
  const means = Array.from({ length: 2 * bits }, (_, cell) => innerMean(plane, cell * pitch, pitch));
  const middle = mean(means);
  const contrast = 2 * mean(means.map((luma) => Math.abs(luma - middle)));
  const isClear = means.every((luma) => Math.abs(luma - middle) > contrast / 4);
  if (contrast < leastContrast || !isClear) return null;
  const cells = means.map((luma) => luma > middle);
  const plain = cells.slice(0, bits);
  if (plain.some((bit, place) => bit === cells[bits + place])) return null;
  return numberOf(plain);
}

/** The number of bits in Gray code: each is that of the number, changed where the next higher one is set. */
function numberOf(gray: readonly boolean[]): number {
  let number = 0;
  for (const bit of gray) number = number * 2 + (Number(bit) ^ (number & 1));
  return number;
}

/** Left edge of a column in pixels, rounded to even: halves of a cell are whole pixels, and so is the chroma of one. */
function edge(width: number, column: number): number {
  return 2 * Math.round((width * column) / columns / 2);
}

/** Mean luma of the inner half of a cell: its edges mix with the neighbours when a picture is coded or scaled. */
function innerMean(plane: Plane, left: number, size: number): number {
  const [fromX, toX] = inner(left, size);
  const [fromY, toY] = inner(0, size);
  let sum = 0;
  for (let y = fromY; y < toY; y++) {
    for (let x = fromX; x < toX; x++) sum += plane.data[y * plane.stride + x]!;
  }
  return sum / ((toX - fromX) * (toY - fromY));
}

/** First pixel of the inner half, and the first one after it; never none. */
function inner(start: number, size: number): [number, number] {
  const from = Math.round(start + size / 4);
  return [from, Math.max(from + 1, Math.round(start + (size * 3) / 4))];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
