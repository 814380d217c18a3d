import { firstFound } from './call-facts.ts';
import { givenType, isAfter } from './connection-facts.ts';
import type { Call } from './examined.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * A new call is begun on a connection that is closed. Closed is final.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnection-close
 */
export const closedConnectionReused: Rule = {
  id: 'closed-connection-reused',
  explains: ['answer-in-wrong-state', 'mangled-sdp', 'malformed-candidate', 'no-answer', 'peer-vanished'],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const { closed, calls } = connection;
      if (!closed) return null;
      const refused = calls.find((call) => isAfter(call, closed) && call.outcome === 'rejected' && begins(call));
      if (!refused) return null;
      return found('closed-connection-reused', connection.peer, {
        evidence: [closed, refused, refused.end],
        values: { call: refused.method },
      });
    }),
};

/** A candidate or an answer that comes after hanging up is late, and nothing is wrong with that. */
function begins(call: Call): boolean {
  switch (call.method) {
    case 'addIceCandidate':
    case 'close':
      return false;
    case 'setRemoteDescription':
      return givenType(call) === 'offer';
    default:
      return true;
  }
}
