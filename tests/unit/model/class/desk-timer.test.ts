import { expect, test } from 'vitest';
import { freshTimer, passTime, resumeTimer, showTime } from '#labs/model/class/desk-timer.ts';

const running = { ...freshTimer, isRunning: true };

test('time passes for the whole and for the item that is shown', () => {
  const first = passTime(running, 2_000, 1);
  const second = passTime(passTime(first, 3_000, 2), 500, 1);
  expect(second).toMatchObject({ whole: 5_500, spent: { 1: 2_500, 2: 3_000 } });
});

test('no time passes while it stands, nor backwards', () => {
  expect(passTime(freshTimer, 5_000, 1)).toBe(freshTimer);
  expect(passTime(running, -5_000, 1)).toBe(running);
  expect(passTime(running, Number.NaN, 1)).toBe(running);
});

test.each([
  { away: 900, whole: 900, isRunning: true, what: 'a reload counts' },
  { away: 61_000, whole: 0, isRunning: false, what: 'a class that was left has stopped' },
  { away: -3_600_000, whole: 0, isRunning: false, what: 'a clock that was set back moves nothing' },
  { away: 3_600_000, whole: 0, isRunning: false, what: 'a clock that was set forward moves nothing' },
])('$what', ({ away, whole, isRunning }) => {
  expect(resumeTimer(running, away, null)).toMatchObject({ whole, isRunning });
});

test.each([
  { ms: 0, length: null, text: '0:00', isOver: false },
  { ms: 65_999, length: null, text: '1:05', isOver: false },
  { ms: 3_723_000, length: null, text: '1:02:03', isOver: false },
  { ms: 0, length: 300_000, text: '5:00', isOver: false },
  { ms: 1, length: 300_000, text: '5:00', isOver: false },
  { ms: 299_001, length: 300_000, text: '0:01', isOver: false },
  { ms: 300_000, length: 300_000, text: '0:00', isOver: false },
  { ms: 301_000, length: 300_000, text: '0:01', isOver: true },
])('$ms ms of $length are shown as $text', ({ ms, length, text, isOver }) => {
  expect(showTime(ms, length)).toEqual({ text, isOver });
});
