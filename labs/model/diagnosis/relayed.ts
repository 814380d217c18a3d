import { partnerOf } from './call-facts.ts';
import { callsOf, givenCandidate, isAfter, lastAnswer, ownCandidates } from './connection-facts.ts';
import type { Applied, ConnectionFacts, Examined, Moment } from './examined.ts';
import { isSilentSince } from './patience.ts';

/** How the candidates of one side came, or did not come, to this connection. */
export type Relayed = {
  connection: ConnectionFacts;
  partner: ConnectionFacts | null;
  answer: Applied;
  /** The first candidate that the other side gathered. */
  theirs: Moment | undefined;
  /** Some of their candidates were given to this connection: by a call, or in the description. */
  hasSome: boolean;
};

/** `null` as long as offer and answer are not done, or candidates may still come. */
export function findRelayed(examined: Examined, connection: ConnectionFacts): Relayed | null {
  const answer = lastAnswer(connection);
  const partner = partnerOf(examined, connection);
  if (!answer || connection.applied.at(-1) !== answer) return null;
  if (partner && partner.applied.at(-1)?.description.type !== 'answer') return null;
  const theirs = partner ? ownCandidates(partner)[0] : undefined;
  const since = theirs && isAfter(theirs, answer) ? theirs : answer;
  if (!isSilentSince(examined, since, connection, partner)) return null;
  const wasAdded = callsOf(connection, 'addIceCandidate').some((call) => givenCandidate(call) !== null);
  const wasDescribed = connection.applied.some(
    ({ side, description }) => side === 'remote' && /^a=candidate:/m.test(description.sdp),
  );
  return { connection, partner, answer, theirs, hasSome: wasAdded || wasDescribed };
}
