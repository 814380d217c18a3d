import type { PeerId } from '#labs/model/vocabulary.ts';

/** A description on its way: which offer it is, or which one it answers. */
export type Letter = { type: 'offer' | 'pranswer' | 'answer'; sdp: string; offer: number };

/** What the two have last written to each other, and what fits where. */
export type Post = {
  /** Keeps what `peer` has just set as its local description. */
  send: (peer: PeerId, description: RTCSessionDescription) => void;
  /** The last letter `peer` has written. */
  lastOf: (peer: PeerId) => Letter | undefined;
  /** `peer` has taken in this offer, and will answer it. */
  taken: (peer: PeerId, letter: Letter) => void;
  /** Whether the letter answers the last offer of `peer`. */
  fits: (peer: PeerId, letter: Letter) => boolean;
  /** For new connections, to which nothing fits. */
  forget: () => void;
};

export function createPost(): Post {
  let last: Partial<Record<PeerId, Letter>> = {};
  let offered: Partial<Record<PeerId, number>> = {};
  let answering: Partial<Record<PeerId, number>> = {};
  let count = 0;
  return {
    send(peer, { type, sdp }) {
      if (type === 'rollback') return;
      if (type === 'offer') offered[peer] = count += 1;
      last[peer] = { type, sdp, offer: (type === 'offer' ? offered[peer] : answering[peer]) ?? 0 };
    },
    lastOf: (peer) => last[peer],
    taken(peer, letter) {
      answering[peer] = letter.offer;
    },
    fits: (peer, letter) => letter.type !== 'offer' && letter.offer === offered[peer],
    forget() {
      last = {};
      offered = {};
      answering = {};
    },
  };
}
