import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planeOf } from '#labs/model/picture/planes.ts';
import { psnr } from '#labs/model/picture/psnr.ts';
import { ssim } from '#labs/model/picture/ssim.ts';
import { drawn, padded, picture, references } from './pictures.ts';

const figures = references.flatMap(({ name, figures }) => figures.map((figure) => ({ name, ...figure })));

test.each(figures)('of $name from row $fromRow down, PSNR and SSIM are those of ffmpeg', (reference) => {
  const [source, decoded] = [picture(`${reference.name}-source`), picture(`${reference.name}-decoded`)];
  expect(Math.abs(psnr(source, decoded, reference.fromRow) - reference.psnr)).toBeLessThan(0.05);
  expect(Math.abs(ssim(source, decoded, reference.fromRow) - reference.ssim)).toBeLessThan(0.001);
});

test('what lies between the rows does not count, nor which picture comes first', () => {
  const [source, decoded] = [picture('vp8-source'), picture('vp8-decoded')];
  for (const measure of [psnr, ssim]) {
    expect(measure(padded(source, 64), padded(decoded, 3), 8)).toBe(measure(source, decoded, 8));
    expect(measure(decoded, source)).toBe(measure(source, decoded));
  }
});

test('a picture is the same as itself', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24 * 16, maxLength: 24 * 16 }), (data) => {
      const plane = { data, width: 24, height: 16, stride: 24 };
      expect(psnr(plane, plane)).toBe(Infinity);
      expect(ssim(plane, plane)).toBe(1);
    }),
  );
});

test.each([
  { off: 1, decibels: 48.13 },
  { off: 10, decibels: 28.13 },
  { off: 255, decibels: 0 },
])('a luma that is off by $off everywhere is $decibels dB', ({ off, decibels }) => {
  expect(psnr(planeOf(64, 36), planeOf(64, 36, off))).toBeCloseTo(decibels, 2);
});

test('SSIM minds what is lost of the structure, and hardly how bright it is', () => {
  const stripes = drawn(64, 64, (x) => 100 + 40 * Math.sin(x));
  const brighter = drawn(64, 64, (x) => 110 + 40 * Math.sin(x));
  const inverted = drawn(64, 64, (x) => 100 - 40 * Math.sin(x));
  expect(ssim(stripes, brighter)).toBeGreaterThan(0.98);
  expect(ssim(stripes, planeOf(64, 64, 100))).toBeLessThan(0.1);
  expect(ssim(stripes, inverted)).toBeLessThan(-0.8);
});

test('what is above the first row does not count', () => {
  const source = picture('jpeg-source');
  const spoilt = { ...source, data: source.data.with(100, 255 - source.data[100]!) };
  expect(psnr(source, spoilt)).toBeLessThan(Infinity);
  expect(psnr(source, spoilt, 1)).toBe(Infinity);
  expect(ssim(source, spoilt, 1)).toBe(1);
});

test('nothing to compare is no number, and two sizes are a mistake', () => {
  const plane = planeOf(64, 36);
  expect(psnr(plane, plane, 36)).toBeNaN();
  expect(ssim(plane, plane, 30)).toBeNaN();
  expect(ssim(planeOf(7, 36), planeOf(7, 36))).toBeNaN();
  for (const measure of [psnr, ssim]) expect(() => measure(plane, planeOf(36, 64))).toThrow(RangeError);
});
