import type { PeerId } from './vocabulary.ts';

export function otherPeer(peer: PeerId): PeerId {
  return peer === 'alice' ? 'bob' : 'alice';
}
