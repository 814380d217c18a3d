import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { en, type Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { ko } from '#labs/messages/ko.ts';
import type { Missing } from '#labs/model/checkpoints/checkpoints.ts';
import type { Language } from './lab-page.ts';

/** The questions and the goals of a lesson. */
export class LessonPage {
  readonly page: Page;
  readonly words: Messages['learning'];
  readonly #path: string;

  constructor(page: Page, slug: string, language: Language = 'en') {
    this.page = page;
    this.words = { en, ko }[language].learning;
    this.#path = `${language === 'ko' ? '/ko' : ''}/lessons/${slug}/`;
  }

  async open(): Promise<void> {
    await this.page.goto(this.#path);
  }

  /** A question, by its words. */
  question(words: string | RegExp): Locator {
    return this.page.getByRole('group', { name: words });
  }

  /** The one that turns out to be true has a tick behind it. */
  choice(question: string | RegExp, choice: string): Locator {
    const name = new RegExp(`^${choice.replaceAll(/[^\w\s]/g, '.')}\\s*✓?$`);
    return this.question(question).getByRole('radio', { name });
  }

  async answer(question: string | RegExp, choice: string): Promise<void> {
    await this.question(question).scrollIntoViewIfNeeded();
    await this.choice(question, choice).check();
    await this.saysOf(this.question(question), fill(this.words.predict.waiting, { choice }));
  }

  /** The answer given before is still there. */
  async remembers(question: string | RegExp, choice: string): Promise<void> {
    await this.question(question).scrollIntoViewIfNeeded();
    await expect(this.choice(question, choice)).toBeChecked();
  }

  /** The trace has decided for `truth`, where the learner had said `choice`. */
  async decides(question: string | RegExp, truth: string, choice: string): Promise<void> {
    const { right, wrong } = this.words.predict;
    await this.saysOf(this.question(question), fill(choice === truth ? right : wrong, { truth, choice }));
  }

  /** A goal, by its words. */
  checkpoint(goal: string): Locator {
    return this.page.locator('[data-state]').filter({ hasText: goal });
  }

  async isOpen(goal: string, missing: Missing): Promise<void> {
    const { notYet, missing: reasons } = this.words.checkpoint;
    await this.saysOf(this.checkpoint(goal), `${notYet} ${reasons[missing]}`);
  }

  isDone(goal: string): Promise<void> {
    return this.saysOf(this.checkpoint(goal), this.words.checkpoint.done);
  }

  wasDone(goal: string): Promise<void> {
    return this.saysOf(this.checkpoint(goal), this.words.checkpoint.doneBefore);
  }

  /** What is below the fold wakes up when it is seen. */
  private async saysOf(part: Locator, sentence: string): Promise<void> {
    await part.scrollIntoViewIfNeeded();
    await expect(part.getByRole('status')).toHaveText(sentence);
  }
}
