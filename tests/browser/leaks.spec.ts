// The types of `window.icebreaker`.
import type {} from '#labs/widgets/scripting.ts';
import { expect, test } from '../support/fixtures.ts';
import { fresh } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { OfferAnswerLab } from './pages/offer-answer-lab.ts';
import { watchResources } from './support/watched-resources.ts';

const runs = 25;
const nothing = { connections: 0, tracks: 0, intervals: 0, audioContexts: 0 };

test(`${runs} calls, reset in every way, leave nothing open`, async ({ page }) => {
  await page.addInitScript(watchResources);
  const lab = new LoopbackLab(page);
  await lab.open();
  await lab.says(lab.words.loopback.status.ready);
  expect(await page.evaluate(() => window.resources.open())).toEqual(nothing);

  const handle = await page.evaluateHandle(() => window.icebreaker.lab('loopback-call'));
  await handle.evaluate((each) => each.run());
  // Two connections; video and audio of each side; two painted pictures; one context for both tones.
  expect(await page.evaluate(() => window.resources.open())).toEqual({
    connections: 2,
    tracks: 4,
    intervals: 3,
    audioContexts: 1,
  });
  await handle.evaluate(async (each, count) => {
    for (let run = 0; run < count; run += 1) {
      // In turns: reset when connected, after hanging up, in the middle of a run, after some steps.
      if (run % 4 < 2) await each.run();
      if (run % 4 === 1) await each.hangUp();
      const interrupted = run % 4 === 2 ? each.run() : null;
      if (run % 4 === 3) for (let step = 0; step < 9; step += 1) await each.step();
      await each.reset();
      await interrupted;
    }
  }, runs);
  await lab.showsBoth(fresh);
  await expect.poll(() => page.evaluate(() => window.resources.open())).toEqual(nothing);
  const made = await page.evaluate(() => window.resources.made());
  expect(made.connections).toBeGreaterThan(runs);
});

test('leaving the page in a call and coming back finds a lab that is fresh', async ({ page }) => {
  const lab = new LoopbackLab(page);
  await lab.open();
  await lab.start();
  await lab.isConnected();
  await page.goto('/glossary/');
  await page.goBack();
  await lab.showsBoth(fresh);
  await lab.start();
  await lab.isConnected();
});

test('rounds of offer and answer leave no connection open', async ({ page }) => {
  await page.addInitScript(watchResources);
  const lab = new OfferAnswerLab(page);
  await lab.open();
  for (let round = 0; round < 5; round += 1) {
    await lab.press(lab.words.offerAnswer.round);
    await lab.holds('alice', {
      currentLocal: 'offer',
      pendingLocal: 'none',
      currentRemote: 'answer',
      pendingRemote: 'none',
    });
  }
  expect(await page.evaluate(() => window.resources.open())).toEqual({ ...nothing, connections: 2 });
  await lab.press(lab.words.offerAnswer.reset);
  await lab.says(lab.words.offerAnswer.status.ready);
  expect(await page.evaluate(() => window.resources.open())).toEqual(nothing);
});
