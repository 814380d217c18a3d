import { readFileSync } from 'node:fs';
import type { Plane } from '#labs/model/picture/planes.ts';

const folder = new URL('../../../fixtures/pictures/', import.meta.url);

/** What ffmpeg says of a pair of pictures; `reference.json` holds the commands, too. */
export type Reference = { name: string; figures: readonly { fromRow: number; psnr: number; ssim: number }[] };

export const references = (
  JSON.parse(readFileSync(new URL('reference.json', folder), 'utf8')) as { pairs: readonly Reference[] }
).pairs;

/** A stored picture: a PGM file as ffmpeg writes it, with one byte a pixel. */
export function picture(name: string): Plane {
  const file = readFileSync(new URL(`${name}.pgm`, folder));
  const [header, width, height] = /^P5\n(\d+) (\d+)\n255\n/.exec(file.toString('latin1', 0, 40)) ?? [];
  if (header === undefined) throw new Error(`${name} is no PGM file of one byte a pixel.`);
  return {
    data: new Uint8Array(file.subarray(header.length)),
    width: Number(width),
    height: Number(height),
    stride: Number(width),
  };
}

/** The same picture in rows with `padding` bytes of rubbish behind each. */
export function padded(plane: Plane, padding: number): Plane {
  const stride = plane.width + padding;
  const data = new Uint8Array(stride * plane.height).fill(0xa5);
  for (let y = 0; y < plane.height; y++) {
    data.set(plane.data.subarray(y * plane.stride, y * plane.stride + plane.width), y * stride);
  }
  return { ...plane, data, stride };
}

/** Every pixel as `luma` says, in the range of a byte. */
export function drawn(width: number, height: number, luma: (x: number, y: number) => number): Plane {
  const data = Uint8ClampedArray.from({ length: width * height }, (_, at) => luma(at % width, Math.floor(at / width)));
  return { data: new Uint8Array(data.buffer), width, height, stride: width };
}

/** Bilinear: between the four pixels around each place. */
export function scaled(plane: Plane, width: number, height: number): Plane {
  const place = (at: number, from: number, to: number) =>
    Math.min(Math.max(((at + 0.5) * from) / to - 0.5, 0), from - 1);
  const pixel = (x: number, y: number) =>
    plane.data[Math.min(y, plane.height - 1) * plane.stride + Math.min(x, plane.width - 1)]!;
  return drawn(width, height, (toX, toY) => {
    const [x, y] = [place(toX, plane.width, width), place(toY, plane.height, height)];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const across = (row: number) => pixel(left, row) * (1 - x + left) + pixel(left + 1, row) * (x - left);
    return across(top) * (1 - y + top) + across(top + 1) * (y - top);
  });
}
