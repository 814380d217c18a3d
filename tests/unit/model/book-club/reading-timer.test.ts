import { expect, test } from 'vitest';
import { clockFace, leftOf, pause, start, stopped, timerAt } from '#labs/model/book-club/reading-timer.ts';

test('a timer that runs loses what has passed on the own clock, and ends at nothing', () => {
  const known = { timer: { isRunning: true, left: 5000, length: 60_000 }, at: 100 };
  expect(leftOf(known, 100)).toBe(5000);
  expect(leftOf(known, 2100)).toBe(3000);
  expect(leftOf(known, 9100)).toBe(0);
});

test('one that stands loses nothing', () => {
  expect(leftOf({ timer: stopped(60_000), at: 0 }, 1e6)).toBe(60_000);
});

test('two clocks that never agree show the same, apart from the way', () => {
  const sender = { timer: { isRunning: true, left: 60_000, length: 60_000 }, at: 5_000_000 };
  const sent = timerAt(sender, 5_010_000);
  // 40 milliseconds under way, on a machine that was started a moment ago.
  const receiver = { timer: sent, at: 12 };
  expect(leftOf(sender, 5_010_040 + 20_000) - leftOf(receiver, 12 + 20_000)).toBe(-40);
});

test('paused and started again, it goes on where it was', () => {
  const running = { timer: start({ timer: stopped(60_000), at: 0 }, 500), at: 500 };
  const paused = { timer: pause(running, 10_500), at: 10_500 };
  expect(paused.timer).toEqual({ isRunning: false, left: 50_000, length: 60_000 });
  expect(start(paused, 99_999)).toEqual({ isRunning: true, left: 50_000, length: 60_000 });
});

test.each([
  { left: 600_000, face: '10:00' },
  { left: 59_001, face: '1:00' },
  { left: 59_000, face: '0:59' },
  { left: 1, face: '0:01' },
  { left: 0, face: '0:00' },
  { left: 2 * 3600_000, face: '120:00' },
])('$left ms are shown as $face', ({ left, face }) => {
  expect(clockFace(left)).toBe(face);
});
