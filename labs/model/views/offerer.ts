import type { Step } from '../fold.ts';
import type { PeerId } from '../vocabulary.ts';
import { peers } from '../vocabulary.ts';

/** Who made the last offer: the caller, whichever place it has in the room. `null` before there was one. */
export const stepOfferer: Step<PeerId | null> = (offerer, event) => {
  if (!('message' in event) || event.message.kind !== 'offer') return offerer;
  if (event.type === 'message.sent') return event.peer;
  return peers.find((peer) => peer !== event.peer) ?? offerer;
};
