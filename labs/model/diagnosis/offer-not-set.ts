import { firstFound, partnerOf, sentDuring } from './call-facts.ts';
import { callsOf, givenType, isAfter, rejectedWith } from './connection-facts.ts';
import type { ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { isSilentSince } from './patience.ts';

/** `createOffer()` was called, its offer sent, and never given to `setLocalDescription()`. */
export const offerNotSet: Rule = {
  id: 'offer-not-set',
  explains: [
    'answer-twice',
    'no-answer',
    'candidate-too-early',
    'candidates-not-relayed',
    'candidates-one-way',
    'wrong-m-lines',
  ],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const created = callsOf(connection, 'createOffer').findLast(({ outcome }) => outcome === 'resolved');
  if (!created) return null;
  const sent = sentDuring(examined, connection, 'offer').findLast((each) => isAfter(each, created));
  if (callsOf(connection, 'setLocalDescription').some((call) => isAfter(call, created))) return null;

  const refused = callsOf(connection, 'setRemoteDescription').find(
    (call) => isAfter(call, created) && givenType(call) === 'answer' && rejectedWith(call, 'InvalidStateError'),
  );
  if (refused) return found('offer-not-set', connection.peer, { evidence: [created, sent, refused, refused.end] });
  // An offer may be made only to be looked at: sending it is what shows that it was meant.
  if (!sent || !isSilentSince(examined, sent, connection, partnerOf(examined, connection))) return null;
  return found('offer-not-set', connection.peer, { certainty: 'likely', evidence: [created, sent] });
}
