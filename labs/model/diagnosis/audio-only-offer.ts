import { firstFound, otherOf } from './call-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';
import { findUnnegotiated } from './unnegotiated.ts';

/**
 * The answering side has a track of a kind that the offer has no section for. An answer cannot add one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3264#section-6
 */
export const audioOnlyOffer: Rule = {
  id: 'audio-only-offer',
  explains: ['no-renegotiation', 'late-ontrack'],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const left = findUnnegotiated(examined, connection);
      if (!left || left.answer.side !== 'local') return null;
      const offered = left.offer.sections().map(({ kind }) => kind);
      const homeless = left.tracks.find(({ isLate, kind }) => !isLate && kind !== '' && !offered.includes(kind));
      // An offer of nothing at all is a fault of its own.
      if (!homeless || offered.length === 0) return null;
      return found('audio-only-offer', otherOf(connection.peer), {
        certainty: 'likely',
        evidence: [left.offer, homeless.call, left.answer, left.needed],
        values: { kind: homeless.kind, offered: [...new Set(offered)].join(', ') },
      });
    }),
};
