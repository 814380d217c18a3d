// The types of `window.icebreaker`.
import type {} from '#labs/widgets/scripting.ts';
import { inspector as inspectorWords } from '#labs/messages/inspector-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { expect, test } from '../support/fixtures.ts';
import { Inspector } from './pages/inspector.ts';
import { languages } from './pages/lab-page.ts';
import { NegotiationLab } from './pages/negotiation-lab.ts';
import { eachTheme, violations } from './support/axe.ts';
import { watchResources } from './support/watched-resources.ts';

for (const language of languages) {
  test(`both calls manage changes in turns, and only the perfect one manages glare, in ${language}`, async ({
    page,
  }) => {
    test.setTimeout(90_000);
    const lab = new NegotiationLab(page, language);
    await lab.open();
    await lab.connect();
    const { outcome, call } = lab.own;
    await expect(lab.outcome('perfect')).toContainText(fill(outcome.coalesced, { calls: 3 }));

    await lab.change('bob', 'add-camera');
    for (const way of ['naive', 'perfect'] as const) {
      await expect(lab.outcome(way)).toContainText(outcome.oneRound);
      await lab.isWell(way);
    }

    await lab.bothAtOnce('add-camera', 'add-microphone');
    const { alice, bob } = lab.words.common.peers;
    await expect(lab.outcome('perfect')).toContainText(fill(outcome.resolved, { impolite: alice, polite: bob }));
    await lab.isWell('perfect');
    await expect(lab.machine('perfect', 'alice')).toHaveText('stable');
    await expect(lab.outcome('naive')).toContainText(outcome.bothRolledBack);
    await expect(lab.outcome('naive')).toContainText('InvalidStateError');
    const camera = fill(call.track, { peer: alice, kind: call.kinds.video, number: 2 });
    await expect(lab.outcome('naive')).toContainText(fill(outcome.missing, { track: camera }));
    await expect(lab.machine('naive', 'bob')).toHaveText('stuck');

    await lab.change('alice', 'add-microphone');
    await lab.isWell('perfect');
    await expect(lab.outcome('naive')).not.toContainText(outcome.well);
  });
}

test('who is polite rolls back; two polite ones both do, two impolite ones wait for ever', async ({ page }) => {
  const lab = new NegotiationLab(page);
  const { outcome } = lab.own;
  await lab.open();
  await lab.setDelay(100);
  await lab.choosePolite('alice');
  await lab.connect();
  await lab.bothAtOnce('add-microphone', 'add-microphone');
  await expect(lab.outcome('perfect')).toContainText(fill(outcome.resolved, { impolite: 'Bob', polite: 'Alice' }));
  await lab.isWell('perfect');

  await lab.choosePolite('both');
  await lab.bothAtOnce('add-camera', 'add-microphone');
  await expect(lab.outcome('perfect')).toContainText(outcome.bothRolledBack);
  await expect(lab.outcome('perfect')).toContainText('InvalidStateError');

  await lab.press(lab.own.reset);
  await lab.choosePolite('neither');
  await lab.connect();
  await lab.bothAtOnce('add-camera', 'add-microphone');
  await expect(lab.outcome('perfect')).toContainText(outcome.bothIgnored);
  for (const peer of ['alice', 'bob'] as const) {
    await expect(lab.machine('perfect', peer)).toHaveText('ignoring');
    await expect(lab.outcome('perfect')).toContainText(fill(outcome.waiting, { peer: lab.words.common.peers[peer] }));
  }
});

test('a stopped transceiver leaves its m-line with port 0, and the next track takes the place', async ({ page }) => {
  const lab = new NegotiationLab(page);
  const { lines, outcome } = lab.own;
  await lab.open();
  await lab.setDelay(0);
  await lab.connect();
  await lab.change('alice', 'stop-transceiver');
  await expect(lab.lines().filter({ hasText: lines.rejected })).toHaveCount(1);
  await lab.isWell('perfect');
  await lab.change('alice', 'add-camera');
  await expect(lab.lines().filter({ hasText: lines.changes.recycled })).toHaveCount(1);
  await lab.isWell('perfect');
  await lab.change('alice', 'set-recvonly');
  await expect(lab.lines().filter({ hasText: lines.changes.direction })).toHaveCount(1);
  await lab.isWell('perfect');
  await lab.change('bob', 'open-channel');
  await expect(lab.outcome('perfect')).toContainText(outcome.notNeeded);
});

test('the naive call has glare among its findings, and the perfect one has none at all', async ({ page }) => {
  const lab = new NegotiationLab(page);
  await lab.open('?view=findings');
  await lab.connect();
  await lab.bothAtOnce('add-camera', 'add-microphone');
  await lab.isWell('perfect');
  const { panel } = new Inspector(lab);
  const { none, waiting } = inspectorWords.findings;
  await expect(panel.getByText(none).or(panel.getByText(waiting))).toBeVisible();
  await expect(panel.locator('[data-rule]')).toHaveCount(0);
  await lab.lookAt('naive');
  await expect(panel.locator('[data-rule="glare"]')).toBeVisible();
});

test('axe finds nothing in a call that was changed and came through glare, and a phone has room for it', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 360, height: 800 });
  const lab = new NegotiationLab(page);
  await lab.open();
  await lab.connect();
  await lab.change('alice', 'stop-transceiver');
  await lab.bothAtOnce('add-camera', 'add-microphone');
  await lab.isWell('perfect');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  for (const theme of eachTheme) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    expect(await violations(page, theme), theme).toEqual([]);
  }
});

test('a past moment of one call shows the other as it was then', async ({ page }) => {
  const lab = new NegotiationLab(page);
  await lab.open();
  await lab.connect();
  await lab.change('bob', 'add-camera');
  for (const way of ['naive', 'perfect'] as const) await lab.isWell(way);
  const { outcome } = lab.own;
  const inspector = new Inspector(lab);
  await inspector.slider.press('Home');
  for (const way of ['naive', 'perfect'] as const) await expect(lab.outcome(way)).toContainText(outcome.none);
  await inspector.slider.press('End');
  for (const way of ['naive', 'perfect'] as const) await lab.isWell(way);
});

test('calls that are reset twenty times leave nothing open', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(watchResources);
  const lab = new NegotiationLab(page);
  await lab.open();
  await lab.setDelay(0);
  await lab.connect();
  const handle = await page.evaluateHandle(() => window.icebreaker.lab('negotiation'));
  await handle.evaluate(async (each) => {
    for (let run = 0; run < 20; run += 1) {
      const isCut = run % 3 === 2;
      const running = each.run();
      if (!isCut) await running;
      if (run % 3 === 1) await each.step();
      await each.reset();
      await running;
    }
  });
  const nothing = { connections: 0, tracks: 0, intervals: 0, audioContexts: 0 };
  await expect.poll(() => page.evaluate(() => window.resources.open())).toEqual(nothing);
  expect(await page.evaluate(() => window.resources.made().connections)).toBe(84);
});
