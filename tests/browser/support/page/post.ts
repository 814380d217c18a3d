import { sessionVersion } from '#labs/model/views/descriptions.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

/** A description on its way. */
export type Letter = {
  type: 'offer' | 'pranswer' | 'answer';
  sdp: string;
  /** Which offer it is, or which one it answers. */
  offer: number;
  /** The last offer whose answer its writer had in force; 0 when none was. */
  agreed: number;
};

/** What the two have last written to each other, and what fits where. */
export type Post = {
  /** Keeps what `peer` has just set as its local description. */
  send: (peer: PeerId, description: RTCSessionDescription) => void;
  /** Puts into the last letter what its description has become since: the same one, with candidates in it. */
  rewrite: (peer: PeerId, description: RTCSessionDescription) => void;
  /** The last letter `peer` has written. */
  lastOf: (peer: PeerId) => Letter | undefined;
  /** `peer` has set this letter as its remote description. */
  taken: (peer: PeerId, letter: Letter) => void;
  /** Whether the letter answers the last offer of `peer`, or as an offer goes on from what `peer` has agreed to. */
  fits: (peer: PeerId, letter: Letter) => boolean;
  /** For new connections, to which nothing fits. */
  forget: () => void;
};

export function createPost(): Post {
  let last: Partial<Record<PeerId, Letter>> = {};
  let offered: Partial<Record<PeerId, number>> = {};
  let answering: Partial<Record<PeerId, number>> = {};
  let agreed: Partial<Record<PeerId, number>> = {};
  let count = 0;
  return {
    send(peer, { type, sdp }) {
      if (type === 'rollback') return;
      if (type === 'offer') offered[peer] = count += 1;
      const offer = (type === 'offer' ? offered[peer] : answering[peer]) ?? 0;
      if (type === 'answer') agreed[peer] = offer;
      last[peer] = { type, sdp, offer, agreed: agreed[peer] ?? 0 };
    },
    rewrite(peer, { type, sdp }) {
      const letter = last[peer];
      const isSame = letter && sessionVersion(letter) === sessionVersion({ type, sdp });
      if (isSame && letter.type === type) last[peer] = { ...letter, sdp };
    },
    lastOf: (peer) => last[peer],
    taken(peer, { type, offer }) {
      if (type === 'offer') answering[peer] = offer;
      if (type === 'answer') agreed[peer] = offer;
    },
    fits(peer, letter) {
      return letter.type === 'offer' ? letter.agreed === (agreed[peer] ?? 0) : letter.offer === offered[peer];
    },
    forget() {
      last = {};
      offered = {};
      answering = {};
      agreed = {};
    },
  };
}
