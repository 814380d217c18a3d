import { firstFound, otherOf } from './call-facts.ts';
import { lastAnswer, lastAnsweredOffer } from './connection-facts.ts';
import type { ConnectionFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';

/** The answer refuses a section for audio or video that was offered: the two sides know no codec in common. */
export const noCommonCodec: Rule = {
  id: 'no-common-codec',
  explains: [
    ...(['tracks-too-late', 'no-renegotiation', 'late-ontrack'] as const),
    // A refused section takes no candidates; Firefox says so.
    ...(['malformed-candidate', 'candidates-not-relayed', 'candidates-one-way'] as const),
  ],
  examine: (examined) => firstFound(examined, look),
};

function look(connection: ConnectionFacts): Finding | null {
  const offer = lastAnsweredOffer(connection);
  const answer = lastAnswer(connection);
  if (!offer || !answer) return null;
  const offered = offer.sections();
  const refused = answer.sections().find(({ kind, isRejected }, index) => {
    const before = offered[index];
    return kind !== 'application' && isRejected && before?.kind === kind && !before.isRejected;
  });
  if (!refused) return null;
  const answerer = answer.side === 'local' ? connection.peer : otherOf(connection.peer);
  return found('no-common-codec', answerer, {
    // A section can also be refused by `transceiver.stop()`.
    certainty: 'likely',
    evidence: [offer, answer],
    values: { kind: refused.kind, mid: refused.mid ?? refused.index },
  });
}
