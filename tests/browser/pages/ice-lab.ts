import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { ice as en } from '#labs/messages/ice-en.ts';
import { ice as ko } from '#labs/messages/ice-ko.ts';
import type { ServerChoice } from '#labs/model/ice/settings.ts';
import type { Trace } from '#labs/model/trace.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };

/** The lab in which candidates are gathered. */
export class IceLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'ice-gathering', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  async choose(servers: ServerChoice, policy: RTCIceTransportPolicy = 'all'): Promise<void> {
    // What is chosen before is heard only after a while, and two choices at once are to be gathered with.
    await this.isAwake();
    await this.lab.getByLabel(this.own.servers).first().selectOption(servers);
    await this.lab.getByLabel(this.own.policy).selectOption(policy);
  }

  /** Presses the button and waits until the browser says that it has finished. */
  async gather(): Promise<void> {
    await this.press(this.own.gather);
    await this.shows('alice', { 'ice-gathering': 'complete' });
  }

  /** Marks on the axis of time whose words begin so. */
  marks(beginning: string): Locator {
    return this.lab
      .getByRole('region', { name: this.own.axis.title })
      .getByRole('button', { name: new RegExp(`^${beginning}`) });
  }

  async meet(): Promise<void> {
    await this.press(this.own.meet);
    await this.says(this.own.status.connected);
  }

  async addServer(url: string, username = '', credential = ''): Promise<void> {
    const form = this.lab.getByRole('region', { name: this.own.own.title });
    await form.getByLabel(this.own.own.url).fill(url);
    await form.getByLabel(this.own.own.username).fill(username);
    await form.getByLabel(this.own.own.credential).fill(credential);
    await form.getByRole('button', { name: this.own.own.add, exact: true }).click();
  }

  /** The line of the self-test about this server. */
  verdict(url: string): Locator {
    return this.lab.getByRole('region', { name: this.own.test.title }).getByRole('listitem').filter({ hasText: url });
  }

  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('ice-gathering').trace());
  }

  /** The relayed address in the pair that Alice has selected last. */
  async selected(): Promise<string> {
    const { events } = await this.trace();
    const last = events.findLast((event) => event.peer === 'alice' && event.type === 'candidate-pair.selected');
    expect(last).toBeDefined();
    return (last?.type === 'candidate-pair.selected' && last.local?.split(' ').slice(4, 6).join(':')) || '';
  }
}
