import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { languages, type Language } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { OfferAnswerLab } from './pages/offer-answer-lab.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

/** Everything is asked in the one theme; of the other, all that depends on colour. */
const themes = { light: null, dark: ['color-contrast', 'link-in-text-block'] } as const;
type Theme = keyof typeof themes;
const eachTheme = Object.keys(themes) as Theme[];
const narrow = [390, 360] as const;

for (const language of languages) {
  for (const theme of eachTheme) {
    test(`axe finds nothing on any page, in ${language}, ${theme}`, async ({ page }) => {
      test.setTimeout(120_000);
      await chooseTheme(page, theme);
      for (const path of await pathsOf(page, language)) {
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        expect.soft(await violations(page, theme), path).toEqual([]);
      }
    });
  }

  test(`no page is wider than a phone, in ${language}`, async ({ page }) => {
    test.setTimeout(90_000);
    for (const path of await pathsOf(page, language)) {
      await page.goto(path);
      for (const width of narrow) {
        await page.setViewportSize({ width, height: 800 });
        const tooWide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(tooWide, `px beyond ${width} on ${path}`).toBe(0);
      }
    }
  });
}

for (const theme of eachTheme) {
  test(`axe finds nothing in the labs once they have run, ${theme}`, async ({ page }) => {
    test.setTimeout(90_000);
    await chooseTheme(page, theme);
    const loopback = new LoopbackLab(page);
    await loopback.open();
    await loopback.start();
    await loopback.isConnected();
    expect.soft(await violations(page, theme), 'a call in one page').toEqual([]);
    await loopback.hangUp();
    await loopback.says(loopback.words.loopback.status.ended);
    await loopback.openTrace('bad.json', '{');
    await loopback.warns(loopback.words.common.errors['trace/not-json']);
    expect.soft(await violations(page, theme), 'the same with a bad file').toEqual([]);

    const offerAnswer = new OfferAnswerLab(page);
    await offerAnswer.open();
    await offerAnswer.refuses('alice', 'setLocalDescription(answer)', 'answer-without-offer');
    await offerAnswer.press(offerAnswer.words.offerAnswer.round);
    await offerAnswer.call('bob', 'close()');
    expect.soft(await violations(page, theme), 'offer and answer').toEqual([]);

    const alice = new TwoTabLab(page);
    await alice.open();
    await alice.openRoom();
    expect.soft(await violations(page, theme), 'a room').toEqual([]);
    const bob = await alice.openOtherTab();
    await alice.call('raw');
    await alice.isConnected('alice');
    expect.soft(await violations(page, theme), 'two tabs, the caller').toEqual([]);
    expect.soft(await violations(bob.page, theme), 'two tabs, the callee').toEqual([]);
  });
}

test('no lab is wider than a phone once it has run', async ({ page }) => {
  for (const width of narrow) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const loopback = new LoopbackLab(page);
    await loopback.open();
    await loopback.start();
    await loopback.says(/\d/);
    expect.soft(await beyond(), `a call in one page at ${width}`).toBe(0);
    const offerAnswer = new OfferAnswerLab(page);
    await offerAnswer.open();
    await offerAnswer.press(offerAnswer.words.offerAnswer.round);
    await offerAnswer.holds('alice', {
      currentLocal: 'offer',
      pendingLocal: 'none',
      currentRemote: 'answer',
      pendingRemote: 'none',
    });
    expect.soft(await beyond(), `offer and answer at ${width}`).toBe(0);
    const alice = new TwoTabLab(page);
    await alice.open();
    await alice.openRoom();
    const bob = await alice.openOtherTab();
    await alice.call('raw');
    await alice.saysStatus('connected');
    await alice.messages('OFFER', 'sent').click();
    expect.soft(await beyond(), `two tabs at ${width}`).toBe(0);
    await bob.page.close();
  }
});

/** Every page of the sitemap in this language, and the page for an address that does not exist. */
async function pathsOf(page: Page, language: Language): Promise<string[]> {
  const sitemap = await page.request.get('/sitemap-0.xml');
  const paths = [...(await sitemap.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address]) => new URL(address ?? '').pathname,
  );
  const own = paths.filter((path) => path.startsWith('/ko/') === (language === 'ko'));
  expect(own.length).toBeGreaterThan(12);
  return [...own, language === 'ko' ? '/ko/no-such-page/' : '/no-such-page/'];
}

async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('starlight-theme', chosen), theme);
}

/** Each rule that is broken, and where. */
async function violations(page: Page, theme: Theme): Promise<string[]> {
  // Without frames of other origins the simple way finds the same, in half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const rules = themes[theme];
  const { violations: found } = await (rules === null ? axe : axe.withRules([...rules])).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}
