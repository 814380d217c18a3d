import { firstFound, otherOf } from './call-facts.ts';
import { callsOf, member } from './connection-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/** Both sides created a channel of the same label, so there are two of them, and each side may listen to the wrong one. */
export const twoChannels: Rule = {
  id: 'two-channels',
  explains: [],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const created = callsOf(connection, 'createDataChannel').filter(
        ({ given, outcome }) => outcome === 'resolved' && member(given[1], 'negotiated') !== true,
      );
      for (const own of created) {
        const theirs = connection.events('data-channel.received').find(({ channel }) => channel.label === own.given[0]);
        if (!theirs) continue;
        return found('two-channels', otherOf(connection.peer), {
          evidence: [own, theirs],
          values: { label: theirs.channel.label },
        });
      }
      return null;
    }),
};
