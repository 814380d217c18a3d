import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { data as dataEn } from '#labs/messages/data-en.ts';
import { data as dataKo } from '#labs/messages/data-ko.ts';
import { en as labEn } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { ko as labKo } from '#labs/messages/ko.ts';
import { transfer as en } from '#labs/messages/transfer-en.ts';
import { transfer as ko } from '#labs/messages/transfer-ko.ts';
import type { Trace, TraceEventOf, TraceEventType } from '#labs/model/trace.ts';
import type { TransferState } from '#labs/model/transfer/transfer-machine.ts';
import type { Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace; hangUp: () => void } } };
export type Side = 'sender' | 'receiver';

/** The part of the data lab that sends files, found by its own name. */
export class TransferPanel {
  readonly page: Page;
  readonly words: typeof en;
  readonly panel: Locator;
  readonly #language: Language;

  constructor(page: Page, language: Language = 'en') {
    this.page = page;
    this.#language = language;
    this.words = { en, ko }[language];
    this.panel = page.getByRole('region', { name: this.words.title, exact: true });
  }

  /** The lab with a call that is up, and the panel in sight. */
  async open(): Promise<void> {
    await this.page.goto(`${this.#language === 'ko' ? '/ko' : ''}/labs/data-channel/`);
    await this.connect();
    // The panel is fetched when somebody comes near.
    await expect(async () => {
      await this.page.locator('.lab-data-panels').evaluate((element) => element.scrollIntoView());
      await expect(this.panel).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(this.button(this.words.send)).not.toHaveAttribute('aria-disabled');
  }

  async connect(): Promise<void> {
    const name = { en: dataEn, ko: dataKo }[this.#language].connect;
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Goes on with what was cut off, once there is a call for it. */
  async resume(): Promise<void> {
    const button = this.button(this.words.resume);
    await expect(button).not.toHaveAttribute('aria-disabled');
    await button.click();
  }

  async hangUp(): Promise<void> {
    await this.page.evaluate(() => (window as unknown as Scripted).icebreaker.lab('data-channel').hangUp());
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  end(side: Side): Locator {
    const { alice, bob } = { en: labEn, ko: labKo }[this.#language].common.peers;
    const name = side === 'sender' ? fill(this.words.sends, { peer: alice }) : fill(this.words.receives, { peer: bob });
    return this.panel.getByRole('region', { name, exact: true });
  }

  async pressAt(side: Side, name: string): Promise<void> {
    await this.end(side).getByRole('button', { name, exact: true }).click();
  }

  async chooseSize(mebibytes: number): Promise<void> {
    const size = mebibytes < 1024 ? `${mebibytes} MiB` : `${mebibytes / 1024} GiB`;
    await this.panel.getByRole('combobox', { name: this.words.file, exact: true }).selectOption({
      label: fill(this.words.synthetic, { size }),
    });
  }

  async chooseFile(path: string): Promise<void> {
    await this.panel.getByLabel(this.words.choose).setInputFiles(path);
  }

  async askBefore(): Promise<void> {
    await this.panel.getByLabel(this.words.automatic).uncheck();
  }

  async send(): Promise<void> {
    await this.button(this.words.send).click();
  }

  async isAt(side: Side, state: TransferState, timeout = 30_000): Promise<void> {
    const step = this.end(side).locator('[aria-current="step"]');
    await expect(step, `${side} is ${state}`).toHaveText(this.words.states[state], { timeout });
  }

  async bothAre(state: TransferState): Promise<void> {
    for (const side of ['sender', 'receiver'] as const) await this.isAt(side, state);
  }

  async warns(side: Side, sentence: string): Promise<void> {
    await expect(this.end(side).getByRole('alert')).toHaveText(sentence);
  }

  /** Some of the file has been written, and it goes on. */
  async isMoving(): Promise<void> {
    const done = () =>
      this.end('receiver')
        .getByRole('progressbar')
        .evaluate((bar: HTMLProgressElement) => bar.value);
    await expect.poll(done, { intervals: [50], timeout: 30_000 }).toBeGreaterThan(0);
    await this.isAt('receiver', 'sending');
  }

  /** The SHA-256 that each end shows. */
  async hashes(): Promise<string[]> {
    const all = [];
    for (const side of ['sender', 'receiver'] as const)
      all.push(await this.end(side).locator('code').textContent({ timeout: 5000 }));
    return all.map((hash) => hash ?? '');
  }

  /** Complete on both sides, with equal hashes, and said so. */
  async isWhole(): Promise<void> {
    await this.bothAre('complete');
    for (const side of ['sender', 'receiver'] as const)
      await expect(this.end(side).getByText(this.words.equal)).toBeVisible();
    const [own, theirs] = await this.hashes();
    expect(own).toMatch(/^[0-9a-f]{64}$/);
    expect(theirs).toBe(own);
  }

  /** Names of the files that are kept on disk. */
  keptFiles(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('transfers', { create: true });
      const names: string[] = [];
      for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys()) names.push(name);
      return names;
    });
  }

  async leavesNothing(): Promise<void> {
    await expect.poll(() => this.keptFiles(), { message: 'files on disk' }).toEqual([]);
    const open = async () => {
      const count = async (type: 'data-channel.opened' | 'data-channel.closed') =>
        (await this.events(type)).filter(({ channel }) => channel.label === 'file').length;
      return (await count('data-channel.opened')) - (await count('data-channel.closed'));
    };
    await expect.poll(open, { message: 'channels of files that are open' }).toBe(0);
  }

  trace(): Promise<Trace> {
    return this.page.evaluate(() => (window as unknown as Scripted).icebreaker.lab('data-channel').trace());
  }

  async events<T extends TraceEventType>(type: T): Promise<readonly TraceEventOf<T>[]> {
    const { events } = await this.trace();
    return events.filter((event) => event.type === type) as unknown as readonly TraceEventOf<T>[];
  }
}
