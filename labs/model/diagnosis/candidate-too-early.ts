import { firstFound } from './call-facts.ts';
import { callsOf, givenCandidate, isAfter, isOfIgnoredOffer, rejectedWith } from './connection-facts.ts';
import type { ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { patienceMs, waited } from './patience.ts';

/**
 * Candidates were added before there was a remote description, were refused, and were not added again.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-peerconnection-addicecandidate
 */
export const candidateTooEarly: Rule = {
  id: 'candidate-too-early',
  explains: ['candidates-not-relayed', 'candidates-one-way'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const described = connection.applied.find(({ side }) => side === 'remote');
  // Without any description there is a worse fault than this one.
  if (!described || waited(examined, described, connection) < patienceMs(examined)) return null;
  const added = callsOf(connection, 'addIceCandidate');
  const early = added.filter((call) => rejectedWith(call, 'InvalidStateError') && isAfter(described, call));
  const again = new Set(added.filter((call) => isAfter(call, described)).map(givenCandidate));
  const lost = early.filter(
    (call) => givenCandidate(call) !== null && !again.has(givenCandidate(call)) && !isOfIgnoredOffer(connection, call),
  );
  const [first] = lost;
  if (!first) return null;
  return found('candidate-too-early', connection.peer, {
    evidence: [first, first.end, described],
    values: { count: lost.length },
  });
}
