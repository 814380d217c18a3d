import { firstFoundOfPeers } from './call-facts.ts';
import type { PeerFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { iceServersOf, isTurn } from './ice-servers.ts';

/** A TURN server is configured without a user name and password, or with ones that it does not take. */
export const turnWithoutCredentials: Rule = {
  id: 'turn-without-credentials',
  explains: ['relay-without-turn', 'bad-ice-url', 'harmless-701'],
  examine: (examined) => firstFoundOfPeers(examined, look),
};

function look({ peer, events }: PeerFacts): Finding | null {
  for (const event of events('connection.refused')) {
    const url = iceServersOf(event.configuration).flat().find(isTurn);
    if (url === undefined || event.error.name !== 'InvalidAccessError') continue;
    return found('turn-without-credentials', peer, { evidence: [event], values: { url, error: event.error.name } });
  }
  const unauthorised = events('candidate.failed').find(
    ({ code, url }) => (code === 401 || code === 438) && isTurn(url),
  );
  const hasRelay = events('candidate.gathered').some(({ candidate }) =>
    / typ relay\b/.test(candidate?.candidate ?? ''),
  );
  if (!unauthorised || hasRelay) return null;
  const { url, code } = unauthorised;
  return found('turn-without-credentials', peer, { evidence: [unauthorised], values: { url, error: code } });
}
