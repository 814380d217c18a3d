import { firstFound } from './call-facts.ts';
import { isAfter } from './connection-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * `send()` was called on a channel that had not opened yet.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcdatachannel-send
 */
export const sendBeforeOpen: Rule = {
  id: 'send-before-open',
  explains: [],
  examine: (examined) =>
    firstFound(examined, ({ peer, events }) => {
      const refused = events('data.refused').find((event) => {
        const { label } = event.channel;
        const opened = events('data-channel.opened').some(
          (each) => each.channel.label === label && isAfter(event, each),
        );
        return event.error.name === 'InvalidStateError' && !opened;
      });
      if (!refused) return null;
      const opened = events('data-channel.opened').find(({ channel }) => channel.label === refused.channel.label);
      return found('send-before-open', peer, { evidence: [refused, opened], values: { label: refused.channel.label } });
    }),
};
