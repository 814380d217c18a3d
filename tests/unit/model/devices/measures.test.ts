import { expect, test } from 'vitest';
import { farFigures } from '#labs/model/devices/far-figures.ts';
import { gapAround } from '#labs/model/devices/frame-gap.ts';
import { levelOf, rmsOf } from '#labs/model/devices/level.ts';

test('the gap of a switch is the longest around it, beside the usual one before', () => {
  expect(gapAround([0, 50, 100, 150, 350, 400], 180)).toEqual({ usual: 50, longest: 200 });
});

test('a gap that comes a picture later is found too', () => {
  expect(gapAround([0, 50, 100, 150, 200, 500, 550], 160)).toEqual({ usual: 50, longest: 300 });
});

test('without pictures on both sides of a switch there is no gap', () => {
  expect(gapAround([], 10)).toBeNull();
  expect(gapAround([0, 50], 60)).toBeNull();
  expect(gapAround([0, 50, 100], -1)).toBeNull();
  expect(gapAround([0, 50, 100], 10)).toBeNull();
});

test('the level of silence is 0, of full scale 1, and of -30 dB in the middle', () => {
  expect(levelOf(rmsOf([]))).toBe(0);
  expect(levelOf(rmsOf([0, 0]))).toBe(0);
  expect(levelOf(rmsOf([1, -1]))).toBe(1);
  expect(levelOf(10 ** (-30 / 20))).toBeCloseTo(0.5);
  expect(levelOf(0.000_01)).toBe(0);
});

test('the far side is told by the reports of video alone', () => {
  const sent = [
    { type: 'outbound-rtp', kind: 'audio' },
    { type: 'outbound-rtp', kind: 'video', qualityLimitationReason: 'cpu' },
  ];
  const received = [
    { type: 'inbound-rtp', kind: 'audio', frameWidth: 1 },
    { type: 'inbound-rtp', kind: 'video', frameWidth: 1280, frameHeight: 720 },
  ];
  expect(farFigures(sent, received)).toEqual({ width: 1280, height: 720, fps: null, limitation: 'cpu' });
  expect(farFigures([], [])).toEqual({ width: null, height: null, fps: null, limitation: null });
});
