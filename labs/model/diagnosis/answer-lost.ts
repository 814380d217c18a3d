import { arrivalOf, firstFound, otherOf, partnerOf, sentDuring, unlessAlone } from './call-facts.ts';
import { appliedOf, callsOf, isAfter, openOffer, rejectedWith } from './connection-facts.ts';
import type { ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { isSilentSince } from './patience.ts';

/** The answer was made, and never set by the side that offered. */
export const answerLost: Rule = {
  id: 'answer-lost',
  explains: ['no-answer', 'candidate-too-early', 'candidates-not-relayed', 'candidates-one-way'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const offer = openOffer(connection);
  if (!offer) return null;
  const tried = callsOf(connection, 'setRemoteDescription').some((call) => isAfter(call, offer));
  if (tried) return null;
  const early = callsOf(connection, 'addIceCandidate').filter((call) => rejectedWith(call, 'InvalidStateError'));
  const partner = partnerOf(examined, connection);
  const answer = partner && appliedOf(partner, 'local', 'answer').find((each) => isAfter(each, offer));
  // Without the other side's trace, their candidates are what tells that they have answered.
  if (!answer && (partner || early.length === 0)) return null;
  if (!isSilentSince(examined, answer ?? offer, connection, partner)) return null;

  const sent = partner ? sentDuring(examined, partner, 'answer').findLast((each) => isAfter(each, offer)) : undefined;
  return found('answer-lost', otherOf(connection.peer), {
    certainty: unlessAlone(examined, otherOf(connection.peer), 'likely'),
    evidence: [offer, answer, sent, sent && arrivalOf(examined, sent), early[0]],
    values: { refused: early.length },
  });
}
