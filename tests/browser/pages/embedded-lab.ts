import type { FrameLocator, Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { en, type Messages } from '#labs/messages/en.ts';
import { ko } from '#labs/messages/ko.ts';
import type { Trace } from '#labs/model/trace.ts';
import type { ForeignPages } from '../support/foreign-page.ts';
import type { Language } from './lab-page.ts';

type Handle = { run: () => Promise<unknown>; step: () => Promise<unknown>; trace: () => Trace };
type Scripted = { icebreaker: { lab: (name: string) => Handle } };
type Height = { type: string; lab: string; height: number };

/** All that an iframe may hand on, as the reference says. */
export const everything = 'camera; microphone; display-capture; autoplay; fullscreen';

/** A lab in a frame of somebody else's page. */
export class EmbeddedLab {
  readonly page: Page;
  readonly words: Messages;
  readonly frame: FrameLocator;
  readonly lab: Locator;
  readonly #name: string;
  readonly #language: Language;

  constructor(page: Page, name: string, language: Language = 'en') {
    this.page = page;
    this.words = { en, ko }[language];
    this.frame = page.frameLocator('iframe');
    this.lab = this.frame.locator('[data-lab]');
    this.#name = name;
    this.#language = language;
  }

  /** @param query as in `?theme=dark` */
  async open(foreign: ForeignPages, site: string, query = '', allow = everything): Promise<void> {
    await this.page.goto(foreign.show(this.#lines(site, query, allow)));
  }

  /** Far below the first screen of the page. */
  async openOutOfSight(foreign: ForeignPages, site: string): Promise<void> {
    await this.page.goto(foreign.show(`<div style="height: 6000px"></div>${this.#lines(site, '', everything)}`));
  }

  #lines(site: string, query: string, allow: string): string {
    const source = new URL(`${this.#language === 'ko' ? '/ko' : ''}/embed/${this.#name}/${query}`, site).href;
    return `<iframe src="${source}" title="A lab" width="100%" height="300" style="border: 0" allow="${allow}"></iframe>`;
  }

  async isAwake(): Promise<void> {
    await this.lab.scrollIntoViewIfNeeded();
    await expect(this.frame.locator('astro-island[ssr]')).toHaveCount(0);
  }

  button(name: string): Locator {
    return this.lab.getByRole('button', { name, exact: true });
  }

  async says(sentence: string | RegExp): Promise<void> {
    await expect(this.lab.getByRole('status').filter({ hasText: sentence })).toBeVisible();
  }

  /** Does what there is to do, as a script does it. */
  async act(what: 'run' | 'step'): Promise<void> {
    await this.isAwake();
    const act = ([name, step]: readonly [string, 'run' | 'step']) =>
      (globalThis as unknown as Scripted).icebreaker.lab(name)[step]();
    await this.#inside(act, [this.#name, what] as const);
  }

  trace(): Promise<Trace> {
    return this.#inside((name) => (globalThis as unknown as Scripted).icebreaker.lab(name).trace(), this.#name);
  }

  /** Runs in the frame. */
  async #inside<A, R>(run: (given: A) => R | Promise<R>, given: A): Promise<R> {
    const frame = this.page.frames()[1];
    if (frame === undefined) throw new Error('There is no frame.');
    return frame.evaluate(run as never, given as never);
  }

  /** The frame is as high as the page in it, and has said so in whole pixels. */
  async hasItsHeight(): Promise<void> {
    const beyond = () =>
      this.#inside(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        return scrollHeight - clientHeight;
      }, null);
    await expect.poll(beyond, { message: `px of ${this.#name} that are not to be seen` }).toBe(0);
    const heights = async () => {
      const told = (await this.#heard()).at(-1);
      const real = await this.#inside(() => Math.ceil(document.documentElement.getBoundingClientRect().height), null);
      return { ...told, real };
    };
    await expect
      .poll(async () => {
        const { type, lab, height, real } = await heights();
        return { type, lab, isReal: height === real, isWhole: Number.isInteger(height) };
      })
      .toEqual({ type: 'icebreaker:height', lab: this.#name, isReal: true, isWhole: true });
  }

  /** How often it has said a height. */
  async heightsTold(): Promise<number> {
    return (await this.#heard()).length;
  }

  #heard(): Promise<Height[]> {
    return this.page.evaluate(() => (globalThis as unknown as { heard: Height[] }).heard);
  }
}
