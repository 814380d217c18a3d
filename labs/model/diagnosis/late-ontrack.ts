import { firstFoundOfPeers, partnerOf } from './call-facts.ts';
import type { ConnectionFacts, Examined, Moment, PeerFacts } from './examined.ts';
import type { Finding, Rule } from './finding.ts';
import { found } from './found.ts';
import { isSilentSince } from './patience.ts';

/** Tracks came and media flows, and the page never put them into an element, as the page of the other side did. */
export const lateOntrack: Rule = {
  id: 'late-ontrack',
  explains: [],
  examine: (examined) => firstFoundOfPeers(examined, (own) => look(examined, own)),
};

function look(examined: Examined, own: PeerFacts): Finding | null {
  const connection = own.connections.at(-1);
  if (!connection) return null;
  const sides = [examined.peers.alice, examined.peers.bob];
  const isTold = sides.some(({ events }) => events('playback.assigned').length > 0);
  // Where the page tells what it shows, one track that flows is enough: sound may wait for a click in the other page.
  const flowing = isTold ? connection.events('track.unmuted').at(-1) : lastUnmuted(connection);
  if (!flowing) return null;
  // A page that shows nothing at all, or does not say so, is no sign.
  if (sides.flatMap(taken).length === 0 || taken(own).some((event) => event.seq > connection.first)) return null;
  if (!isSilentSince(examined, flowing, connection, partnerOf(examined, connection))) return null;
  return found('late-ontrack', own.peer, {
    certainty: 'likely',
    evidence: [flowing, ...connection.events('track.received')],
    values: { count: connection.events('track.received').length },
  });
}

function taken({ events }: PeerFacts): readonly Moment[] {
  return [...events('playback.assigned'), ...events('playback.started'), ...events('playback.refused')];
}

/** When the last of its tracks began to carry media; `undefined` as long as one does not. */
function lastUnmuted({ events }: ConnectionFacts): Moment | undefined {
  const unmuted = new Map(events('track.unmuted').map((event) => [event.track.id, event]));
  const received = events('track.received').map(({ track }) => unmuted.get(track.id));
  if (received.length === 0 || received.includes(undefined)) return undefined;
  return events('track.unmuted').at(-1);
}
