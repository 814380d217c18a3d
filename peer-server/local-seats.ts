import type { Rooms } from './rooms.ts';
import type { Across, Seats } from './seats.ts';

/** Rooms in the memory of this process. Who is across is told by the sockets themselves, which all are here. */
export function createLocalSeats(rooms: Rooms): Seats {
  const holders = new Map<string, string>();
  let opened = 0;

  return {
    count: rooms.count,
    freeCode: async () => rooms.freeCode(),
    reserve: async (room, earlier) => rooms.reserve(room, earlier),
    find: async (id, token) => rooms.find(id, token),
    async open({ id, token }) {
      const place = rooms.find(id, token);
      if (place === null) return null;
      const at = String((opened += 1));
      rooms.open(place);
      holders.set(id, at);
      const across = (): Across | null => {
        const other = rooms.partnerOf(place);
        const otherAt = other === null ? undefined : holders.get(other.id);
        return other === null || otherAt === undefined
          ? null
          : { id: other.id, at: otherAt, isNear: true, hasMoved: false };
      };
      return {
        seat: place,
        at,
        hasMoved: false,
        listen: ({ onAcross }) => onAcross(across()),
        send: async () => false,
        leave() {
          if (holders.get(id) !== at) return;
          holders.delete(id);
          rooms.leave(place);
        },
      };
    },
    sweep: rooms.sweep,
  };
}
