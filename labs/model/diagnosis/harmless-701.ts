import { firstFound } from './call-facts.ts';
import { cameUp, iceCameUp } from './connection-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * One server could not be reached from one address, and the call is up all the same.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcpeerconnectioniceerrorevent-errorcode
 */
export const harmless701: Rule = {
  id: 'harmless-701',
  explains: [],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const failed = connection.events('candidate.failed').find(({ code }) => code === 701);
      const up = cameUp(connection) ?? iceCameUp(connection);
      if (!failed || !up) return null;
      return found('harmless-701', connection.peer, {
        severity: 'note',
        evidence: [failed, up],
        values: { url: failed.url, text: failed.text },
      });
    }),
};
