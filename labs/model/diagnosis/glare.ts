import { firstFound, otherOf, partnerOf } from './call-facts.ts';
import { appliedOf, callsOf, givenType, isAfter, rejectedWith } from './connection-facts.ts';
import type { Applied, Call, ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * Both sides offered at once, and neither insisted: each gave its own offer up for the other's. With perfect negotiation
 * only the polite one does so.
 *
 * @see https://w3c.github.io/webrtc-pc/#perfect-negotiation-example
 */
export const glare: Rule = {
  id: 'glare',
  explains: [
    ...(['answer-twice', 'answer-in-wrong-state', 'no-answer', 'answer-lost', 'answer-not-set'] as const),
    ...(['wrong-m-lines', 'mangled-sdp', 'no-renegotiation'] as const),
    ...(['candidate-too-early', 'malformed-candidate', 'candidates-not-relayed', 'candidates-one-way'] as const),
    ...(['wrong-fingerprint', 'peer-vanished'] as const),
  ],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const own = givenUp(connection);
  if (!own) return null;
  const partner = partnerOf(examined, connection);
  const theirs = partner && givenUp(partner);
  if (theirs) {
    return found('glare', isAfter(own.offer, theirs.offer) ? connection.peer : partner.peer, {
      evidence: [own.offer, theirs.offer, own.by, theirs.by],
    });
  }
  // One side alone shows it by the answer to the offer that it no longer has.
  const refused = callsOf(connection, 'setRemoteDescription').find(
    (call) => isAfter(call, own.by) && givenType(call) === 'answer' && rejectedWith(call, 'InvalidStateError'),
  );
  if (!refused || examined.peers[otherOf(connection.peer)].isRecorded) return null;
  return found('glare', connection.peer, { certainty: 'possible', evidence: [own.offer, own.by, refused] });
}

/** The own offer that was open when an offer of the other side was set in its place. */
function givenUp(connection: ConnectionFacts): { offer: Applied; by: Call } | null {
  const set = callsOf(connection, 'setLocalDescription', 'setRemoteDescription');
  for (const [index, by] of set.entries()) {
    const before = set[index - 1];
    if (by.method !== 'setRemoteDescription' || givenType(by) !== 'offer') continue;
    if (before?.method !== 'setLocalDescription' || before.outcome !== 'resolved') continue;
    const offer = appliedOf(connection, 'local', 'offer').findLast((each) => isAfter(by, each));
    if (offer && isAfter(offer, before)) return { offer, by };
  }
  return null;
}
