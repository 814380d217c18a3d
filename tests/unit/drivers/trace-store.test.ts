import { afterEach, expect, test, vi } from 'vitest';
import { createTraceStore } from '#labs/drivers/trace-store.ts';

afterEach(() => vi.unstubAllGlobals());

test('a trace begins with its first event, on a clock that never stands still, too', async () => {
  // What is announced in a hidden page needs no frames.
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: true }));
  let time = 0;
  const store = createTraceStore({ now: () => (time += 0.1) }, 'test');
  const announced = new Promise<void>((resolve) => store.subscribe(resolve));
  for (const peer of ['alice', 'bob'] as const) store.recorderFor(peer)('signaling.changed', { state: 'stable' });
  await announced;
  expect(store.getTrace().events.map(({ at }) => at.toFixed(1))).toEqual(['0.0', '0.1']);
});
