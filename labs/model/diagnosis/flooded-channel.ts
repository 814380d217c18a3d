import { firstFound } from './call-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * More was given to `send()` than the network takes, until the browser had no room left to keep it.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcdatachannel-bufferedamount
 */
export const floodedChannel: Rule = {
  id: 'flooded-channel',
  explains: [],
  examine: (examined) =>
    firstFound(examined, ({ peer, events }) => {
      const refused = events('data.refused').find(({ error }) => error.name === 'OperationError');
      if (!refused) return null;
      const sent = events('data.sent').filter(
        ({ channel, seq }) => channel.label === refused.channel.label && seq < refused.seq,
      );
      const bytes = sent.reduce((sum, event) => sum + event.bytes, 0);
      return found('flooded-channel', peer, {
        evidence: [refused, sent[0], sent.at(-1)],
        values: { label: refused.channel.label, count: sent.length, bytes },
      });
    }),
};
