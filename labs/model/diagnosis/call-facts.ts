import type { SignalingMessage, TraceEventOf } from '../trace.ts';
import { peers as peerIds, type PeerId } from '../vocabulary.ts';
import type { ConnectionFacts, Examined, PeerFacts } from './examined.ts';
import type { Finding } from './finding.ts';

// Questions that several rules ask about both peers at once.

export function otherOf(peer: PeerId): PeerId {
  return peer === 'alice' ? 'bob' : 'alice';
}

/** The other end: their last connection that lived while this one did. `null` where none was recorded. */
export function partnerOf({ peers }: Examined, { peer, first, beyond }: ConnectionFacts): ConnectionFacts | null {
  return (
    peers[otherOf(peer)].connections.findLast(
      (theirs) => theirs.first < beyond && theirs.beyond > first && (theirs.closed?.seq ?? Infinity) > first,
    ) ?? null
  );
}

/** Of a trace with very many calls only the latest are looked at: the others are over. */
const latest = 20;

/** The first finding that `look` has for a connection, the latest connection first. */
export function firstFound(
  { connections }: Examined,
  look: (connection: ConnectionFacts) => Finding | null,
): Finding | null {
  for (const connection of connections.slice(-latest).reverse()) {
    const finding = look(connection);
    if (finding) return finding;
  }
  return null;
}

/** The same for each peer, the caller first. */
export function firstFoundOfPeers({ peers }: Examined, look: (peer: PeerFacts) => Finding | null): Finding | null {
  for (const id of peerIds) {
    const finding = look(peers[id]);
    if (finding) return finding;
  }
  return null;
}

/** `possible` where the other side's trace would be needed to know, and is not there. */
export function unlessAlone(
  { peers }: Examined,
  needed: PeerId,
  certainty: Finding['certainty'],
): Finding['certainty'] {
  return peers[needed].isRecorded ? certainty : 'possible';
}

/** What this connection's side has sent while it was the latest. */
export function sentDuring(
  { peers }: Examined,
  { peer, first, beyond }: ConnectionFacts,
  kind: SignalingMessage['kind'],
): readonly TraceEventOf<'message.sent'>[] {
  return peers[peer]
    .events('message.sent')
    .filter(({ message, seq }) => message.kind === kind && seq > first && seq < beyond);
}

/** The arrival of a message at the other side. */
export function arrivalOf(
  { peers }: Examined,
  { peer, message }: TraceEventOf<'message.sent'>,
): TraceEventOf<'message.received'> | undefined {
  return peers[otherOf(peer)].events('message.received').find((received) => received.message.id === message.id);
}
