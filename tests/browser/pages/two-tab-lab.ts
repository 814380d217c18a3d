import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import type { CallMode } from '#labs/model/machines/two-tab.ts';
import type { Trace } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { connected, LabPage, type Language } from './lab-page.ts';

type Scripted = { icebreaker: { lab: (name: string) => { trace: () => Trace } } };
type Status = keyof LabPage['words']['twoTab']['status'];

/** One tab of the call between two. */
export class TwoTabLab extends LabPage {
  readonly language: Language;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'two-tab-call', ({ twoTab }) => twoTab.title);
    this.language = language;
  }

  /** Two tabs in one room, each of which sends its packets through a TURN server only. */
  static async openRelayed(page: Page): Promise<[TwoTabLab, TwoTabLab]> {
    const alice = new TwoTabLab(page);
    await alice.open('?path=relay');
    await alice.openRoom();
    // The invitation says how to come: by the same path.
    const bob = await alice.openOtherTab();
    expect(new URL(bob.page.url()).searchParams.get('path')).toBe('relay');
    return [alice, bob];
  }

  /** Everything recorded in this tab. */
  trace(): Promise<Trace> {
    return this.page.evaluate(() => (globalThis as unknown as Scripted).icebreaker.lab('two-tab-call').trace());
  }

  /** Opens a room of its own. Returns its code. */
  async openRoom(): Promise<string> {
    await this.press(this.words.twoTab.openRoom);
    return this.room();
  }

  /** The code of the room this tab is in. */
  async room(): Promise<string> {
    const code = this.lab.locator('[data-room] strong');
    await expect(code).toBeVisible();
    return (await code.textContent()) ?? '';
  }

  async join(code: string): Promise<void> {
    await this.lab.getByLabel(this.words.twoTab.codeLabel).fill(code);
    await this.press(this.words.twoTab.joinRoom);
  }

  link(name: string | RegExp): Locator {
    return this.lab.getByRole('link', { name });
  }

  /** Presses the button for it, and waits until both are in the room. */
  async openOtherTab(): Promise<TwoTabLab> {
    const opening = this.page.context().waitForEvent('page');
    await this.link(this.words.twoTab.openOther).click();
    const other = new TwoTabLab(await opening, this.language);
    await this.saysStatus('together');
    await other.saysStatus('together');
    return other;
  }

  async call(mode: CallMode): Promise<void> {
    const { callWith, modes, call } = this.words.twoTab;
    await this.lab.getByLabel(callWith).selectOption({ label: modes[mode] });
    await this.press(call);
  }

  hangUp(): Promise<void> {
    return this.press(this.words.twoTab.hangUp);
  }

  leave(): Promise<void> {
    return this.press(this.words.twoTab.leave);
  }

  /** @param values for the blanks of the sentence */
  saysStatus(status: Status, values: Record<string, string> = {}): Promise<void> {
    return this.says(fill(this.words.twoTab.status[status], values));
  }

  /** The tab says who it is, in words. */
  async is(peer: PeerId): Promise<void> {
    const { twoTab, common } = this.words;
    await expect(this.lab.getByText(fill(twoTab.youAre, { peer: common.peers[peer] }), { exact: true })).toBeVisible();
  }

  async isConnected(peer: PeerId): Promise<void> {
    await this.saysStatus('connected');
    await this.shows(peer, connected);
    await this.plays(peer, 'remote');
  }

  /** The messages of this kind that this tab has sent or received. */
  messages(kind: 'OFFER' | 'ANSWER' | 'CANDIDATE', way: 'sent' | 'received'): Locator {
    const { messages, arrows } = this.words.twoTab;
    return this.lab
      .getByRole('region', { name: messages })
      .getByRole('listitem')
      .filter({ has: this.page.getByText(kind, { exact: true }) })
      .filter({ has: this.page.getByText(arrows[way], { exact: true }) });
  }
}
