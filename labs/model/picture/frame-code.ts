import type { Plane } from './planes.ts';

/** Bits of a frame number. Numbers repeat after 65,536 frames, which is 36 minutes at 30 fps. */
const bits = 16;

/** The picture's width in cells: the code takes the first 32 columns of 40. */
const columns = 40;

/** Blocks across a cell, and down it. */
const blocks = 4;

/** Luma of a cell's mean, and how far the texture goes from it. */
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
 * The luma of one block of a cell: light or dark, and on it a texture that is different in every frame. A codec that finds
 * a flat cell nearly as it was may keep the old one (libaom does so); half of these blocks change from one frame to the next.
 *
 * @param x column of the block in its cell, 0 to 3
 * @param y row of the block in its cell, 0 to 3
 * @returns 0 to 255, in the mean of a cell 200 or 56
 */
export function cellShade(bit: boolean, number: number, x: number, y: number): number {
  const raised = ((x + y + number) & 2) === 0;
  return (bit ? shades.light : shades.dark) + (raised ? shades.texture : -shades.texture);
}

/**
 * Draws the code of a frame number, as rectangles that do not overlap: `fill` may be the `fillRect` of a canvas.
 *
 * @param width of the picture in pixels; from 160 on every block has a pixel at least
 * @param fill gets a rectangle in pixels and the luma of it, 0 to 255
 */
export function paintCode(
  width: number,
  number: number,
  fill: (left: number, top: number, width: number, height: number, luma: number) => void,
): void {
  const height = codeHeight(width);
  cellsOf(number).forEach((bit, cell) => {
    const left = edge(width, cell);
    const across = edge(width, cell + 1) - left;
    for (let y = 0; y < blocks; y++) {
      const [top, bottom] = [part(height, y), part(height, y + 1)];
      for (let x = 0; x < blocks; x++) {
        const [from, to] = [part(across, x), part(across, x + 1)];
        fill(left + from, top, to - from, bottom - top, cellShade(bit, number, x, y));
      }
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
 * Reads a frame number from the top of a picture, which may have been scaled since the code was drawn, its proportions kept.
 * As many cells are light as are dark, so their mean tells them apart whatever became of contrast and brightness.
 *
 * @returns 0 to 65,535; `null` where the copies disagree, a cell is neither light nor dark, or the picture is too small
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

/** Left edge of a column in pixels, even, so that a cell has whole pixels of chroma, too. Widths of cells may differ by two. */
function edge(width: number, column: number): number {
  return 2 * Math.round((width * column) / columns / 2);
}

/** Where a block begins in a cell of `length` pixels. */
function part(length: number, block: number): number {
  return Math.round((length * block) / blocks);
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
