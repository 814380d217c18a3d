import { requireOneSize, type Plane } from './planes.ts';

/**
 * Peak signal-to-noise ratio of luma, from the mean squared error of all pixels and a peak of 255, as `psnr_y` of ffmpeg.
 *
 * @param fromRow the first row that counts, to leave out a code above it
 * @returns decibels; `Infinity` for equal planes, `NaN` where no row is left
 * @throws {RangeError} for planes that differ in size
 * @see https://ffmpeg.org/ffmpeg-filters.html#psnr
 */
export function psnr(a: Plane, b: Plane, fromRow = 0): number {
  requireOneSize(a, b);
  const { width, height } = a;
  let squares = 0;
  for (let y = fromRow; y < height; y++) {
    squares += squaresOfRow(a.data, y * a.stride, b.data, y * b.stride, width);
  }
  const meanSquare = squares / (width * Math.max(0, height - fromRow));
  return 10 * Math.log10(255 ** 2 / meanSquare);
}

/** Stays a small integer up to a width of 33,025, which is faster. */
function squaresOfRow(a: Uint8Array, fromA: number, b: Uint8Array, fromB: number, width: number): number {
  let squares = 0;
  for (let x = 0; x < width; x++) {
    const difference = a[fromA + x]! - b[fromB + x]!;
    squares += difference * difference;
  }
  return squares;
}
