import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { fill } from '#labs/messages/fill.ts';
import type { Refusal } from '#labs/model/machines/legality.ts';
import type { PeerId, SignalingState } from '#labs/model/vocabulary.ts';
import { LabPage, type Language } from './lab-page.ts';

type Slot = keyof LabPage['words']['offerAnswer']['slots'];

/** The lab with a button for each call. */
export class OfferAnswerLab extends LabPage {
  constructor(page: Page, language: Language = 'en') {
    super(page, language, 'offer-answer', ({ offerAnswer }) => offerAnswer.title);
  }

  side(peer: PeerId): Locator {
    return this.lab.getByRole('region', { name: this.words.common.peers[peer] });
  }

  /** @param call as it is written on the button: `setLocalDescription(offer)` */
  callButton(peer: PeerId, call: string): Locator {
    return this.side(peer).getByRole('button', { name: call, exact: true });
  }

  /** Presses a call that succeeds. */
  async call(peer: PeerId, call: string): Promise<void> {
    await this.see();
    await this.callButton(peer, call).click();
    await this.says(fill(this.words.offerAnswer.status.called, { peer: this.words.common.peers[peer], call }));
  }

  /** The call says why it would be refused, and refused it is when pressed all the same. */
  async refuses(peer: PeerId, call: string, refusal: Refusal): Promise<void> {
    const { common, offerAnswer } = this.words;
    const button = this.callButton(peer, call);
    await this.see();
    await expect(button).toHaveAccessibleDescription(
      fill(offerAnswer.refusedNow, { reason: common.refusals[refusal] }),
    );
    await button.click();
    const sentence = { peer: common.peers[peer], call, name: 'InvalidStateError', message: '' };
    await this.says(fill(offerAnswer.status.refused, sentence));
  }

  /** Nothing has come from the other side that this call could set. */
  async hasNothingFor(peer: PeerId, call: string): Promise<void> {
    const other = this.words.common.peers[peer === 'alice' ? 'bob' : 'alice'];
    const button = this.callButton(peer, call);
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(fill(this.words.offerAnswer.nothingYet, { other }));
  }

  async signaling(alice: SignalingState, bob: SignalingState): Promise<void> {
    await this.shows('alice', { signaling: alice });
    await this.shows('bob', { signaling: bob });
  }

  /** What the four slots of a peer hold: the name of a type, or `none`. */
  async holds(peer: PeerId, slots: Readonly<Record<Slot, string>>): Promise<void> {
    const { offerAnswer } = this.words;
    for (const [slot, content] of Object.entries(slots)) {
      const term = this.side(peer).getByText(offerAnswer.slots[slot as Slot], { exact: true });
      await expect(term.locator('xpath=following-sibling::dd'), `${slot} of ${peer}`).toHaveText(
        content === 'none' ? offerAnswer.none : new RegExp(`^${content}( v\\d+)?$`),
      );
    }
  }
}
