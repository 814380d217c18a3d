import type { Browser, Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { desk as deskEn, sheet as sheetEn } from '#labs/messages/desk-en.ts';
import { desk as deskKo, sheet as sheetKo } from '#labs/messages/desk-ko.ts';
import { fill } from '#labs/messages/fill.ts';
import { wall as wallEn } from '#labs/messages/wall-en.ts';
import { wall as wallKo } from '#labs/messages/wall-ko.ts';
import type { Language } from './lab-page.ts';

type Identity = { stage: string; desk: string; wall: string; key: string };

/** The instructor's own screen. */
export class InstructorDesk {
  readonly page: Page;
  readonly desk: typeof deskEn;
  readonly sheet: typeof sheetEn;
  readonly wall: typeof wallEn;
  readonly #path: string;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.desk = { en: deskEn, ko: deskKo }[language];
    this.sheet = { en: sheetEn, ko: sheetKo }[language];
    this.wall = { en: wallEn, ko: wallKo }[language];
    this.#path = language === 'ko' ? '/ko/present/' : '/present/';
  }

  /** @param fragment as in `#sheet=…` */
  async open(fragment = ''): Promise<void> {
    await this.page.goto(`${this.#path}${fragment}`);
    await expect(this.part(this.desk.stage.title)).toBeVisible();
  }

  part(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  items(): Locator {
    return this.part(this.sheet.title).getByRole('listitem');
  }

  /** Titles of the run sheet, in its order. */
  titles(): Locator {
    return this.items().locator('strong');
  }

  onItem(action: 'show' | 'edit' | 'up' | 'down' | 'remove', title: string): Locator {
    return this.button(fill(this.sheet.named, { action: this.sheet[action], title }));
  }

  /** Opens the part of the run sheet that is folded away. */
  async unfold(title: string): Promise<void> {
    await this.page.locator('summary').filter({ hasText: title }).click();
  }

  async says(sentence: string): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
  }

  async warns(sentence: string): Promise<void> {
    await expect(this.page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  }

  async openFile(text: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.button(this.sheet.share.open).click(),
    ]);
    await chooser.setFiles({ name: 'sheet.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** Tokens and key of this device, where a stage in another window finds them. */
  async identity(): Promise<Identity> {
    const kept = () => this.page.evaluate(() => localStorage.getItem('icebreaker.class') ?? '{}');
    await expect.poll(async () => (JSON.parse(await kept()) as Partial<Identity>).wall ?? null).not.toBeNull();
    return JSON.parse(await kept()) as Identity;
  }

  tiles(): Locator {
    return this.page.locator('.wall-tile');
  }
}

/** A desk, and the page of a learner of its class in another browser context. */
export async function deskAndLearner(page: Page, browser: Browser) {
  const desk = new InstructorDesk(page);
  await desk.open();
  const { wall } = await desk.identity();
  const context = await browser.newContext();
  const learner = await context.newPage();
  await learner.goto(`/wall/#${wall}`);
  return { desk, learner, context };
}
