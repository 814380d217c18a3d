import { firstFound } from './call-facts.ts';
import { givenType, isAfter, rejectedWith } from './connection-facts.ts';
import type { Call, ConnectionFacts, Moment } from './examined.ts';
import type { Rule } from './finding.ts';
import { found } from './found.ts';

/** An answer was asked for where there was no offer of the other side to answer. */
export const answerInWrongState: Rule = {
  id: 'answer-in-wrong-state',
  explains: ['no-answer', 'candidates-not-relayed', 'candidates-one-way'],
  examine: (examined) =>
    firstFound(examined, (connection) => {
      const refused = connection.calls.find((call) => isAnswer(call) && rejectedWith(call, 'InvalidStateError'));
      const isClosed = connection.closed && refused && isAfter(refused, connection.closed);
      if (!refused || isClosed) return null;
      return found('answer-in-wrong-state', connection.peer, {
        evidence: [stateBefore(connection, refused) ?? refused, refused, refused.end],
        values: { state: stateBefore(connection, refused)?.state ?? 'stable' },
      });
    }),
};

function isAnswer(call: Call): boolean {
  return call.method === 'createAnswer' || (call.method === 'setLocalDescription' && givenType(call) === 'answer');
}

function stateBefore({ events }: ConnectionFacts, moment: Moment) {
  return events('signaling.changed').findLast((event) => isAfter(moment, event));
}
