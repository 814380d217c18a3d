import { firstFound } from './call-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';
import { findUnnegotiated } from './unnegotiated.ts';

/** The answering side added its tracks after its answer, which therefore says that it only receives. */
export const tracksTooLate: Rule = {
  id: 'tracks-too-late',
  explains: ['no-renegotiation', 'late-ontrack'],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const left = findUnnegotiated(examined, connection);
      if (!left || left.answer.side !== 'local') return null;
      const receivesOnly = left.answer
        .sections()
        .filter(({ direction, isRejected }) => !isRejected && (direction === 'recvonly' || direction === 'inactive'));
      const late = left.tracks.find(({ isLate, kind }) => isLate && receivesOnly.some((each) => each.kind === kind));
      if (!late) return null;
      return found('tracks-too-late', connection.peer, {
        certainty: 'likely',
        evidence: [left.answer, late.call, left.needed],
        values: { kind: late.kind },
      });
    }),
};
