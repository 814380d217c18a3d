import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// The types of `window.icebreaker`.
import type {} from '#labs/widgets/scripting.ts';
import { root } from '../../peer-server/setup.mjs';
import { parseTrace } from '#labs/model/codec.ts';
import { expect, test } from '../support/fixtures.ts';
import { closed, connected, fresh } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { OfferAnswerLab } from './pages/offer-answer-lab.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

const pages = [
  { path: '/', labs: ['loopback-call'] },
  { path: '/ko/', labs: ['loopback-call'] },
  { path: '/labs/loopback-call/', labs: ['loopback-call'] },
  { path: '/labs/two-tab-call/', labs: ['two-tab-call'] },
  { path: '/ko/labs/offer-answer/', labs: ['offer-answer'] },
  { path: '/lessons/what-is-webrtc/', labs: ['loopback-call'] },
  { path: '/lessons/two-tabs/', labs: ['two-tab-call'] },
  { path: '/lessons/signaling/', labs: ['offer-answer'] },
];

test('labs() names the labs of a page, and a page without one has no window.icebreaker', async ({ page }) => {
  for (const { path, labs } of pages) {
    await page.goto(path);
    expect(await page.evaluate(() => window.icebreaker.labs()), path).toEqual(labs);
  }
  await page.goto('/glossary/');
  expect(await page.evaluate(() => 'icebreaker' in window)).toBe(false);
});

test('a lab of another name is an error that lists the names there are', async ({ page }) => {
  await page.goto('/labs/loopback-call/');
  const error = await page.evaluate(() => {
    try {
      window.icebreaker.lab('two-tab-call');
      return null;
    } catch (cause) {
      const { name, message, code } = cause as Error & { code: string };
      return { name, message, code };
    }
  });
  expect(error).toEqual({
    name: 'LabError',
    code: 'lab/unknown',
    message: 'There is no lab "two-tab-call" on this page. There is: loopback-call.',
  });
});

test('the loopback lab: run, step, hang up, reset, states and trace', async ({ page }) => {
  const lab = new LoopbackLab(page);
  await lab.open();
  const handle = await page.evaluateHandle(() => window.icebreaker.lab('loopback-call'));
  expect(await handle.evaluate((each) => each.states())).toEqual({ alice: fresh, bob: fresh });
  expect(await handle.evaluate((each) => each.trace().events)).toEqual([]);

  expect(await handle.evaluate((each) => each.run())).toMatchObject({
    alice: { signaling: 'stable', connection: 'connected' },
    bob: { signaling: 'stable', connection: 'connected' },
  });
  await lab.showsBoth(connected);
  expect(await handle.evaluate((each) => each.hangUp())).toEqual({ alice: closed, bob: closed });
  expect(await handle.evaluate((each) => each.reset())).toEqual({ alice: fresh, bob: fresh });
  expect(await handle.evaluate((each) => each.trace().events)).toEqual([]);

  for (let step = 1; step <= 5; step += 1) await handle.evaluate((each) => each.step());
  await lab.saysStep(5);
  const trace = parseTrace(JSON.stringify(await handle.evaluate((each) => each.trace())));
  expect(trace.events).toContainEqual(
    expect.objectContaining({ type: 'signaling.changed', state: 'have-local-offer' }),
  );
  expect(await handle.evaluate((each) => each.states())).toMatchObject({ alice: { signaling: 'have-local-offer' } });
});

test('the offer-answer lab: step by step through a round', async ({ page }) => {
  const lab = new OfferAnswerLab(page);
  await lab.open();
  const handle = await page.evaluateHandle(() => window.icebreaker.lab('offer-answer'));
  const round = [
    ['have-local-offer', 'stable'],
    ['have-local-offer', 'have-remote-offer'],
    ['have-local-offer', 'stable'],
    ['stable', 'stable'],
  ] as const;
  for (const [alice, bob] of round) {
    const states = await handle.evaluate((each) => each.step());
    expect([states.alice.signaling, states.bob.signaling]).toEqual([alice, bob]);
    await lab.signaling(alice, bob);
  }
  const ran = await handle.evaluate((each) => each.run());
  expect([ran.alice.signaling, ran.bob.signaling]).toEqual(['stable', 'stable']);
  const ended = await handle.evaluate((each) => each.hangUp());
  expect([ended.alice.signaling, ended.bob.signaling]).toEqual(['closed', 'closed']);
  await lab.signaling('closed', 'closed');
  await handle.evaluate((each) => each.reset());
  await lab.signaling('stable', 'stable');
  expect(await handle.evaluate((each) => each.trace().events)).toEqual([]);
});

test('the two-tab lab: a room, a partner, a call', async ({ page, context }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  const handle = await page.evaluateHandle(() => window.icebreaker.lab('two-tab-call'));
  await handle.evaluate((each) => each.step());
  const room = await alice.room();

  const bob = new TwoTabLab(await context.newPage());
  await bob.open(`?room=${room}`);
  await bob.saysStatus('together');
  const called = await handle.evaluate((each) => each.run());
  expect(called.alice.connection).toBe('connected');
  await bob.saysStatus('connected');
  expect(await handle.evaluate((each) => each.hangUp())).toMatchObject({ alice: { connection: 'closed' } });
  await bob.saysStatus('hungUp');
  expect(await handle.evaluate((each) => each.step())).toMatchObject({ alice: { connection: 'connected' } });
  await handle.evaluate((each) => each.reset());
  await alice.saysStatus('outside');
});

test('run() waits for the other tab', async ({ page }) => {
  const alice = new TwoTabLab(page);
  await alice.open();
  const running = page.evaluate(() => window.icebreaker.lab('two-tab-call').run());
  await alice.saysStatus('alone');
  const bob = new TwoTabLab(await openLinked(alice));
  expect((await running).alice.connection).toBe('connected');
  await bob.saysStatus('connected');
});

test('a lab below the fold wakes up when a script wants it', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 300 });
  await page.goto('/lessons/the-whole-call/');
  const lab = new LoopbackLab(page);
  await expect(lab.lab).not.toBeInViewport();
  expect(await page.evaluate(() => window.icebreaker.lab('loopback-call').states())).toEqual({
    alice: fresh,
    bob: fresh,
  });
  expect(await page.evaluate(() => window.icebreaker.lab('loopback-call').run())).toMatchObject({
    alice: { connection: 'connected' },
    bob: { connection: 'connected' },
  });
  await expect(lab.lab).toBeInViewport();
});

test('the code of the reference runs as it stands there', async ({ page }) => {
  const text = readFileSync(join(root, 'content', 'reference', 'scripting.mdx'), 'utf8');
  const snippets = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code);
  expect(snippets).toHaveLength(4);
  const expression = snippets.pop() ?? '';
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  const lab = new LoopbackLab(page);
  await lab.open();
  // Only the time to talk is left out. They follow each other, as in one console.
  const program = snippets.join('\n').replace('setTimeout(next, 3000)', 'setTimeout(next, 0)');
  expect(program).toContain('setTimeout(next, 0)');
  await page.evaluate(`(async () => {${program}})()`);
  expect(await page.evaluate(expression)).toBe('connected');
  await lab.isConnected();
  const steps = said.filter((line) => /^\d+ /.test(line));
  expect(steps).toHaveLength(14);
  expect(steps[4]).toBe('5 have-local-offer stable');
  expect(steps[13]).toBe('14 stable stable');
  expect(said.at(-1)).toMatch(/^(\d+, ){9}\d+ ms$/);
});

async function openLinked(tab: TwoTabLab) {
  const opening = tab.page.context().waitForEvent('page');
  await tab.link(tab.words.twoTab.openOther).click();
  return opening;
}
