import { expect, test } from 'vitest';
import { compareConstraints, constraintsOf, strengthsOf, type Wishes } from '#labs/model/devices/constraints.ts';

const wishes: Wishes = {
  width: { strength: 'ideal', value: 640 },
  frameRate: { strength: 'max', value: 15 },
  echoCancellation: { strength: 'exact', value: false },
};

test('wishes become constraints of their kind', () => {
  expect(constraintsOf(wishes, 'video')).toEqual({ width: { ideal: 640 }, frameRate: { max: 15 } });
  expect(constraintsOf(wishes, 'audio')).toEqual({ echoCancellation: { exact: false } });
});

test('only numbers have a range', () => {
  expect(strengthsOf('width')).toContain('min');
  expect(strengthsOf('facingMode')).toEqual(['ideal', 'exact']);
});

test('asked, possible and given stand side by side', () => {
  const rows = compareConstraints(
    wishes,
    'video',
    { width: { min: 1, max: 3840 }, frameRate: { min: 0, max: 29.970_03 }, facingMode: ['user', 'environment'] },
    { width: 640, height: 480, frameRate: 20 },
  );
  expect(rows).toEqual([
    { member: 'width', asked: 'ideal: 640', can: '1 … 3840', got: '640', verdict: 'met' },
    { member: 'height', asked: '', can: '', got: '480', verdict: 'free' },
    { member: 'frameRate', asked: 'max: 15', can: '0 … 29.97', got: '20', verdict: 'unmet' },
    { member: 'facingMode', asked: '', can: 'user, environment', got: '', verdict: 'free' },
  ]);
});

test.each([
  [{ strength: 'min', value: 300 }, 320, 'met'],
  [{ strength: 'min', value: 400 }, 320, 'unmet'],
  [{ strength: 'ideal', value: 30 }, 29.97, 'met'],
  [{ strength: 'ideal', value: 30 }, 25, 'unmet'],
] as const)('%o with %s is %s', (wish, got, verdict) => {
  const [row] = compareConstraints({ width: wish }, 'video', null, { width: got });
  expect(row?.verdict).toBe(verdict);
});

test('a track that says nothing of a wish leaves it open', () => {
  const [row] = compareConstraints(wishes, 'audio', null, {});
  expect(row).toEqual({ member: 'echoCancellation', asked: 'exact: false', can: '', got: '', verdict: 'unknown' });
});
