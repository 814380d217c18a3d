import { firstFound, partnerOf } from './call-facts.ts';
import { callsOf, isAfter, lastAnswer, member, negotiatesAfter } from './connection-facts.ts';
import type { Call, ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { isSilentSince } from './patience.ts';

/** `restartIce()` only asks for a new offer; nobody made and set one. */
export const halfIceRestart: Rule = {
  id: 'half-ice-restart',
  explains: ['no-renegotiation', 'peer-vanished'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const { closed } = connection;
  const asked = connection.calls.findLast(asksForRestart);
  if (!asked?.end || !lastAnswer(connection) || (closed && isAfter(asked, closed))) return null;
  const goesOn =
    asked.method === 'restartIce'
      ? negotiatesAfter(connection, asked)
      : callsOf(connection, 'setLocalDescription').some((call) => isAfter(call, asked));
  if (goesOn || !isSilentSince(examined, asked.end, connection, partnerOf(examined, connection))) return null;
  const needed = connection.events('negotiation.needed').find((event) => isAfter(event, asked));
  return found('half-ice-restart', connection.peer, { certainty: 'likely', evidence: [asked, needed] });
}

function asksForRestart({ method, given, outcome }: Call): boolean {
  const asks = method === 'restartIce' || (method === 'createOffer' && member(given[0], 'iceRestart') === true);
  return asks && outcome === 'resolved';
}
