import { pairBetween, pairIdOf, pairsOf, seatOf, seats, type PairId, type Seat } from '#labs/model/mesh/seats.ts';
import { worse, type MeshView, type PairView, type Whereabouts } from '#labs/model/mesh/view.ts';
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

/** The connections of the peers of this page. */
export function ownPairs(own: readonly MeshPeer[]): readonly PairView[] {
  const pairs = new Map<PairId, ConnectionState>();
  for (const peer of own)
    for (const [seat, { connection }] of linksBySeat(peer)) {
      const id = pairIdOf(pairBetween(peer.seat, seat));
      pairs.set(id, worse(connection.connectionState, pairs.get(id)));
    }
  return [...pairs].map(([id, state]) => ({ id, state }));
}

/** What this page knows of the whole mesh: by its own peers, and of pairs that live elsewhere by what it was told. */
export function viewMesh(
  own: readonly MeshPeer[],
  crashed: ReadonlySet<Seat>,
  theirs: ReadonlyMap<PairId, ConnectionState>,
): MeshView {
  const isOwn = (seat: Seat) => own.some((peer) => peer.seat === seat);
  const connections = new Map<Seat, number>(own.map(({ seat, links }) => [seat, links.size]));
  const count = (seat: Seat) => connections.set(seat, (connections.get(seat) ?? 0) + 1);
  for (const peer of own) for (const seat of linksBySeat(peer).keys()) if (!isOwn(seat)) count(seat);
  const elsewhere = pairsOf([...connections.keys()].filter((seat) => !isOwn(seat))).flatMap((pair) => {
    const state = theirs.get(pairIdOf(pair));
    return state === undefined ? [] : [{ ...pair, id: pairIdOf(pair), state }];
  });
  for (const { first, second } of elsewhere) [first, second].forEach(count);
  const where = (seat: Seat): Whereabouts => (isOwn(seat) ? 'here' : crashed.has(seat) ? 'crashed' : 'elsewhere');
  return {
    peers: seats
      .filter((seat) => connections.has(seat))
      .map((seat) => ({ seat, where: where(seat), connections: connections.get(seat) ?? 0 })),
    pairs: [...ownPairs(own), ...elsewhere.map(({ id, state }) => ({ id, state }))],
  };
}
