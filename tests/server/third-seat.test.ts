import { expect, test, vi } from 'vitest';
import { fillRoom } from '#labs/drivers/two-tab-fault-steps.ts';
import { createRecorder } from '../unit/drivers/recorder.ts';
import { freeRoom, startServer, takeSeat } from './support/server.ts';

test.each([
  { taken: 1, who: 'one is there already' },
  { taken: 2, who: 'two are there already' },
])('where $who, visitors ask for seats until the server refuses the third', async ({ taken }) => {
  const server = await startServer();
  const room = await freeRoom(server);
  for (let seat = 0; seat < taken; seat += 1) await takeSeat(server, room);
  const real = fetch;
  // A page asks the server it came from.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(new URL(path, server.url), init));
  try {
    const { facts, record } = createRecorder();
    await fillRoom(room, record, new AbortController().signal);
    expect(facts).toEqual([
      { type: 'step.started', step: 'third-seat' },
      { type: 'room.changed', room, state: 'full' },
    ]);
  } finally {
    vi.unstubAllGlobals();
  }
});
