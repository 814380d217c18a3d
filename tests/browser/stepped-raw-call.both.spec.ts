import { expect, test } from './support/observed-page.ts';

test('each side of a raw call goes at its own pace, and says when it waits for the other', async ({ observed }) => {
  const story = await observed.evaluateHandle(() => window.agreement.stepRawCall());
  const step = (peer: 'alice' | 'bob') => story.evaluate((each, who) => each.step(who), peer);
  const next = async (peer: 'alice' | 'bob', count: number) => {
    const seen: string[] = [];
    for (let done = 0; done < count; done += 1) seen.push((await step(peer)).next);
    return seen;
  };

  expect(await next('alice', 6)).toEqual([
    ...['raw-connection', 'raw-tracks', 'raw-create-offer', 'raw-set-local-offer', 'raw-send-offer'],
    'raw-set-remote-answer',
  ]);
  await expect.poll(() => story.evaluate((each) => each.isAnnounced())).toBe(true);
  expect(await step('alice')).toEqual({ next: 'raw-set-remote-answer', awaited: 'answer', state: 'working' });

  expect(await next('bob', 7)).toEqual([
    ...['raw-connection', 'raw-set-remote-offer', 'raw-tracks', 'raw-create-answer', 'raw-set-local-answer'],
    ...['raw-send-answer', 'raw-add-candidates'],
  ]);
  expect(await step('bob')).toEqual({ next: 'raw-add-candidates', awaited: 'connection', state: 'working' });
  // Her step was over as soon as the answer came, and she goes on.
  await expect
    .poll(() => step('alice'))
    .toEqual({ next: 'raw-add-candidates', awaited: 'connection', state: 'working' });
  await story.evaluate((each) => each.connected());
  await story.evaluate((each) => each.end());
});
