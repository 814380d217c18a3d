import type { AsideMessage, RoomMessage } from '#labs/model/wire.ts';
import { closeCodes, unplugType } from '#labs/model/wire.ts';
import type { Frame, FrameFault } from './frame.ts';
import { readFrame } from './frame.ts';
import type { GuardedSocket, SocketOwner } from './guarded-socket.ts';
import type { Place, Rooms } from './rooms.ts';

export type Switchboard = SocketOwner & {
  /** Open sockets. */
  count: () => number;
  countAt: (address: string) => number;
  /** The open socket of this place. */
  socketOf: (place: Place) => GuardedSocket | null;
  /** Lets a new socket in; `enter` hands it to the PeerJS package, which registers it and sends OPEN. */
  admit: (socket: GuardedSocket, place: Place, enter: () => void) => void;
  /** Ends the socket so that another with the same seat can follow; `next` runs when the id is free. */
  replace: (socket: GuardedSocket, next: () => void) => void;
  /** Pings everybody and cuts who did not answer. */
  check: () => void;
  /** Says goodbye to everybody; resolves when the last is gone, after `patienceMs` at the latest. */
  close: (patienceMs: number) => Promise<void>;
};

/** Who is connected, who is whose partner, and what each is told when that changes. */
export function createSwitchboard(rooms: Rooms): Switchboard {
  const sockets = new Map<string, GuardedSocket>();
  const addresses = new Map<string, number>();
  let emptied: (() => void) | null = null;

  const tellRoom = (to: GuardedSocket, state: RoomMessage['payload']['state']): void => {
    const { place, partner } = to;
    if (place === null) return;
    const payload = { room: place.room, state, role: place.role, partner: partner?.place?.id ?? null };
    to.send(JSON.stringify({ type: 'ROOM', payload } satisfies RoomMessage));
  };

  /** Past the package, which carries no type that it does not know. To somebody who has gone it is not said. */
  const tellAside = ({ place, partner }: GuardedSocket, dst: string, payload: AsideMessage['payload']): void => {
    if (place === null || partner?.place?.id !== dst) return;
    partner.send(JSON.stringify({ type: 'ASIDE', src: place.id, dst, payload } satisfies AsideMessage));
  };

  const count = (address: string | null, change: 1 | -1): void => {
    if (address === null) return;
    const total = (addresses.get(address) ?? 0) + change;
    if (total > 0) addresses.set(address, total);
    else addresses.delete(address);
  };

  /** The package would make a queue for somebody who is not there; the sender is better told at once. */
  const isForPartner = (socket: GuardedSocket, type: Frame['type'], dst: string): boolean => {
    if (socket.partner?.place?.id === dst) return true;
    const expired = { type: 'EXPIRE', src: dst, dst: socket.place?.id };
    if (type !== 'LEAVE') socket.send(JSON.stringify(expired));
    return false;
  };

  return {
    count: () => sockets.size,
    countAt: (address) => addresses.get(address) ?? 0,
    socketOf: (place) => sockets.get(place.id) ?? null,
    admit(socket, place, enter) {
      sockets.set(place.id, socket);
      count(socket.address, 1);
      rooms.open(place);
      enter();
      const across = rooms.partnerOf(place);
      const partner = across === null ? undefined : sockets.get(across.id);
      if (partner === undefined) {
        tellRoom(socket, 'created');
        return;
      }
      socket.partner = partner;
      partner.partner = socket;
      tellRoom(socket, 'joined');
      tellRoom(partner, 'ready');
      tellRoom(socket, 'ready');
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
      if (frame.dst !== undefined) return isForPartner(socket, frame.type, frame.dst);
      // The package would free the id and keep the socket: a ghost. A client that leaves is let go altogether.
      socket.close(closeCodes.normal);
      return false;
    },
    closed(socket) {
      const { place, partner, successor } = socket;
      if (place === null) return;
      sockets.delete(place.id);
      count(socket.address, -1);
      if (partner !== null) {
        partner.partner = null;
        socket.partner = null;
        partner.send(JSON.stringify({ type: 'LEAVE', src: place.id, dst: partner.place?.id }));
        tellRoom(partner, 'left');
      }
      if (successor === null) {
        rooms.leave(place);
      } else {
        rooms.hold(place);
        successor();
      }
      if (sockets.size === 0) emptied?.();
    },
    check() {
      rooms.sweep();
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
