import { firstFoundOfPeers } from './call-facts.ts';
import type { PeerFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';

/** One that is in use and one that is being made is fine, as is one for media and one for data. */
const fine = 2;

/** Connections are made again and again, and those before are not closed. */
export const connectionsLeftOpen: Rule = {
  id: 'connections-left-open',
  explains: ['no-answer', 'offer-not-set', 'candidates-not-relayed', 'candidates-one-way', 'peer-vanished'],
  examine: (examined) => firstFoundOfPeers(examined, look),
};

function look({ peer, events }: PeerFacts): Finding | null {
  const made = events('connection.created');
  // A connection that is closed after the next was made says so in the name of the next: only the sum is right.
  const closed = events('call.started').filter(({ call }) => call === 'close#1').length;
  const refused = events('connection.refused').find(({ error }) => /so many|too many/i.test(error.message));
  const count = made.length - closed;
  const [first, ...more] = made.slice(-Math.max(count, 1));
  if (!first || (count <= fine && !refused)) return null;
  return found('connections-left-open', peer, { evidence: [first, ...more, refused], values: { count } });
}
