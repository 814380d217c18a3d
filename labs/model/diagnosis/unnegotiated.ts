import type { Json } from '../json.ts';
import { callsOf, isAfter, lastAnswer, lastAnsweredOffer, member, negotiatesAfter } from './connection-facts.ts';
import type { Applied, Call, ConnectionFacts, Examined, Moment } from './examined.ts';
import { isSilentSince } from './patience.ts';
import { partnerOf } from './call-facts.ts';

/** What a connection was told to carry after its last round of offer and answer, or that this round had no place for. */
export type Unnegotiated = {
  offer: Applied;
  answer: Applied;
  /** When its own side of the round was made: what came later could not be in it. */
  made: Moment;
  /** The browser asked for another round. */
  needed: Moment;
  /** The tracks that were added, before `made` and after. */
  tracks: readonly { call: Call; kind: string; isLate: boolean }[];
};

/**
 * Only where the browser has asked for another round and nobody has begun one for long enough.
 *
 * @see https://w3c.github.io/webrtc-pc/#dfn-check-if-negotiation-is-needed
 */
export function findUnnegotiated(examined: Examined, connection: ConnectionFacts): Unnegotiated | null {
  const answer = lastAnswer(connection);
  const offer = lastAnsweredOffer(connection);
  const needed = connection.events('negotiation.needed').at(-1);
  if (!answer || !offer || !needed) return null;
  const made = ownPartOf(connection, answer);
  if (!made || !isAfter(needed, made) || negotiatesAfter(connection, needed)) return null;
  if (!isSilentSince(examined, needed, connection, partnerOf(examined, connection))) return null;
  const tracks = callsOf(connection, 'addTrack', 'addTransceiver')
    .filter((call) => call.outcome === 'resolved' && isAfter(needed, call))
    .map((call) => ({ call, kind: kindOf(call.given[0]), isLate: isAfter(call, made) }));
  return { offer, answer, made, needed, tracks };
}

/** The call that made the own description of the round that `answer` ended. */
function ownPartOf(connection: ConnectionFacts, answer: Applied): Call | undefined {
  const [create, type] =
    answer.side === 'local' ? (['createAnswer', 'answer'] as const) : (['createOffer', 'offer'] as const);
  const before = (call: Call) => isAfter(answer, call);
  const set = callsOf(connection, 'setLocalDescription').findLast(before);
  const created = callsOf(connection, create).findLast(before);
  // With the implicit form there is no call that creates, or only one of an earlier round.
  const wasGiven = set && member(set.given[0], 'type') === type;
  return wasGiven && created ? created : set;
}

function kindOf(given: Json | undefined): string {
  const kind = typeof given === 'string' ? given : member(given, 'kind');
  return typeof kind === 'string' ? kind : '';
}
