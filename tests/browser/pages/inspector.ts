import type { Locator } from 'playwright/test';
import { expect } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import type { ViewId } from '#labs/widgets/lab-address.ts';
import type { LabPage } from './lab-page.ts';

/** The timeline and the inspector of a lab. */
export class Inspector {
  readonly lab: LabPage;

  constructor(lab: LabPage) {
    this.lab = lab;
  }

  get slider(): Locator {
    return this.lab.lab.getByRole('slider', { name: this.lab.words.common.tools.timeline.label });
  }

  get panel(): Locator {
    return this.lab.lab.getByRole('tabpanel');
  }

  tab(view: ViewId): Locator {
    // Findings carries a number behind its name.
    return this.lab.lab.getByRole('tab', {
      name: new RegExp(`^${this.lab.words.common.tools.inspector.tabs[view]}\\s*\\d*$`),
    });
  }

  async open(view: ViewId): Promise<void> {
    await this.tab(view).click();
    await expect(this.panel).toHaveAttribute('data-view', view);
  }

  /** The line of an event in the list, by what it says. */
  event(sentence: string): Locator {
    return this.lab.events().filter({ hasText: sentence }).first().getByRole('button');
  }

  /** The lab shows the moment after this many events. */
  async isAt(count: number): Promise<void> {
    await expect(this.slider).toHaveAttribute('aria-valuenow', String(count));
    await expect(this.lab.lab.getByText(this.#sentence(count))).toBeVisible();
  }

  async isLive(options: { timeout?: number } = {}): Promise<void> {
    await expect(this.#back).toHaveCount(0, options);
  }

  async goLive(): Promise<void> {
    await this.#back.click();
    await this.isLive();
  }

  /** How many events the lab shows now. */
  async count(): Promise<number> {
    return Number(await this.slider.getAttribute('aria-valuenow'));
  }

  /** Out of the past: to now, or to the end of a trace that was opened. */
  get #back(): Locator {
    const { backToLive, toTheEnd } = this.lab.words.common.tools.moment;
    return this.lab.lab.getByRole('button', { name: new RegExp(`^(${backToLive}|${toTheEnd})$`) });
  }

  #sentence(count: number): RegExp | string {
    const { past, start } = this.lab.words.common.tools.moment;
    return count === 0 ? start : new RegExp(`^${fill(past, { count, total: '\\d+' })}$`);
  }
}
