import { firstFound } from './call-facts.ts';
import { callsOf, givenSdp, givenType, isAfter, rejectedWith } from './connection-facts.ts';
import type { ConnectionFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';

/** An answer was set for an offer that had one already. */
export const answerTwice: Rule = {
  id: 'answer-twice',
  explains: [],
  examine: (examined) => firstFound(examined, look),
};

function look(connection: ConnectionFacts): Finding | null {
  const answers = callsOf(connection, 'setRemoteDescription').filter((call) => givenType(call) === 'answer');
  const refused = answers.find((call) => rejectedWith(call, 'InvalidStateError') && !wasClosedBefore(connection, call));
  if (!refused) return null;
  const first = answers.findLast((call) => call.outcome === 'resolved' && isAfter(refused, call));
  const offered = callsOf(connection, 'setLocalDescription').some(
    (call) => first && isAfter(call, first) && isAfter(refused, call),
  );
  if (!first || offered) return null;
  return found('answer-twice', connection.peer, {
    certainty: givenSdp(first) === givenSdp(refused) ? 'certain' : 'likely',
    evidence: [first, refused, refused.end],
  });
}

function wasClosedBefore({ closed }: ConnectionFacts, call: { seq: number }): boolean {
  return closed !== null && closed.seq < call.seq;
}
