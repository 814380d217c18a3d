import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { devices as en } from '#labs/messages/devices-en.ts';
import { devices as ko } from '#labs/messages/devices-ko.ts';
import { media as mediaEn } from '#labs/messages/media-en.ts';
import { media as mediaKo } from '#labs/messages/media-ko.ts';
import type { DeviceKind } from '#labs/model/devices/device.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };

/** The part of the media lab with its devices and sources. */
export class DevicesPanel extends LabPage {
  readonly own: typeof en;
  readonly panel: Locator;
  readonly #connect: string;

  constructor(page: Page, language: Language = 'en') {
    const media = { en: mediaEn, ko: mediaKo }[language];
    super(page, language, 'media', () => media.title);
    this.own = { en, ko }[language];
    this.#connect = media.connect;
    this.panel = this.lab.getByRole('region', { name: this.own.title, exact: true });
  }

  /** The panel is fetched when somebody comes near. */
  override async open(query = ''): Promise<void> {
    await super.open(query);
    await this.isAwake();
    await expect(async () => {
      await this.lab.locator('.lab-media-later').evaluate((element) => element.scrollIntoView());
      await expect(this.panel).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  /** There is a call, and the far side has its picture. */
  async connect(): Promise<void> {
    await this.press(this.#connect);
    await this.farPlays();
  }

  async farPlays(): Promise<void> {
    const video = this.panel.getByLabel(this.own.pictures.far, { exact: true });
    await video.scrollIntoViewIfNeeded();
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0);
  }

  part(name: string): Locator {
    return this.panel.getByRole('region', { name, exact: true });
  }

  async push(name: string): Promise<void> {
    const button = this.panel.getByRole('button', { name, exact: true });
    await expect(button).not.toHaveAttribute('aria-disabled', 'true');
    await button.click();
  }

  /** The choice of one kind of device. */
  choice(kind: DeviceKind): Locator {
    const { kinds, speaker } = this.own;
    const name = kind === 'audiooutput' ? speaker.label : kinds[kind];
    return this.panel.getByRole('combobox', { name });
  }

  /** What a list of names and values says behind this name. */
  fact(name: string): Locator {
    return this.panel
      .locator('div')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .locator('> dd');
  }

  /** What the far side receives has this shape; how large it is, its encoder may decide by the second. */
  async farShape(shape: '4:3' | '16:9'): Promise<void> {
    const size = this.fact(this.own.screen.size);
    // It is read only while it is looked at.
    await size.scrollIntoViewIfNeeded();
    const [width = 0, height = 1] = shape.split(':').map(Number);
    const read = async () => {
      const [across = 0, down = 1] = ((await size.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
      return across / down;
    };
    await expect.poll(read, { timeout: 20_000 }).toBeCloseTo(width / height, 1);
  }

  async recorded(): Promise<readonly TraceEvent[]> {
    const read = () => (globalThis as unknown as Scripted).icebreaker.lab('media').trace().events;
    return this.page.evaluate(read);
  }

  async eventsOf<T extends TraceEvent['type']>(type: T): Promise<readonly Extract<TraceEvent, { type: T }>[]> {
    return (await this.recorded()).filter((event) => event.type === type) as Extract<TraceEvent, { type: T }>[];
  }
}
