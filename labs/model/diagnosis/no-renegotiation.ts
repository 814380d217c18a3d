import { firstFound } from './call-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';
import { findUnnegotiated } from './unnegotiated.ts';

/** A track was added to a call that is up, the browser asked for a new offer, and none was made. */
export const noRenegotiation: Rule = {
  id: 'no-renegotiation',
  explains: [],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const left = findUnnegotiated(examined, connection);
      const late = left?.tracks.findLast(({ isLate }) => isLate);
      if (!left || !late) return null;
      return found('no-renegotiation', connection.peer, {
        certainty: 'likely',
        evidence: [left.answer, late.call, left.needed],
        values: { kind: late.kind },
      });
    }),
};
