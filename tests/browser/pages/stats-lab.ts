import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { stats as en } from '#labs/messages/stats-en.ts';
import { stats as ko } from '#labs/messages/stats-ko.ts';
import type { GraphId } from '#labs/model/stats/metrics.ts';
import type { QualityLevel } from '#labs/model/stats/quality.ts';
import type { Trace } from '#labs/model/trace.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };

/** The lab of a call whose statistics are drawn. */
export class StatsLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'stats', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  async connect(): Promise<void> {
    await this.press(this.own.connect);
    await this.says(this.own.status.connected);
  }

  graph(id: GraphId): Locator {
    return this.lab.getByRole('figure').and(this.page.locator(`[data-graph="${id}"]`));
  }

  /** The verdict on the call of one peer, with its reasons. */
  verdict(peer: PeerId): Locator {
    return this.lab.getByRole('region', { name: this.own.quality.title }).locator(`[data-peer="${peer}"]`);
  }

  /** Whoever of the two receives over the spoilt way is judged so. */
  async bothAre(level: QualityLevel, timeout: number): Promise<void> {
    for (const peer of peers)
      await expect(this.verdict(peer).getByRole('status')).toHaveText(this.own.quality.levels[level], { timeout });
  }

  async slide(label: string, value: number): Promise<void> {
    await this.lab.getByRole('slider', { name: label }).fill(String(value));
  }

  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('stats').trace());
  }
}
