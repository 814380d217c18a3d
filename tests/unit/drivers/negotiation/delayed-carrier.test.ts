import { expect, test } from 'vitest';
import { createDelayedCarriers } from '#labs/drivers/negotiation/delayed-carrier.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';

const message = (id: string): SignalingMessage => ({ id, kind: 'offer', content: null });

test('messages of one direction arrive in order, however long each takes', async () => {
  const delays = [20, 0, 5];
  const [here, there] = createDelayedCarriers(() => delays.shift() ?? 0, new AbortController().signal);
  const ids: string[] = [];
  const all = new Promise<void>((resolve) => {
    there.receive(({ id }) => {
      ids.push(id);
      if (ids.length === 3) resolve();
    });
  });
  for (const id of ['a', 'b', 'c']) here.post(message(id));
  expect(ids).toEqual([]);
  await all;
  expect(ids).toEqual(['a', 'b', 'c']);
});

test('what is on its way when the signal aborts never arrives, and nothing leaves any more', async () => {
  const over = new AbortController();
  const [here, there] = createDelayedCarriers(() => 1, over.signal);
  const ids: string[] = [];
  there.receive(({ id }) => void ids.push(id));
  here.post(message('a'));
  over.abort();
  here.post(message('b'));
  // Another way takes longer than either would have.
  const [from, to] = createDelayedCarriers(() => 20, new AbortController().signal);
  await new Promise<void>((resolve) => {
    to.receive(() => resolve());
    from.post(message('c'));
  });
  expect(ids).toEqual([]);
});
