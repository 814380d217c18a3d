import { firstFound, partnerOf, sentDuring } from './call-facts.ts';
import { appliedOf, callsOf, isAfter } from './connection-facts.ts';
import type { ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { isSilentSince } from './patience.ts';

/** `createAnswer()` was called and its answer never given to `setLocalDescription()`. */
export const answerNotSet: Rule = {
  id: 'answer-not-set',
  explains: ['no-answer', 'candidates-not-relayed', 'candidates-one-way', 'relay-without-turn'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const created = callsOf(connection, 'createAnswer').findLast(({ outcome }) => outcome === 'resolved');
  if (!created?.end) return null;
  if (callsOf(connection, 'setLocalDescription').some((call) => isAfter(call, created))) return null;

  const partner = partnerOf(examined, connection);
  const sent = sentDuring(examined, connection, 'answer').findLast((each) => isAfter(each, created));
  const arrived = partner && appliedOf(partner, 'remote', 'answer').findLast((each) => isAfter(each, created));
  // Some code sends the answer first and sets it after; it does so at once.
  if (!isSilentSince(examined, created.end, connection, partner)) return null;
  return found('answer-not-set', connection.peer, {
    certainty: sent || arrived ? 'certain' : 'likely',
    evidence: [created, created.end, sent, arrived],
  });
}
