import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import { negotiation as en } from '#labs/messages/negotiation-en.ts';
import { negotiation as ko } from '#labs/messages/negotiation-ko.ts';
import type { ChangeId, NegotiationWay } from '#labs/model/negotiation/changes.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { LabPage, type Language } from './lab-page.ts';

/** The lab of two calls on the same clicks, one with naive negotiation and one with perfect. */
export class NegotiationLab extends LabPage {
  readonly own: typeof en;

  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'negotiation', () => ({ en, ko })[language].title);
    this.own = { en, ko }[language];
  }

  call(way: NegotiationWay): Locator {
    return this.lab.getByRole('region', { name: this.own.ways[way], exact: true });
  }

  outcome(way: NegotiationWay): Locator {
    return this.call(way).getByRole('group', { name: this.own.call.sentence });
  }

  /** Both calls are up, with what they begin with. */
  async connect(): Promise<void> {
    await this.press(this.own.connect);
    for (const way of ['naive', 'perfect'] as const) await this.isWell(way);
  }

  async isWell(way: NegotiationWay): Promise<void> {
    await expect(this.outcome(way)).toContainText(this.own.outcome.well);
  }

  async change(peer: PeerId, change: ChangeId): Promise<void> {
    const { panel, changes } = this.own;
    const maker = this.lab.getByRole('group', { name: fill(panel.of, { peer: this.words.common.peers[peer] }) });
    const button = maker.getByRole('button', { name: changes[change], exact: true });
    if (!(await button.isVisible())) await maker.getByText(panel.more).click();
    await button.click();
  }

  async bothAtOnce(alice: ChangeId, bob: ChangeId): Promise<void> {
    const { panel, changes, atOnce } = this.own;
    const together = this.lab.getByRole('group', { name: panel.together });
    for (const [peer, change] of [['alice', alice] as const, ['bob', bob] as const]) {
      const name = fill(panel.does, { peer: this.words.common.peers[peer] });
      await together.getByLabel(name).selectOption({ label: changes[change] });
    }
    await together.getByRole('button', { name: atOnce }).click();
  }

  async choosePolite(who: 'alice' | 'bob' | 'both' | 'neither'): Promise<void> {
    const { label, ...names } = this.own.polite;
    await this.lab.getByLabel(label).selectOption({ label: names[who] });
  }

  async setDelay(ms: number): Promise<void> {
    await this.lab.getByLabel(this.own.delay).fill(String(ms));
  }

  async lookAt(way: NegotiationWay): Promise<void> {
    const look = this.lab.getByRole('group', { name: this.own.look });
    await look.getByRole('button', { name: this.own.ways[way] }).click();
  }

  machine(way: NegotiationWay, peer: PeerId): Locator {
    const name = fill(this.own.call.machine, { peer: this.words.common.peers[peer] });
    return this.call(way).getByRole('figure', { name }).getByRole('status');
  }

  lines(): Locator {
    return this.lab.getByRole('region', { name: this.own.lines.title }).getByRole('row');
  }
}
