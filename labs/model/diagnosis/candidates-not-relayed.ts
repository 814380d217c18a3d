import { firstFound, otherOf, unlessAlone } from './call-facts.ts';
import { cameUp, ownCandidates } from './connection-facts.ts';
import type { ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { findRelayed } from './relayed.ts';

/** Offer and answer are done, both sides have candidates, and neither was given those of the other. */
export const candidatesNotRelayed: Rule = {
  id: 'candidates-not-relayed',
  explains: ['candidates-one-way'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const own = findRelayed(examined, connection);
  const [first] = ownCandidates(connection);
  if (!own || !first || own.hasSome || cameUp(connection)) return null;
  const { partner } = own;
  if (partner) {
    const theirs = findRelayed(examined, partner);
    // A side that has gathered nothing has nothing to send; why it has nothing is another question.
    if (!theirs || theirs.hasSome || !own.theirs) return null;
  }
  const offerer = own.answer.side === 'remote' ? connection.peer : otherOf(connection.peer);
  return found('candidates-not-relayed', offerer, {
    certainty: unlessAlone(examined, otherOf(connection.peer), 'likely'),
    evidence: [own.answer, first, own.theirs, connection.events('ice-connection.changed').at(-1)],
    values: { count: ownCandidates(connection).length },
  });
}
