import { firstFound, partnerOf } from './call-facts.ts';
import { callsOf, member } from './connection-facts.ts';
import type { Call, ConnectionFacts } from './examined.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * Both sides made the channel by themselves, each with another id: both ends open, and nothing arrives.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcdatachannelinit-negotiated
 */
export const channelIdsDiffer: Rule = {
  id: 'channel-ids-differ',
  explains: ['two-channels'],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const partner = partnerOf(examined, connection);
      if (!partner) return null;
      const theirs = agreedChannels(partner);
      for (const own of agreedChannels(connection)) {
        const sameLabel = theirs.filter(({ label }) => label === own.label);
        const [other] = sameLabel;
        if (!other || sameLabel.some(({ id }) => id === own.id)) continue;
        return found('channel-ids-differ', connection.peer, {
          evidence: [own.call, other.call],
          values: { label: own.label, id: own.id, otherId: other.id },
        });
      }
      return null;
    }),
};

function agreedChannels(connection: ConnectionFacts): readonly { label: string; id: number; call: Call }[] {
  return callsOf(connection, 'createDataChannel').flatMap((call) => {
    const id = member(call.given[1], 'id');
    const isAgreed = member(call.given[1], 'negotiated') === true && call.outcome === 'resolved';
    return isAgreed && typeof id === 'number' ? [{ label: String(call.given[0]), id, call }] : [];
  });
}
