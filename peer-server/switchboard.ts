import type { AsideMessage, RoomMessage } from '#labs/model/wire.ts';
import { closeCodes, unplugType } from '#labs/model/wire.ts';
import type { Frame, FrameFault } from './frame.ts';
import { readFrame } from './frame.ts';
import type { GuardedSocket, SocketOwner } from './guarded-socket.ts';
import type { Across } from './seats.ts';

export type Switchboard = SocketOwner & {
  /** Open sockets. */
  count: () => number;
  countAt: (address: string) => number;
  /** The open socket with this id. */
  socketOf: (id: string) => GuardedSocket | null;
  /** Lets a new socket in; `enter` hands it to the PeerJS package, which registers it and sends OPEN. */
  admit: (socket: GuardedSocket, enter: () => void) => void;
  /** Ends the socket so that another with the same seat can follow; `next` runs when the id is free. */
  replace: (socket: GuardedSocket, next: () => void) => void;
  /** Pings everybody and cuts who did not answer. */
  check: () => void;
  /** Says goodbye to everybody; resolves when the last is gone, after `patienceMs` at the latest. */
  close: (patienceMs: number) => Promise<void>;
};

/** Who is connected, who is whose partner, and what each is told when that changes. */
export function createSwitchboard(): Switchboard {
  const sockets = new Map<string, GuardedSocket>();
  const addresses = new Map<string, number>();
  let emptied: (() => void) | null = null;

  const tellRoom = (to: GuardedSocket, state: RoomMessage['payload']['state']): void => {
    const { seat, partner } = to;
    if (seat === null) return;
    const payload = { room: seat.seat.room, state, role: seat.seat.role, partner: partner?.id ?? null };
    to.send(JSON.stringify({ type: 'ROOM', payload } satisfies RoomMessage));
  };

  /** Past the package, which carries no type that it does not know. To somebody who has gone it is not said. */
  const tellAside = ({ seat, partner }: GuardedSocket, dst: string, payload: AsideMessage['payload']): void => {
    if (seat === null || partner?.id !== dst) return;
    const text = JSON.stringify({ type: 'ASIDE', src: seat.seat.id, dst, payload } satisfies AsideMessage);
    if (partner.isNear) nearOf(partner)?.send(text);
    else void seat.send(text);
  };

  const count = (address: string | null, change: 1 | -1): void => {
    if (address === null) return;
    const total = (addresses.get(address) ?? 0) + change;
    if (total > 0) addresses.set(address, total);
    else addresses.delete(address);
  };

  /** The socket across, where it is here. */
  const nearOf = ({ id, at }: Across): GuardedSocket | null => {
    const near = sockets.get(id);
    return near?.seat?.at === at ? near : null;
  };

  const part = (socket: GuardedSocket): void => {
    const { partner, seat } = socket;
    if (partner === null) return;
    socket.partner = null;
    socket.send(JSON.stringify({ type: 'LEAVE', src: partner.id, dst: seat?.seat.id }));
    tellRoom(socket, 'left');
  };

  const pair = (socket: GuardedSocket, across: Across): void => {
    if (socket.partner?.at === across.at) return;
    // The PeerJS client would end its call on LEAVE.
    if (!across.hasMoved || socket.partner?.id !== across.id) part(socket);
    socket.partner = across;
    tellRoom(socket, 'ready');
  };

  /** Somebody has come to the place across, or has left it. */
  const meet = (socket: GuardedSocket, across: Across | null): void => {
    // Where both are here, they meet when the second is let in, and part when one is closed.
    if (across === null) {
      if (socket.partner?.isNear === false) part(socket);
    } else if (!across.isNear) pair(socket, across);
  };

  /** The package would make a queue for somebody who is not there; the sender is better told at once. */
  const isForPartner = (socket: GuardedSocket, type: Frame['type'], dst: string, text: string): boolean => {
    const { partner, seat } = socket;
    const expire = () => {
      const expired = { type: 'EXPIRE', src: dst, dst: seat?.seat.id };
      if (type !== 'LEAVE') socket.send(JSON.stringify(expired));
    };
    if (partner?.id !== dst || seat === null) expire();
    else if (partner.isNear) return true;
    else {
      const { payload } = JSON.parse(text) as { payload?: unknown };
      void seat.send(JSON.stringify({ type, src: seat.seat.id, dst, payload })).then((isHeard) => {
        if (!isHeard) expire();
      });
    }
    return false;
  };

  return {
    count: () => sockets.size,
    countAt: (address) => addresses.get(address) ?? 0,
    socketOf: (id) => sockets.get(id) ?? null,
    admit(socket, enter) {
      const { seat } = socket;
      if (seat === null) return;
      sockets.set(seat.seat.id, socket);
      count(socket.address, 1);
      enter();
      let isFirst = true;
      seat.listen({
        onAcross(across) {
          if (!isFirst) return meet(socket, across);
          isFirst = false;
          const near = across === null ? null : nearOf(across);
          socket.partner = across !== null && (near !== null || !across.isNear) ? across : null;
          tellRoom(socket, socket.partner === null ? 'created' : 'joined');
          if (socket.partner === null) return;
          if (near !== null) pair(near, { id: seat.seat.id, at: seat.at, isNear: true, hasMoved: seat.hasMoved });
          tellRoom(socket, 'ready');
        },
        onMessage: (text) => socket.send(text),
        onReplaced() {
          socket.close(closeCodes.replaced, 'taken over by a newer connection');
          socket.terminate();
        },
      });
    },
    replace(socket, next) {
      const before = socket.successor;
      // Several may wait for one seat; each takes over from the one before, so the newest stays.
      socket.successor = () => {
        before?.();
        next();
      };
      socket.close(closeCodes.replaced, 'taken over by a newer connection');
      socket.terminate();
    },
    admits(socket, text) {
      const frame = readFrame(text);
      if (typeof frame === 'string') {
        refuse(socket, frame);
        return false;
      }
      if (frame.type === 'HEARTBEAT') return true;
      if (frame.type === unplugType) {
        socket.unplug();
        return false;
      }
      if (frame.type === 'ASIDE') {
        tellAside(socket, frame.dst, frame.payload);
        return false;
      }
      if (frame.dst !== undefined) return isForPartner(socket, frame.type, frame.dst, text);
      // The package would free the id and keep the socket: a ghost. A client that leaves is let go altogether.
      socket.close(closeCodes.normal);
      return false;
    },
    closed(socket) {
      const { seat, partner, successor } = socket;
      if (seat === null) return;
      sockets.delete(seat.seat.id);
      count(socket.address, -1);
      const near = partner === null ? null : nearOf(partner);
      socket.partner = null;
      if (near?.partner?.at === seat.at) part(near);
      seat.leave();
      successor?.();
      if (sockets.size === 0) emptied?.();
    },
    check() {
      for (const socket of sockets.values()) socket.check();
    },
    async close(patienceMs) {
      if (sockets.size === 0) return;
      const gone = new Promise<void>((resolve) => (emptied = resolve));
      const open = [...sockets.values()];
      for (const socket of open) socket.close(closeCodes.goingAway, 'the server stops');
      const timer = setTimeout(() => open.forEach((socket) => socket.terminate()), patienceMs);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** Not an ERROR message: on one of those the PeerJS client gives up its connection to the server. */
function refuse(socket: GuardedSocket, reason: FrameFault): void {
  socket.send(JSON.stringify({ type: 'REFUSED', payload: { reason } }));
}
