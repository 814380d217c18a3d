import { appliedOf, callsOf, givenType, hasRemoteDescription, isAfter, openOffer } from './connection-facts.ts';
import { arrivalOf, firstFound, otherOf, partnerOf, sentDuring, unlessAlone } from './call-facts.ts';
import type { ConnectionFacts, Examined, Moment } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { isSilentSince, waited } from './patience.ts';

/** An offer is out, and the other side never makes an answer. */
export const noAnswer: Rule = {
  id: 'no-answer',
  explains: ['candidates-not-relayed', 'candidates-one-way'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const offer = openOffer(connection);
  if (!offer) return null;
  const partner = partnerOf(examined, connection);
  if (partner && answers(partner, offer)) return null;
  // An answer that was refused, or an offer that came instead of one, is another story.
  const tried = callsOf(connection, 'setRemoteDescription').some((call) => isAfter(call, offer));
  if (tried || !isSilentSince(examined, offer, connection, partner)) return null;

  const sent = sentDuring(examined, connection, 'offer').at(-1);
  // Code that has not even sent its offer is still at it, unless it sends nothing by a channel that is recorded.
  if (!sent && examined.peers[connection.peer].events('message.sent').length > 0) return null;
  const culprit = otherOf(connection.peer);
  const arrival = sent && arrivalOf(examined, sent);
  const isLost = sent !== undefined && !arrival && examined.peers[culprit].isRecorded;
  return found('no-answer', culprit, {
    certainty: unlessAlone(examined, culprit, 'likely'),
    ...(isLost ? { variant: 'offer-lost' as const } : {}),
    evidence: [offer, sent, arrival, partner?.events('connection.created')[0]],
    values: { seconds: Math.round(waited(examined, offer, connection) / 1000) },
  });
}

/** Made an answer, or tried to, or has none to make. */
function answers(partner: ConnectionFacts, offer: Moment): boolean {
  const refused = callsOf(partner, 'setRemoteDescription').some(({ outcome }) => outcome === 'rejected');
  const tried = callsOf(partner, 'createAnswer', 'setLocalDescription').some(
    (call) => isAfter(call, offer) && (call.method === 'createAnswer' || givenType(call) !== 'offer'),
  );
  const hasOwnOffer = appliedOf(partner, 'local', 'offer').length > 0 && !hasRemoteDescription(partner);
  return refused || tried || hasOwnOffer;
}
