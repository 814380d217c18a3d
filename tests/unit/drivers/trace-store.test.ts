import { afterEach, expect, test, vi } from 'vitest';
import { createTraceStore } from '#labs/drivers/trace-store.ts';

afterEach(() => vi.unstubAllGlobals());

test('a trace begins with its first event, on a clock that never stands still, too', () => {
  vi.stubGlobal('document', { hidden: true });
  let time = 0;
  const store = createTraceStore({ now: () => (time += 0.1) }, 'test');
  for (const peer of ['alice', 'bob'] as const) store.recorderFor(peer)('signaling.changed', { state: 'stable' });
  store.flush();
  expect(store.getTrace().events.map(({ at }) => at.toFixed(1))).toEqual(['0.0', '0.1']);
});
