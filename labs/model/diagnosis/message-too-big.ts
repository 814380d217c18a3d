import { firstFound } from './call-facts.ts';
import type { ConnectionFacts } from './examined.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * A message is bigger than the other side says it takes.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcsctptransport-maxmessagesize
 */
export const messageTooBig: Rule = {
  id: 'message-too-big',
  explains: [],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const refused = connection.events('data.refused').find(({ error }) => error.name === 'TypeError');
      if (!refused) return null;
      return found('message-too-big', connection.peer, {
        evidence: [refused],
        values: { label: refused.channel.label, bytes: refused.bytes, limit: limitOf(connection) },
      });
    }),
};

/** What the other side's description says; 64 KiB where it does not. @see https://www.rfc-editor.org/rfc/rfc8841#section-6 */
function limitOf({ applied }: ConnectionFacts): number {
  const remote = applied.findLast(({ side }) => side === 'remote')?.description.sdp ?? '';
  return Number(/^a=max-message-size:(\d+)/m.exec(remote)?.[1] ?? 65_536);
}
