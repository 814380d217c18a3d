import { firstFoundOfPeers, otherOf } from './call-facts.ts';
import { callsOf, isAfter, rejectedWith } from './connection-facts.ts';
import type { ConnectionFacts, PeerFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { shorten } from '../shorten.ts';
import { found } from './found.ts';
import { isEnd } from './malformed-candidate.ts';

/** Code that runs in the same breath as the event it handles. */
const sameBreathMs = 50;

/**
 * The `null` that ends the candidates was taken for a candidate.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnectioniceevent-candidate
 */
export const nullCandidate: Rule = {
  id: 'null-candidate',
  explains: [],
  examine: (examined) =>
    firstFoundOfPeers(examined, (own) => {
      for (const connection of own.connections) {
        const finding = handlerFailed(own, connection) ?? wasSentAsObject(connection);
        if (finding) return finding;
      }
      return null;
    }),
};

function handlerFailed({ peer, events }: PeerFacts, connection: ConnectionFacts): Finding | null {
  const ends = connection.events('candidate.gathered').filter(({ candidate }) => candidate === null);
  for (const failed of events('code.failed')) {
    const end = ends.findLast((event) => isAfter(failed, event));
    if (failed.error.name !== 'TypeError' || !end || failed.at - end.at > sameBreathMs) continue;
    return found('null-candidate', peer, {
      certainty: /null/.test(failed.error.message) ? 'certain' : 'likely',
      evidence: [end, failed],
      values: { message: shorten(failed.error.message) },
    });
  }
  return null;
}

/** `{ candidate: null }` has no section it could belong to. */
function wasSentAsObject(connection: ConnectionFacts): Finding | null {
  const refused = callsOf(connection, 'addIceCandidate').find((call) => rejectedWith(call, 'TypeError') && isEnd(call));
  if (!refused) return null;
  return found('null-candidate', otherOf(connection.peer), {
    certainty: 'likely',
    evidence: [refused, refused.end],
    values: { message: shorten(refused.error?.message) },
  });
}
