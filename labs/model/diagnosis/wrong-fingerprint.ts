import type { PeerId } from '../vocabulary.ts';
import { firstFound, otherOf, partnerOf } from './call-facts.ts';
import { isAfter } from './connection-facts.ts';
import type { Applied, ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';

/**
 * ICE found a way, and DTLS refused who is there: the certificate is not the one that the description promised.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8827#section-5.6.4
 */
export const wrongFingerprint: Rule = {
  id: 'wrong-fingerprint',
  explains: ['peer-vanished', 'candidates-one-way', 'candidates-not-relayed'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const failed = connection.events('connection.changed').find(({ state }) => state === 'failed');
  // One side may be connected for a moment, until the other refuses it.
  const ice = failed && connection.events('ice-connection.changed').findLast((event) => isAfter(failed, event));
  if (!failed || !ice || (ice.state !== 'connected' && ice.state !== 'completed')) return null;
  const forged = findForged(connection, partnerOf(examined, connection));
  return found('wrong-fingerprint', forged?.maker ?? otherOf(connection.peer), {
    certainty: forged ? 'certain' : 'likely',
    evidence: [ice, failed, forged?.made, forged?.set],
  });
}

type Forged = { maker: PeerId; made: Applied; set: Applied };

/** The description as it was made and as it was set, where they promise different certificates. */
function findForged(connection: ConnectionFacts, partner: ConnectionFacts | null): Forged | null {
  if (!partner) return null;
  for (const [maker, setter] of [
    [partner, connection],
    [connection, partner],
  ] as const) {
    const made = maker.applied.findLast(({ side }) => side === 'local');
    const set = setter.applied.findLast(({ side }) => side === 'remote');
    if (made && set && fingerprintsOf(made) !== fingerprintsOf(set)) return { maker: maker.peer, made, set };
  }
  return null;
}

function fingerprintsOf({ description }: Applied): string {
  const all = [...description.sdp.matchAll(/^a=fingerprint:(\S+ \S+)/gm)].map(([, value = '']) => value.toLowerCase());
  return [...new Set(all)].sort().join(' ');
}
