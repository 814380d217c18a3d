import { labs } from '#src/curriculum.ts';
import { expect, test } from '../support/fixtures.ts';
import { connectionsOf, countConnections, FollowPage, seenIn } from './pages/class-pages.ts';

type Scripted = { icebreaker: { lab: (name: string) => Record<'run' | 'step', () => Promise<unknown>> } };

/** Waits for a second tab; alone it goes into a room. */
const alone = ['two-tab-call'];

for (const { slug, title } of labs) {
  test(`the lab "${title.en}" is presented and followed`, async ({ page, browser, baseURL }) => {
    test.setTimeout(90_000);
    await page.goto(`/present/${slug}/`);
    const code = await page.locator('[data-code]').getAttribute('data-code');
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    await context.addInitScript(countConnections);
    const learner = new FollowPage(await context.newPage());
    await learner.follow(code ?? '');
    await expect(learner.lab).toHaveAttribute('data-lab', slug);
    await page.evaluate(([name, act]) => (globalThis as unknown as Scripted).icebreaker.lab(name)[act](), [
      slug,
      alone.includes(slug) ? ('step' as const) : ('run' as const),
    ] as const);
    const lab = page.locator('[data-lab]');
    await expect(lab.locator('.lab-slider')).not.toHaveAttribute('aria-valuenow', '0');
    // Samples of statistics go on and on, and not all of them are published: what is compared is the states.
    await expect(async () => {
      const { states } = await seenIn(lab);
      const { states: followed, count } = await learner.seen();
      expect(followed).toEqual(states);
      expect(Number(count)).toBeGreaterThan(0);
    }).toPass({ timeout: 20_000 });
    await expect(learner.lab.locator('.lab-controls').first()).toBeHidden();
    expect(await connectionsOf(learner)).toBe(0);
    await context.close();
  });
}
