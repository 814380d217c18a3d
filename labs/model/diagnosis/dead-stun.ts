import { firstFound } from './call-facts.ts';
import { longGatheringMs } from './browser-clocks.ts';
import { isAfter } from './connection-facts.ts';
import type { ConnectionFacts, Examined } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { iceServersOf } from './ice-servers.ts';
import { waited } from './patience.ts';

/** A STUN or TURN server does not answer: gathering hangs until the browser gives it up. */
export const deadStun: Rule = {
  id: 'dead-stun',
  explains: ['harmless-701', 'no-answer'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const { configuration, events } = connection;
  const [url] = iceServersOf(configuration).flat();
  const begun = events('ice-gathering.changed').findLast(({ state }) => state === 'gathering');
  if (url === undefined || !begun) return null;
  const complete = events('ice-gathering.changed').find((event) => event.state === 'complete' && isAfter(event, begun));
  const ms = complete ? complete.at - begun.at : waited(examined, begun, connection);
  const gatheredByServer = events('candidate.gathered').some(({ candidate }) =>
    / typ (?:srflx|relay)\b/.test(candidate?.candidate ?? ''),
  );
  if (ms < longGatheringMs || gatheredByServer) return null;
  const failed = events('candidate.failed').find(({ code }) => code === 701);
  return found('dead-stun', connection.peer, {
    certainty: failed && complete ? 'certain' : 'likely',
    evidence: [begun, failed, complete],
    values: { url: failed?.url ?? url, seconds: Math.round(ms / 1000) },
  });
}
