import { embedCode } from '#labs/widgets/embed-code.ts';
import { fill } from '#labs/messages/fill.ts';
import { labs } from '#src/curriculum.ts';
import { shellText } from '#src/shell-text.ts';
import { expect, test } from '../support/fixtures.ts';
import { EmbeddedLab } from './pages/embedded-lab.ts';
import { languages } from './pages/lab-page.ts';
import { LoopbackLab } from './pages/loopback-lab.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';
import { eachTheme, violations } from './support/axe.ts';
import { serveForeignPages } from './support/foreign-page.ts';

/** What these do at once waits for another tab. */
const byStep: readonly string[] = ['two-tab-call'];

for (const { slug } of labs) {
  test(`in a page of another origin ${slug} runs, and tells its height`, async ({ page, server }) => {
    test.setTimeout(60_000);
    await using foreign = await serveForeignPages();
    const embedded = new EmbeddedLab(page, slug);
    await embedded.open(foreign, server.url);
    await embedded.act(byStep.includes(slug) ? 'step' : 'run');
    expect((await embedded.trace()).events.length).toBeGreaterThan(0);
    await embedded.hasItsHeight();
  });
}

test('the height settles: nothing is told twice, and nothing while nothing happens', async ({ page, server }) => {
  await using foreign = await serveForeignPages();
  const embedded = new EmbeddedLab(page, 'offer-answer');
  for (const width of [1280, 700, 390, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await embedded.open(foreign, server.url);
    await embedded.isAwake();
    await embedded.hasItsHeight();
    const told = await embedded.heightsTold();
    expect(told).toBeLessThan(12);
    // So many frames later, still the same.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 30; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    expect(await embedded.heightsTold()).toBe(told);
  }
});

test('a frame out of sight tells its height once it is loaded, without being scrolled to', async ({ page, server }) => {
  await using foreign = await serveForeignPages();
  const embedded = new EmbeddedLab(page, 'offer-answer');
  await embedded.openOutOfSight(foreign, server.url);
  await expect.poll(() => embedded.heightsTold()).toBeGreaterThan(0);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('with camera and microphone handed on, a call is made of them', async ({ page, server }) => {
  await using foreign = await serveForeignPages();
  const embedded = new EmbeddedLab(page, 'loopback-call');
  const { sources, media } = embedded.words.common;
  const call = async (allow?: string) => {
    await embedded.open(foreign, server.url, '', allow);
    await embedded.isAwake();
    await embedded.lab.getByLabel(sources.label).selectOption({ label: sources.camera });
    await embedded.button(embedded.words.loopback.start).click();
  };
  await call();
  await expect(embedded.button(embedded.words.loopback.hangUp)).toBeEnabled();
  await expect
    .poll(async () => (await embedded.trace()).events.filter(({ type }) => type === 'track.received').length)
    .toBeGreaterThan(0);

  await test.step('without them the lab says why, and offers the way on', async () => {
    await call('fullscreen');
    await embedded.lab.getByRole('alert').getByRole('button', { name: media.useSynthetic }).click();
    await embedded.button(embedded.words.loopback.start).click();
    await expect(embedded.button(embedded.words.loopback.hangUp)).toBeEnabled();
  });
});

test('where storage is refused, a lab runs, its windows open, and nothing goes wrong', async ({ page, server }) => {
  await page.addInitScript(() => {
    if (parent === window) return;
    const refuse = () => {
      throw new DOMException('The storage is blocked.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(globalThis, name, { get: refuse });
  });
  await using foreign = await serveForeignPages();
  const embedded = new EmbeddedLab(page, 'loopback-call');
  await embedded.open(foreign, server.url);
  await embedded.act('run');
  const { keep } = embedded.words.common.tools;
  await embedded.button(keep.button).click();
  await expect(embedded.frame.getByRole('dialog')).toContainText(keep.blocked);
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 664 },
])
  test(`a window of a lab opens where the reader is, ${viewport.width} px wide`, async ({ page, server }) => {
    await page.setViewportSize(viewport);
    await using foreign = await serveForeignPages();
    const embedded = new EmbeddedLab(page, 'loopback-call');
    await embedded.open(foreign, server.url);
    await embedded.isAwake();
    await embedded.hasItsHeight();
    const { keep, keys } = embedded.words.common.tools;
    for (const { button } of [keep, keys]) {
      await embedded.button(button).click();
      await expect(embedded.frame.getByRole('dialog')).toBeInViewport({ ratio: 0.99 });
      await page.keyboard.press('Escape');
      await expect(embedded.frame.getByRole('dialog')).toHaveCount(0);
      await expect(embedded.button(button)).toBeFocused();
    }
  });

test('links lead out of the frame, and the other tab of a call is a page of its own', async ({ page, server }) => {
  await using foreign = await serveForeignPages();
  const embedded = new EmbeddedLab(page, 'two-tab-call');
  await embedded.open(foreign, server.url);
  await embedded.isAwake();
  const { twoTab } = embedded.words;
  await embedded.button(twoTab.openRoom).click();
  await embedded.says(twoTab.status.alone);
  const opening = page.context().waitForEvent('page');
  await embedded.lab.getByRole('link', { name: twoTab.openOther }).click();
  const other = new TwoTabLab(await opening);
  await other.saysStatus('together');
  expect(new URL(other.page.url()).pathname).toBe('/labs/two-tab-call/');
  await embedded.says(twoTab.status.together);
  await embedded.button(twoTab.call).click();
  await other.isConnected('bob');

  const leaving = page.context().waitForEvent('page');
  await embedded.frame.getByRole('link', { name: shellText('en').embedHome }).click();
  await expect(await leaving).toHaveURL(/\/labs\/two-tab-call\/\?room=\w{6}$/);
  await expect(page).toHaveURL(/127\.0\.0\.1/);
});

for (const language of languages) {
  test(`what an address gets wrong is said, and the lab works, in ${language}`, async ({ page, server }) => {
    await using foreign = await serveForeignPages();
    const embedded = new EmbeddedLab(page, 'loopback-call', language);
    const text = shellText(language);
    await embedded.open(foreign, server.url, '?theme=pink&falt=glare&fault=nonsense');
    const alerts = embedded.frame.getByRole('alert');
    await expect(alerts.first()).toContainText(text.embedTheme.replace('{value}', 'pink'));
    await expect(alerts.first()).toContainText(text.embedUnknown.replace('{value}', 'falt'));
    await expect(embedded.lab.getByRole('alert')).toContainText(
      fill(embedded.words.common.tools.address.fault, { value: 'nonsense' }),
    );
    await embedded.act('run');
    await embedded.hasItsHeight();
  });

  test(`a frame that names no lab lists those there are, in ${language}`, async ({ page, server }) => {
    await using foreign = await serveForeignPages();
    const embedded = new EmbeddedLab(page, 'nonsense', language);
    const text = shellText(language);
    await embedded.open(foreign, server.url);
    await expect(embedded.frame.getByRole('heading', { name: text.embedMissingTitle })).toBeAttached();
    await expect(embedded.frame.getByRole('listitem')).toHaveCount(labs.length);
    await embedded.hasItsHeight();
    const [first] = labs;
    await embedded.frame.getByRole('link', { name: first?.title[language] ?? '' }).click();
    await expect(embedded.lab).toHaveAttribute('data-lab', first?.slug ?? '');
  });

  test(`no page for a frame is wider than a phone or refused by axe, in ${language}`, async ({ page }) => {
    test.setTimeout(120_000);
    const base = language === 'ko' ? '/ko' : '';
    for (const slug of [...labs.map((lab) => lab.slug), 'no-such-lab']) {
      const themes = language === 'en' ? eachTheme : (['light'] as const);
      for (const theme of themes) {
        await page.goto(`${base}/embed/${slug}/?theme=${theme}`);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        expect.soft(await violations(page, theme), `${slug}, ${theme}`).toEqual([]);
      }
      for (const width of [390, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const beyond = () =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        await expect.soft.poll(beyond, `px beyond ${width} on ${slug}`).toBe(0);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  });

  test(`the lines for a frame are copied with what is broken, and work, in ${language}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const lab = new LoopbackLab(page, language);
    const { embed } = lab.words.common.tools;
    await lab.open('?fault=candidates-one-way&view=ladder&utm=1');
    await lab.isAwake();
    await lab.press(embed.button);
    const dialog = page.getByRole('dialog', { name: embed.title });
    await dialog.getByLabel(embed.theme).selectOption({ label: embed.themes.dark });
    const title = lab.words.loopback.title;
    const code = embedCode({ name: 'loopback-call', title, lang: language, href: page.url(), theme: 'dark' });
    await expect(dialog.getByLabel(embed.code)).toHaveValue(code);
    await dialog.getByRole('button', { name: embed.copy, exact: true }).click();
    await expect(dialog.getByRole('status')).toHaveText(embed.copied);
    for (const theme of eachTheme) expect(await violations(page, theme, 'dialog')).toEqual([]);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('?fault=candidates-one-way&amp;view=ladder&amp;theme=dark"');

    await using foreign = await serveForeignPages();
    await page.goto(foreign.show(copied));
    const embedded = new EmbeddedLab(page, 'loopback-call', language);
    await expect(embedded.frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(embedded.lab.getByText(embedded.words.common.tools.breakIt.broken)).toBeVisible();
    await embedded.hasItsHeight();
  });
}

test('where nothing can be copied, the lines are selected and the window says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('No.', 'NotAllowedError')) },
    });
  });
  const lab = new LoopbackLab(page);
  const { embed } = lab.words.common.tools;
  await lab.open();
  await lab.isAwake();
  await lab.press(embed.button);
  const dialog = page.getByRole('dialog', { name: embed.title });
  await dialog.getByRole('button', { name: embed.copy, exact: true }).click();
  await expect(dialog.getByRole('status')).toHaveText(embed.notCopied);
  const code = dialog.getByLabel(embed.code);
  await expect(code).toBeFocused();
  const selected = await code.evaluate(({ selectionStart, selectionEnd, value }: HTMLTextAreaElement) =>
    value.slice(selectionStart, selectionEnd),
  );
  expect(selected).toMatch(/^<iframe\n[^]*<\/iframe>$/);
});
