import type { Page } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import { connected, LabPage, type Language } from './lab-page.ts';

/** The call in one page. */
export class LoopbackLab extends LabPage {
  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'loopback-call', ({ loopback }) => loopback.title);
  }

  start(): Promise<void> {
    return this.press(this.words.loopback.start);
  }

  step(): Promise<void> {
    return this.press(this.words.loopback.step);
  }

  hangUp(): Promise<void> {
    return this.press(this.words.loopback.hangUp);
  }

  reset(): Promise<void> {
    return this.press(this.words.loopback.reset);
  }

  /** All charts say so, and the lab says how long it took or that every step is done. */
  async isConnected(): Promise<void> {
    await this.showsBoth(connected);
    const { done, doneSteps } = this.words.loopback.status;
    const [ms, steps] = [fill(done, { ms: '\\d+' }), fill(doneSteps, { count: loopbackSteps.length })];
    await this.says(new RegExp(`${ms}|${steps}`));
  }

  /** The lab says that so many steps are done, and which one comes next. */
  async saysStep(done: number): Promise<void> {
    const next = loopbackSteps[done];
    if (next === undefined) throw new RangeError(`There is no step after ${done}.`);
    const { status, steps } = this.words.loopback;
    await this.says(fill(status.between, { done, count: loopbackSteps.length, next: steps[next.id] }));
  }
}
