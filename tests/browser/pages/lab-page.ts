import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { en, type Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { ko } from '#labs/messages/ko.ts';
import { machineIds, peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** States of the machines of one peer, as far as a test names them. */
export type ShownStates = Partial<Record<MachineId, string>>;

export const fresh: ShownStates = {
  signaling: 'stable',
  'ice-gathering': 'new',
  'ice-connection': 'new',
  connection: 'new',
};

export const connected: ShownStates = {
  signaling: 'stable',
  'ice-gathering': 'complete',
  'ice-connection': 'connected',
  connection: 'connected',
};

/** Gathering keeps the state it had: `close()` does not touch it. */
export const closed: ShownStates = {
  signaling: 'closed',
  'ice-gathering': 'complete',
  'ice-connection': 'closed',
  connection: 'closed',
};

/** What every lab has: its charts, its status, its events and its tools, found as a person finds them. */
export class LabPage {
  readonly page: Page;
  readonly words: Messages;
  readonly lab: Locator;
  readonly #path: string;

  constructor(page: Page, language: Language, name: string, title: (words: Messages) => string) {
    this.page = page;
    this.words = { en, ko }[language];
    this.lab = page.getByRole('region', { name: title(this.words), exact: true });
    this.#path = `${language === 'ko' ? '/ko' : ''}/labs/${name}/`;
  }

  /** @param query as in `?room=ABC234` */
  async open(query = ''): Promise<void> {
    await this.page.goto(`${this.#path}${query}`);
  }

  /** A lab wakes up when it is seen. */
  async see(): Promise<void> {
    await this.lab.scrollIntoViewIfNeeded();
  }

  /** Its scripts have come. What is pressed before is done then, but nobody could tell when. */
  async isAwake(): Promise<void> {
    await this.see();
    await expect(this.page.locator('astro-island[ssr]').filter({ has: this.lab })).toHaveCount(0);
  }

  button(name: string): Locator {
    return this.lab.getByRole('button', { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.see();
    await this.button(name).click();
  }

  /** The lab says this, in its status. */
  async says(sentence: string | RegExp, options: { timeout?: number } = {}): Promise<void> {
    await expect(this.lab.getByRole('status').filter({ hasText: sentence })).toBeVisible(options);
  }

  /** The lab says that something is wrong. */
  async warns(sentence: string): Promise<void> {
    await expect(this.lab.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  }

  chart(peer: PeerId, machine: MachineId): Locator {
    return this.lab.locator(`[data-peer="${peer}"][data-machine="${machine}"]`);
  }

  /** Every named state is what its chart says, in words and in lights. */
  async shows(peer: PeerId, states: ShownStates): Promise<void> {
    const { peers: names, machines, peer: words } = this.words.common;
    const charts = this.lab.getByRole('group', { name: fill(words.charts, { peer: names[peer] }), exact: true });
    const figures = machineIds
      .filter((machine) => states[machine] !== undefined)
      .map((machine) => {
        const state = states[machine] ?? '';
        return `- figure "${machines[machine]}":\n  - status: ${state}\n  - 'img /: ${state}$/'`;
      });
    await expect(charts).toMatchAriaSnapshot(figures.join('\n'));
  }

  async showsBoth(states: ShownStates): Promise<void> {
    for (const peer of peers) await this.shows(peer, states);
  }

  /** The lines of the list of events, in its order. */
  events(): Locator {
    return this.lab.getByRole('region', { name: this.words.common.events.title }).getByRole('listitem');
  }

  /** Milliseconds since the first event, line by line. */
  async eventTimes(): Promise<number[]> {
    const lines = await this.events().allTextContents();
    return lines.map((line) => Number.parseFloat(line));
  }

  video(peer: PeerId, which: 'local' | 'remote'): Locator {
    const { peer: words, peers: names } = this.words.common;
    return this.lab.getByLabel(fill(words[which], { peer: names[peer] }), { exact: true });
  }

  /** There is a picture, and from now on its time moves. */
  async plays(peer: PeerId, which: 'local' | 'remote'): Promise<void> {
    const video = this.video(peer, which);
    // A browser lets a silent picture play by itself once it is looked at, and not before.
    await video.scrollIntoViewIfNeeded();
    const now = await video.evaluate((element: HTMLVideoElement) => element.currentTime);
    const seen = () =>
      video.evaluate(
        ({ videoWidth, currentTime }: HTMLVideoElement, before) => videoWidth > 0 && currentTime > before,
        now,
      );
    await expect.poll(seen, { message: `the ${which} picture of ${peer} moves`, intervals: [50] }).toBe(true);
  }

  async chooseSource(source: Exclude<keyof Messages['common']['media']['nouns'], 'screen'>): Promise<void> {
    const { label, ...sources } = this.words.common.sources;
    await this.lab.getByLabel(label).selectOption({ label: sources[source] });
  }

  /** Opens a file with the lab's own button. */
  async openTrace(name: string, text: string): Promise<void> {
    await this.isAwake();
    const choosing = this.page.waitForEvent('filechooser');
    await this.press(this.words.common.frame.openTrace);
    const chooser = await choosing;
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }
}
