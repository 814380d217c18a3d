import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { data as en } from '#labs/messages/data-en.ts';
import { data as ko } from '#labs/messages/data-ko.ts';
import { fill } from '#labs/messages/fill.ts';
import type { WishPreset } from '#labs/model/data/channel-wish.ts';
import type { FloodKind } from '#labs/model/data/flood-plan.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import type { Trace } from '#labs/model/trace.ts';
import { peers, type DataChannelState, type PeerId } from '#labs/model/vocabulary.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };

/** The lab of data channels, with its channels, its messages and its flood. */
export class DataLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'data-channel', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  async connect(): Promise<void> {
    await this.press(this.own.connect);
    await this.says(this.own.status.connected);
    await this.isIn('chat', 'open');
  }

  choosePath(path: NetworkPath): Promise<unknown> {
    const { path: label, paths } = this.words.network;
    return this.lab.getByLabel(label, { exact: true }).selectOption({ label: paths[path] });
  }

  /** The two lines of a channel in the table of those that live. */
  endOf(label: string, peer: PeerId): Locator {
    const channel = this.lab
      .getByRole('table', { name: this.own.table.title })
      .getByRole('rowgroup')
      .filter({ has: this.page.getByRole('radio', { name: fill(this.own.table.choose, { label }), exact: true }) });
    return channel
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: this.words.common.peers[peer], exact: true }) });
  }

  async isIn(label: string, state: DataChannelState): Promise<void> {
    for (const peer of peers) await expect(this.endOf(label, peer)).toContainText(state);
  }

  async choose(label: string): Promise<void> {
    await this.lab
      .getByRole('radio', { name: fill(this.own.table.choose, { label }), exact: true })
      .first()
      .check();
  }

  /** The chart of the channel that is chosen. */
  chartOf(peer: PeerId): Locator {
    return this.lab.locator(`[data-peer="${peer}"][data-machine="data-channel"]`).first();
  }

  async make(preset: WishPreset): Promise<void> {
    const { title, preset: label, presets, submit } = this.own.make;
    const form = this.lab.getByRole('form', { name: title });
    await form.getByLabel(label).selectOption({ label: presets[preset] });
    await form.getByRole('button', { name: submit }).click();
  }

  async say(peer: PeerId, text: string, kind: keyof (typeof en)['talk']['kinds'] = 'text'): Promise<void> {
    const { form, text: label, kind: kindLabel, kinds } = this.own.talk;
    const side = this.lab.getByRole('form', { name: fill(form, { peer: this.words.common.peers[peer] }) });
    await side.getByLabel(kindLabel).selectOption({ label: kinds[kind] });
    await side.getByLabel(label, { exact: true }).fill(text);
    await side.getByLabel(label, { exact: true }).press('Enter');
  }

  saidAt(peer: PeerId): Locator {
    const name = fill(this.own.talk.list, { peer: this.words.common.peers[peer] });
    return this.lab.getByRole('list', { name }).getByRole('listitem');
  }

  flood(): Locator {
    return this.lab.getByRole('region', { name: this.own.flood.title, exact: true });
  }

  /** What is done with a call is fetched when somebody comes near; the inspector is below it. */
  async goToFlood(): Promise<void> {
    await this.lab.getByRole('tablist').last().scrollIntoViewIfNeeded();
    await this.flood().scrollIntoViewIfNeeded();
  }

  /** Sends it, and waits until nothing is under way. */
  async floods(plan: { rate: number; seconds: number }): Promise<void> {
    const { rate, length, start, phases } = this.own.flood;
    await this.goToFlood();
    await this.flood().getByLabel(rate).selectOption(String(plan.rate));
    await this.flood().getByLabel(length).selectOption(String(plan.seconds));
    await this.flood().getByRole('button', { name: start, exact: true }).click();
    await expect(this.flood()).toContainText(phases.over, { timeout: 80_000 });
  }

  /** The figures of a row, by the names of their columns. */
  async figuresOf(kind: FloodKind): Promise<Record<'sent' | 'delivered' | 'lost' | 'underWay', number>> {
    const row = this.flood()
      .getByRole('table', { name: this.own.flood.table })
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: this.own.flood.kinds[kind], exact: true }) });
    const [sent = NaN, delivered = NaN, lost = NaN, , underWay = NaN] = (
      await row.getByRole('cell').allInnerTexts()
    ).map(Number);
    return { sent, delivered, lost, underWay };
  }

  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('data-channel').trace());
  }
}
