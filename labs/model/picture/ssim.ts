import { requireOneSize, type Plane } from './planes.ts';

/** (0.01 · 255)² and (0.03 · 255)², scaled to sums over the 64 pixels of a window, and rounded: as in the reference. */
const c1 = Math.floor(0.01 ** 2 * 255 ** 2 * 64 + 0.5);
const c2 = Math.floor(0.03 ** 2 * 255 ** 2 * 64 * 63 + 0.5);

/** Sums kept for a block of 4×4 pixels: of a, of b, of the squares of both, of the products. */
const sums = 4;

/**
 * Mean structural similarity of luma, over windows of 8×8 pixels at every fourth column and row, without a Gaussian weight.
 * This is the fast form of ffmpeg's `ssim` filter, `Y` in its output, which is that of x264's `--ssim`. It counts every pixel of a window
 * alike, so it differs from the figure of the paper; up to three columns and rows at the far edges are not seen.
 *
 * @param fromRow the first row that counts, to leave out a code above it
 * @returns 1 for equal planes, less for others, and seldom below 0; `NaN` where no window fits
 * @throws {RangeError} for planes that differ in size
 * @see https://ffmpeg.org/ffmpeg-filters.html#ssim
 * @see https://doi.org/10.1109/TIP.2003.819861
 */
export function ssim(a: Plane, b: Plane, fromRow = 0): number {
  requireOneSize(a, b);
  const [columns, rows] = [a.width >> 2, Math.max(0, a.height - fromRow) >> 2];
  let above = new Int32Array(columns * sums);
  let here = new Int32Array(columns * sums);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    sumBlocks(a, b, fromRow + row * 4, here);
    if (row > 0) total += ssimOfRow(above, here, columns - 1);
    [above, here] = [here, above];
  }
  return total / (Math.max(0, columns - 1) * Math.max(0, rows - 1));
}

/** Fills `into` with the sums of the blocks from row `top` to the third below it. */
function sumBlocks(a: Plane, b: Plane, top: number, into: Int32Array): void {
  const [pixelsA, pixelsB] = [a.data, b.data];
  for (let at = 0, left = 0; at < into.length; at += sums, left += 4) {
    let sumA = 0;
    let sumB = 0;
    let squares = 0;
    let products = 0;
    for (let y = top; y < top + 4; y++) {
      const rowA = y * a.stride + left;
      const rowB = y * b.stride + left;
      for (let x = 0; x < 4; x++) {
        const one = pixelsA[rowA + x]!;
        const other = pixelsB[rowB + x]!;
        sumA += one;
        sumB += other;
        squares += one * one + other * other;
        products += one * other;
      }
    }
    into[at] = sumA;
    into[at + 1] = sumB;
    into[at + 2] = squares;
    into[at + 3] = products;
  }
}

/** The sum of SSIM over a row of windows, each of two blocks `above` and two `below` them. */
function ssimOfRow(above: Int32Array, below: Int32Array, windows: number): number {
  let total = 0;
  for (let at = 0; at < windows * sums; at += sums) {
    const next = at + sums;
    const sumA = above[at]! + above[next]! + below[at]! + below[next]!;
    const sumB = above[at + 1]! + above[next + 1]! + below[at + 1]! + below[next + 1]!;
    const squares = above[at + 2]! + above[next + 2]! + below[at + 2]! + below[next + 2]!;
    const products = above[at + 3]! + above[next + 3]! + below[at + 3]! + below[next + 3]!;
    const variances = squares * 64 - sumA * sumA - sumB * sumB;
    const covariance = products * 64 - sumA * sumB;
    total += ((2 * sumA * sumB + c1) * (2 * covariance + c2)) / ((sumA * sumA + sumB * sumB + c1) * (variances + c2));
  }
  return total;
}
