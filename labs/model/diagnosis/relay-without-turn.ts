import { firstFound } from './call-facts.ts';
import { member, ownCandidates } from './connection-facts.ts';
import type { ConnectionFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { hasTurn } from './ice-servers.ts';

/**
 * Only relayed candidates are allowed, and there is no server to relay by: gathering ends with none.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-rtcicetransportpolicy-relay
 */
export const relayWithoutTurn: Rule = {
  id: 'relay-without-turn',
  explains: ['no-answer', 'answer-lost', 'candidates-not-relayed', 'candidates-one-way'],
  examine: (examined) => firstFound(examined, look),
};

function look(connection: ConnectionFacts): Finding | null {
  const { configuration, events } = connection;
  if (member(configuration, 'iceTransportPolicy') !== 'relay') return null;
  const complete = events('ice-gathering.changed').find(({ state }) => state === 'complete');
  if (!complete || ownCandidates(connection).length > 0) return null;
  const [created] = events('connection.created');
  return found('relay-without-turn', connection.peer, {
    certainty: hasTurn(configuration) ? 'likely' : 'certain',
    evidence: [complete, created],
  });
}
