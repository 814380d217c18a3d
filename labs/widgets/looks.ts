import type { SyntheticLook } from '#labs/drivers/synthetic-media.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

/** How the synthetic cameras look: on a dark picture in both themes, so not in the colours of the theme. A fifth apart in pitch. */
export function looks(m: CommonMessages): Readonly<Record<PeerId, SyntheticLook>> {
  return {
    alice: { name: m.peers.alice, colour: '#7cc4ff', pitch: 220 },
    bob: { name: m.peers.bob, colour: '#ffa35c', pitch: 330 },
  };
}
