import { firstFound, partnerOf } from './call-facts.ts';
import { callsOf, isAfter, lastAnswer, negotiatesAfter } from './connection-facts.ts';
import type { ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { isSilentSince } from './patience.ts';

/** A data channel was created after a negotiation that had no section for one, and no new offer was made. */
export const lateDataChannel: Rule = {
  id: 'late-data-channel',
  explains: ['no-renegotiation', 'send-before-open'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const answer = lastAnswer(connection);
  const created = callsOf(connection, 'createDataChannel').findLast(({ outcome }) => outcome === 'resolved');
  if (!answer || !created || !isAfter(created, answer)) return null;
  const hasPlace = answer.sections().some(({ kind, isRejected }) => kind === 'application' && !isRejected);
  if (hasPlace || negotiatesAfter(connection, created)) return null;
  if (!isSilentSince(examined, created, connection, partnerOf(examined, connection))) return null;
  const needed = connection.events('negotiation.needed').find((event) => isAfter(event, created));
  return found('late-data-channel', connection.peer, {
    certainty: 'likely',
    evidence: [answer, created, needed],
    values: { label: String(created.given[0] ?? '') },
  });
}
