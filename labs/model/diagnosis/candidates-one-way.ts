import { firstFound } from './call-facts.ts';
import { callsOf, givenCandidate, ownCandidates } from './connection-facts.ts';
import type { ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { findRelayed } from './relayed.ts';

/** The candidates of one side reached the other, those of the other side did not. Often it works by luck. */
export const candidatesOneWay: Rule = {
  id: 'candidates-one-way',
  explains: [],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const own = findRelayed(examined, connection);
  if (!own?.partner || !own.theirs || own.hasSome) return null;
  const { partner } = own;
  const reached = callsOf(partner, 'addIceCandidate').find(
    (call) => call.outcome === 'resolved' && givenCandidate(call) !== null,
  );
  if (!reached) return null;
  const prflx = connection
    .events('stats.sampled')
    .find(({ reports }) =>
      reports.some((report) => report['type'] === 'remote-candidate' && report['candidateType'] === 'prflx'),
    );
  return found('candidates-one-way', partner.peer, {
    certainty: prflx ? 'certain' : 'likely',
    evidence: [own.theirs, own.answer, reached, prflx],
    values: { count: ownCandidates(partner).length },
  });
}
