import type { GroupEvent } from '#labs/model/group-wire.ts';
import type { MeshMessage } from '#labs/model/mesh/mesh-message.ts';

/** What one member has of a group. */
export type Membership = {
  readonly id: string;
  /** To one other member, or to all others. Whoever has left meanwhile is passed over. */
  say: (to: string | null, message: MeshMessage) => void;
  /** The others are told, once. */
  leave: () => void;
};

/**
 * Who is in which group, and the way between them. A socket knows nothing else of a group, so that members may be at several
 * servers: what is kept here may as well be kept in a store that all of them share.
 */
export type GroupBus = {
  /**
   * `null` when the group is full. All that concerns the member goes to `hear`, in order: first its own `welcome`, then what
   * the others say, then nothing more once it has left.
   */
  enter: (room: string, hear: (event: GroupEvent) => void) => Promise<Membership | null>;
  /** A code with nobody in it; `null` when chance gives none. */
  freeRoom: () => Promise<string | null>;
  /** Groups with somebody in them. */
  count: () => number;
  /** Nobody is heard any more. */
  close: () => Promise<void>;
};
