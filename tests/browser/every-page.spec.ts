import type { Page } from 'playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { languages, type Language } from './pages/lab-page.ts';
import { eachTheme, violations } from './support/axe.ts';

const narrow = [390, 360] as const;
const softly = expect.configure({ soft: true });

/** Pages are dealt out to so many tests, so that none of them takes long. */
const shares = 4;

for (const language of languages) {
  for (let share = 0; share < shares; share += 1) {
    test(`no page is wider than a phone or refused by axe, in ${language}, share ${share + 1} of ${shares}`, async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const paths = (await pathsOf(page, language)).filter((_, index) => index % shares === share);
      for (const path of paths) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(path);
        // The colours are the same in every language.
        for (const theme of language === 'en' ? eachTheme : (['light'] as const)) {
          await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
          // What stands around lessons and the pages of the field guide is the same on each, and looked at on others.
          const part = /(field-guide|lessons)\/./.test(path) ? 'main' : 'html';
          // The lab of a lesson is looked at on its own page.
          const apart = path.includes('/lessons/') ? '.lab' : undefined;
          expect.soft(await violations(page, theme, part, apart), `${path}, ${theme}`).toEqual([]);
        }
        for (const width of narrow) {
          await page.setViewportSize({ width, height: 800 });
          const beyond = () =>
            page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          // A page that has just been made narrow still has the scroll bar of the wide one.
          await softly.poll(beyond, `px beyond ${width} on ${path}`).toBe(0);
        }
      }
    });
  }
}

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
