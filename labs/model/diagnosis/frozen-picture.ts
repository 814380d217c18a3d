import type { TrackFacts } from '../trace.ts';
import { firstFound, partnerOf } from './call-facts.ts';
import { cameUp, callsOf, isAfter, member } from './connection-facts.ts';
import type { ConnectionFacts, Examined, Moment } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { patienceMs, waited } from './patience.ts';

/** A track that is being sent was stopped or taken away, and the other side cannot know: no event tells it. */
export const frozenPicture: Rule = {
  id: 'frozen-picture',
  explains: ['late-ontrack'],
  examine: (examined) => firstFound(examined, (connection) => look(examined, connection)),
};

function look(examined: Examined, connection: ConnectionFacts): Finding | null {
  const up = cameUp(connection);
  const frozen = up && findFrozen(connection);
  if (!frozen || waited(examined, frozen.by, connection, partnerOf(examined, connection)) < patienceMs(examined))
    return null;
  return found('frozen-picture', connection.peer, {
    certainty: 'likely',
    evidence: [up, frozen.by],
    values: { kind: frozen.track.kind },
  });
}

/** The last track of a sender, where it was stopped or replaced by nothing and its section is still there. */
function findFrozen(connection: ConnectionFacts): { track: TrackFacts; by: Moment } | null {
  const removed = new Set(callsOf(connection, 'removeTrack').map(({ given }) => given[0]));
  const replaced = connection.events('track.replaced');
  const taken = replaced.findLast(({ before, after }) => before !== null && after === null);
  const isBack = taken && replaced.some((event) => isAfter(event, taken) && event.after?.kind === taken.before?.kind);
  if (taken?.before && !isBack && !removed.has(taken.before.id)) return { track: taken.before, by: taken };

  const sent = callsOf(connection, 'addTrack', 'addTransceiver').map(({ given }) => member(given[0], 'id'));
  for (const stopped of connection.events('track.stopped').toReversed()) {
    const { id } = stopped.track;
    const wasReplaced = replaced.some(({ before }) => before?.id === id);
    const wasPutIn = replaced.some(({ after }) => after?.id === id);
    if ((sent.includes(id) || wasPutIn) && !wasReplaced && !removed.has(id))
      return { track: stopped.track, by: stopped };
  }
  return null;
}
