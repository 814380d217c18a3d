import { firstFoundOfPeers } from './call-facts.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/** A third one came to a room for two. */
export const roomFull: Rule = {
  id: 'room-full',
  explains: ['no-answer'],
  examine: (examined) =>
    firstFoundOfPeers(examined, ({ peer, events }) => {
      // A visitor with a name is one of many, and goes on to the next room.
      const last = events('room.changed').findLast(({ visitor }) => visitor === undefined);
      return last?.state === 'full'
        ? found('room-full', peer, { evidence: [last], values: { room: last.room } })
        : null;
    }),
};
