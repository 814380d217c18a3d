import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import { media as en } from '#labs/messages/media-en.ts';
import { media as ko } from '#labs/messages/media-ko.ts';
import type { MuteRow } from '#labs/model/media/mute-table.ts';
import type { MediaKind, MuteWay } from '#labs/model/media/mute-ways.ts';
import type { Trace } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };

/** The lab of streams, tracks, mute and devices. */
export class MediaLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'media', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  async connect(): Promise<void> {
    await this.press(this.own.connect);
    await this.says(this.own.status.connected);
  }

  /** Mutes by the button of this way; `choice` is what the field says. */
  async mute(way: MuteWay, choice: string = this.own.mute.both): Promise<void> {
    await this.lab.getByLabel(this.own.mute.what).selectOption({ label: choice });
    await this.press(this.own.mute.ways[way]);
    await expect(this.button(this.own.mute.ways[way])).toHaveAttribute('aria-pressed', 'true');
  }

  /** One row of the table of this kind. */
  row(kind: MediaKind, way: MuteWay, phase: keyof MuteRow): Locator {
    const table = this.lab.getByRole('table', { name: this.own.mute.table.caption[kind] });
    return table.locator(`[data-way="${way}"] [data-phase="${phase}"]`);
  }

  /** One m-line of the drawing, by the words at its head. */
  line(mid: string, kind: MediaKind): Locator {
    return this.lab.getByRole('group', { name: fill(this.own.objects.line, { mid, kind: this.own.kinds[kind] }) });
  }

  lines(): Locator {
    return this.lab.locator('.lab-media-line');
  }

  /** The transceiver of one side, in one line. */
  end(line: Locator, peer: PeerId): Locator {
    return line.locator(`[data-peer="${peer}"]`);
  }

  get mistake(): Locator {
    return this.lab.getByRole('region', { name: this.own.mistake.title });
  }

  /** What is below is fetched when somebody comes near. */
  async goToMistake(): Promise<void> {
    await this.see();
    await expect(async () => {
      await this.lab.locator('.lab-media-later').evaluate((element) => element.scrollIntoView());
      await expect(this.mistake).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('media').trace());
  }
}
