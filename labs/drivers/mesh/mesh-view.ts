import { pairBetween, pairIdOf, seatOf, seats, type PairId, type Seat } from '#labs/model/mesh/seats.ts';
import { worse, type MeshView, type Whereabouts } from '#labs/model/mesh/view.ts';
import type { ConnectionState } from '#labs/model/vocabulary.ts';
import type { MeshLink, MeshPeer } from './mesh-peer.ts';

/** The connection to whoever has each seat now; one to an earlier visitor, who is given up soon, comes before it. */
export function linksBySeat({ links }: MeshPeer): ReadonlyMap<Seat, MeshLink> {
  const bySeat = new Map<Seat, MeshLink>();
  for (const link of links.values()) {
    const seat = seatOf(link.other);
    if (seat) bySeat.set(seat, link);
  }
  return bySeat;
}

/** What the peers of this page know of the whole mesh. */
export function viewMesh(own: readonly MeshPeer[], crashed: ReadonlySet<Seat>): MeshView {
  const pairs = new Map<PairId, ConnectionState>();
  const connections = new Map<Seat, number>(own.map(({ seat, links }) => [seat, links.size]));
  for (const peer of own) {
    for (const [seat, { connection }] of linksBySeat(peer)) {
      const id = pairIdOf(pairBetween(peer.seat, seat));
      pairs.set(id, worse(connection.connectionState, pairs.get(id)));
      if (!own.some((each) => each.seat === seat)) connections.set(seat, (connections.get(seat) ?? 0) + 1);
    }
  }
  const where = (seat: Seat): Whereabouts =>
    own.some((peer) => peer.seat === seat) ? 'here' : crashed.has(seat) ? 'crashed' : 'elsewhere';
  return {
    peers: seats
      .filter((seat) => connections.has(seat))
      .map((seat) => ({ seat, where: where(seat), connections: connections.get(seat) ?? 0 })),
    pairs: [...pairs].map(([id, state]) => ({ id, state })),
  };
}
