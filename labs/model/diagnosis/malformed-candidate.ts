import { firstFound, otherOf } from './call-facts.ts';
import { callsOf, givenCandidate, isOfIgnoredOffer } from './connection-facts.ts';
import type { Call } from './examined.ts';
import type { Rule } from './finding.ts';
import { shorten } from '../shorten.ts';
import { found } from './found.ts';

/** `addIceCandidate()` could not read what it was given. */
export const malformedCandidate: Rule = {
  id: 'malformed-candidate',
  explains: ['candidates-not-relayed', 'candidates-one-way'],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const refused = callsOf(connection, 'addIceCandidate').filter(
        (call) => isUnreadable(call) && !isOfIgnoredOffer(connection, call),
      );
      const [first] = refused;
      if (!first) return null;
      return found('malformed-candidate', otherOf(connection.peer), {
        evidence: [first, first.end],
        values: { count: refused.length, error: first.error?.name ?? '', message: shorten(first.error?.message) },
      });
    }),
};

/** Not because of the state it came in. */
export function isUnreadable(call: Call): boolean {
  return call.outcome === 'rejected' && call.error?.name !== 'InvalidStateError' && !isEnd(call);
}

/** An object made of the `null` that ends the candidates; see `null-candidate.ts`. */
export function isEnd(call: Call): boolean {
  return givenCandidate(call) === null && typeof call.given[0] === 'object' && call.given[0] !== null;
}
