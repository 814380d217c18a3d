import type { Page } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import { fold } from '#labs/model/fold.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { passedStates } from '#labs/model/views/passed-states.ts';
import { expect, test } from '../support/fixtures.ts';
import { languages } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';

declare global {
  interface Window {
    /** What a screen reader would have said, in order. */
    spoken: string[];
  }
}

/** Writes down what every live region says, as a screen reader does: the region's text whenever it has become another. */
function listen(): void {
  window.spoken = [];
  const last = new WeakMap<Element, string>();
  const regions = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"], output';
  const hear = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement;
    const region = element?.closest(regions);
    if (!region?.checkVisibility() || region.getAttribute('aria-live') === 'off') return;
    const text = (region.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    if (text === '' || last.get(region) === text) return;
    last.set(region, text);
    window.spoken.push(text);
  };
  new MutationObserver((changes) => changes.forEach(({ target }) => hear(target))).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

const spoken = (page: Page) => page.evaluate(() => window.spoken);

for (const language of languages) {
  test(`a run stepped to its end by keyboard is heard, every state of it, and does not flood, in ${language}`, async ({
    page,
  }) => {
    await page.addInitScript(listen);
    const lab = new LoopbackLab(page, language);
    const { frame, peers, machines } = lab.words.common;
    await lab.open();
    await lab.see();
    await expect(lab.button(lab.words.loopback.step)).toBeEnabled();
    await page.evaluate(() => (window.spoken.length = 0));

    for (let done = 1; done <= loopbackSteps.length; done += 1) {
      await page.keyboard.press('s');
      if (done < loopbackSteps.length) await lab.saysStep(done);
    }
    await lab.isConnected();

    const trace = await page.evaluate(() => window.icebreaker.lab('loopback-call').trace());
    const events = trace.events.filter(({ type }) => type !== 'stats.sampled');
    const passages = passedStates(initialCallStates, events);
    expect(fold({ events }, stepCallStates, initialCallStates).alice.machines.connection.state).toBe('connected');
    const heard = async () => (await spoken(page)).join(' ');
    for (const { peer, machine, states } of passages) {
      await test.step(`${peer}, ${machine}: ${states.join(', ')}`, async () => {
        const [before] = fill(frame.announced, { peer: peers[peer], machine: machines[machine] }).split('{state}');
        for (const state of states)
          await expect.poll(heard).toMatch(new RegExp(`${before}([a-z -]+(, 이어서 |, then ))*${state}\\b`));
      });
    }

    // Each step is told in a sentence, and each burst of changes in one more; the charts say nothing by themselves.
    const all = await spoken(page);
    expect(all.length).toBeLessThanOrEqual(loopbackSteps.length * 3 + 4);
    for (const text of all) expect(text.length).toBeLessThan(420);
  });
}

test('a whole call at once is told in a few sentences', async ({ page }) => {
  await page.addInitScript(listen);
  const lab = new LoopbackLab(page);
  await lab.open();
  await lab.see();
  await expect(lab.button(lab.words.loopback.start)).toBeEnabled();
  await page.evaluate(() => (window.spoken.length = 0));
  await lab.button(lab.words.loopback.start).press('Enter');
  await lab.isConnected();
  await expect.poll(async () => (await spoken(page)).join(' ')).toContain('Connection is connecting, then connected.');
  expect((await spoken(page)).length).toBeLessThanOrEqual(6);
});
