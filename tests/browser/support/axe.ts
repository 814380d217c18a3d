import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Everything is asked in the one theme; of the other, all that depends on colour. */
const themes = { light: null, dark: ['color-contrast', 'link-in-text-block'] } as const;
export type Theme = keyof typeof themes;
export const eachTheme = Object.keys(themes) as Theme[];

/** Each rule that is broken, and where; in all of the page or in the part that is named, `apart` left out. */
export async function violations(page: Page, theme: Theme, part = 'html', apart?: string): Promise<string[]> {
  // Without frames of other origins the simple way finds the same, in half the time; and so it does where what is right is
  // not described. `withRules` writes into these options.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .include(part)
    .options({ resultTypes: ['violations'] });
  if (apart !== undefined) axe.exclude(apart);
  const rules = themes[theme];
  const { violations: found } = await (rules === null ? axe : axe.withRules([...rules])).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}
