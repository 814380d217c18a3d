import type { Seat, SeatRequest } from '#labs/model/wire.ts';

/** Who sits across the table. `at` names one socket: the same seat is at another once it has been replaced. */
export type Across = {
  id: string;
  at: string;
  /** Whether the socket belongs to this process. */
  isNear: boolean;
  /** The same seat as before: only the process of its first socket has died. So nobody has left, and a call goes on. */
  hasMoved: boolean;
};

export type SeatListener = {
  /** Somebody has come to the place across, or has left it. May be told twice. */
  onAcross: (across: Across | null) => void;
  /** From across, at another process. */
  onMessage: (text: string) => void;
  /** Another socket has the seat now. */
  onReplaced: () => void;
};

/** A seat while it has a socket. */
export type OpenSeat = {
  seat: Seat;
  at: string;
  /** As whoever is across sees it, see `Across`. */
  hasMoved: boolean;
  /** Tells who is across now, and from here on what changes. Nothing that happened since the seat was opened is lost. */
  listen: (listener: SeatListener) => void;
  /** To whom is across at another process. Resolves to `false` when nobody hears it. */
  send: (text: string) => Promise<boolean>;
  /** The socket is closed: the place is free, unless another socket has it, or it was asked for again. */
  leave: () => void;
};

/**
 * Rooms of two, wherever they are kept: in this process (`local-seats.ts`) or in Redis, for several (`shared/shared-seats.ts`).
 * Shared ones reject with `BusLost` when their store does not answer.
 */
export type Seats = {
  /** Rooms with somebody in them, or about to be. */
  count: () => number;
  /** A code nobody uses; nothing is stored. */
  freeCode: () => Promise<string | null>;
  /** A place in the room, or `null` when both are taken. With the id and token of an earlier place it is the same place again. */
  reserve: (room: string, earlier: SeatRequest) => Promise<Seat | null>;
  /** The place with this id, when the token is right and it has not run out. */
  find: (id: string, token: string) => Promise<Seat | null>;
  /** Gives the seat to a socket, also when another one had it. `null` when it has run out. */
  open: (seat: Seat) => Promise<OpenSeat | null>;
  /** Forgets reservations that ran out. */
  sweep: () => void;
};
