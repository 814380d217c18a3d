import type { Step } from '../fold.ts';
import type { PeerId } from '../vocabulary.ts';

/** Which STUN and TURN servers a peer has: none, the lab's own, or somebody else's. */
export type TurnLinkState = 'none' | 'ours' | 'others';
export type TurnLinks = Readonly<Record<PeerId, TurnLinkState>>;

export const noTurnLinks: TurnLinks = { alice: 'none', bob: 'none' };

export const stepTurnLinks: Step<TurnLinks> = (links, event) => {
  const state = (next: TurnLinkState) => (links[event.peer] === next ? links : { ...links, [event.peer]: next });
  switch (event.type) {
    case 'turn.linked':
      return state(event.isOurs ? 'ours' : 'others');
    case 'turn.unlinked':
      return state('none');
    // A link ends with the call it was made for.
    case 'call.started':
      return event.method === 'close' ? state('none') : links;
    default:
      return links;
  }
};
