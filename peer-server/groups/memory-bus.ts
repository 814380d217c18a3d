import type { GroupEvent } from '#labs/model/group-wire.ts';
import { groupSize } from '#labs/model/group-wire.ts';
import { roomAlphabet, roomCodeLength } from '#labs/model/wire.ts';
import type { GroupBus } from './group-bus.ts';

type Group = { members: Map<string, (event: GroupEvent) => void>; /** Visits so far. */ visits: number };

/** So many signs after the number of the visit: a name is never used twice, also where a room has been empty meanwhile. */
export const visitSigns = 8;

/**
 * Groups in the memory of this process. Nothing is left of a group once the last has gone.
 *
 * @param random a whole number from 0 up to, not including, `below`; unguessable
 */
export function createMemoryBus(random: (below: number) => number): GroupBus {
  const groups = new Map<string, Group>();

  const signs = (count: number): string =>
    Array.from({ length: count }, () => roomAlphabet.charAt(random(roomAlphabet.length))).join('');

  return {
    async enter(room, hear) {
      const group: Group = groups.get(room) ?? { members: new Map(), visits: 0 };
      if (group.members.size >= groupSize) return null;
      groups.set(room, group);
      group.visits += 1;
      const id = `${String(group.visits).padStart(6, '0')}-${signs(visitSigns)}`;
      hear({ type: 'welcome', id, others: [...group.members.keys()] });
      group.members.set(id, hear);
      return {
        id,
        say(to, message) {
          if (!group.members.has(id)) return;
          const heard = to === null ? [...group.members.keys()] : [to];
          for (const other of heard)
            if (other !== id) group.members.get(other)?.({ type: 'message', from: id, message });
        },
        leave() {
          if (!group.members.delete(id)) return;
          for (const tell of group.members.values()) tell({ type: 'left', id });
          if (group.members.size === 0 && groups.get(room) === group) groups.delete(room);
        },
      };
    },
    async freeRoom() {
      for (let tries = 0; tries < 100; tries += 1) {
        const code = signs(roomCodeLength);
        if (!groups.has(code)) return code;
      }
      return null;
    },
    count: () => groups.size,
    async close() {
      for (const { members } of groups.values()) members.clear();
      groups.clear();
    },
  };
}
