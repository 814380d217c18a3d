import { recoveryMs } from './browser-clocks.ts';
import { firstFound, otherOf, partnerOf } from './call-facts.ts';
import { cameUp, isAfter } from './connection-facts.ts';
import type { ConnectionFacts, Examined, Moment } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { waited } from './patience.ts';

/** The call was up, then the other side was gone, and it had not said goodbye. */
export const peerVanished: Rule = {
  id: 'peer-vanished',
  explains: [],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const up = cameUp(connection);
  if (!up || saidGoodbye(examined, connection)) return null;
  // ICE is who notices: where only DTLS fails nobody has left.
  const gone = connection.events('ice-connection.changed').at(-1);
  if (!gone || !isAfter(gone, up) || (gone.state !== 'disconnected' && gone.state !== 'failed')) return null;
  const failed = connection
    .events('connection.changed')
    .find((event) => event.state === 'failed' && isAfter(event, up));
  if (!failed && waited(examined, gone, connection) < recoveryMs) return null;

  if (isWayCut(examined, failed ?? gone)) return null;

  const left = partnerOf(examined, connection)?.closed ?? null;
  return found('peer-vanished', otherOf(connection.peer), {
    // A network that broke looks the same from here.
    certainty: left ? 'certain' : 'likely',
    evidence: [up, left, gone, failed],
    values: { state: failed ? 'failed' : 'disconnected' },
  });
}

/** Who pulled the plug, or lost the TURN server, knows why nothing comes; nobody has left. */
function isWayCut({ peers }: Examined, by: Moment): boolean {
  return Object.values(peers).some(({ events }) => {
    const before = <T extends Moment>(all: readonly T[]) => all.filter(({ seq }) => seq < by.seq);
    const cut = before(events('network.impaired')).at(-1)?.impairment.isUnplugged ?? false;
    return cut || before(events('turn.unlinked')).length > 0;
  });
}

function saidGoodbye({ peers }: Examined, { peer, first }: ConnectionFacts): boolean {
  const said = [...peers[peer].events('message.received'), ...peers[otherOf(peer)].events('message.sent')];
  return said.some(({ message, seq }) => message.kind === 'bye' && seq > first);
}
