import type { ConnectionState } from '../vocabulary.ts';
import type { PairId, Seat } from './seats.ts';

/** Where a peer lives: in this page, in another one, or nowhere any more, which the others have yet to find out. */
export type Whereabouts = 'here' | 'elsewhere' | 'crashed';

export type PeerView = { seat: Seat; where: Whereabouts; connections: number };
export type PairView = { id: PairId; state: ConnectionState };

/** What is known here of a mesh, now. */
export type MeshView = { peers: readonly PeerView[]; pairs: readonly PairView[] };

export const emptyMesh: MeshView = { peers: [], pairs: [] };

/** From well to ill; of two ends that differ the worse one is told. */
const order: readonly ConnectionState[] = ['closed', 'connected', 'connecting', 'new', 'disconnected', 'failed'];

export function worse(one: ConnectionState, other: ConnectionState | undefined): ConnectionState {
  return other !== undefined && order.indexOf(other) > order.indexOf(one) ? other : one;
}

export type MeshCounts = { peers: number; connections: number; connected: number };

export function countMesh({ peers, pairs }: MeshView): MeshCounts {
  return {
    peers: peers.length,
    connections: pairs.length,
    connected: pairs.filter(({ state }) => state === 'connected').length,
  };
}

/** Every two have a connection, and each is up. */
export function isWhole({ peers, connected }: MeshCounts): boolean {
  return peers > 1 && connected === (peers * (peers - 1)) / 2;
}
