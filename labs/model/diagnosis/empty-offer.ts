import { firstFound } from './call-facts.ts';
import { appliedOf } from './connection-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/** An offer without a single m-section: there is nothing to negotiate, to gather for or to connect. */
export const emptyOffer: Rule = {
  id: 'empty-offer',
  explains: ['no-answer', 'candidates-not-relayed', 'candidates-one-way', 'no-renegotiation', 'tracks-too-late'],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const offer = appliedOf(connection, 'local', 'offer').at(-1);
      // A description without a text was not recorded, which is not to say that it was empty.
      if (!offer || offer.description.sdp === '' || offer.sections().length > 0) return null;
      return found('empty-offer', connection.peer, { evidence: [offer] });
    }),
};
