import type { GroupEvent } from '#labs/model/group-wire.ts';
import { groupSize } from '#labs/model/group-wire.ts';
import type { MeshMessage } from '#labs/model/mesh/mesh-message.ts';
import { roomAlphabet, roomCodeLength } from '#labs/model/wire.ts';
import type { GroupBus } from '../groups/group-bus.ts';
import { visitSigns } from '../groups/memory-bus.ts';
import { BusLost } from './bus.ts';
import { buryMembers, enterGroup, freeGroup, keepMember, leaveGroup } from './group-scripts.ts';
import type { RedisStore } from './redis-store.ts';

export type SharedGroupsParts = {
  store: RedisStore;
  /** A whole number from 0 up to, not including, `below`; unguessable. */
  random: (below: number) => number;
  report: (error: unknown) => void;
};

type Member = { room: string; id: string };
type Said = { from: string; to: string | null; message: MeshMessage };

const codesAtOnce = 16;

/** Groups in Redis, so that their members may be at different processes. */
export function createSharedGroups({ store, random, report }: SharedGroupsParts): GroupBus {
  const members = new Set<Member>();
  const signs = (count: number): string =>
    Array.from({ length: count }, () => roomAlphabet.charAt(random(roomAlphabet.length))).join('');
  const channelOf = (room: string) => `icebreaker:group:${room}`;
  const quietly = (error: unknown) => {
    if (!(error instanceof BusLost)) report(error);
  };

  store.onReady(async () => {
    for (const { room, id } of [...members]) await store.run(keepMember, [], [room, id, store.process]);
  });
  store.onGone(async (process) => void (await store.run(buryMembers, [], [process])));

  return {
    async enter(room, hear) {
      // Told before it is in, so that nothing is missed between; what is said until then is of no concern to it.
      let id: string | null = null;
      const waiting: string[] = [];
      const take = (text: string) => {
        if (id === null) {
          waiting.push(text);
          return;
        }
        const event = eventFor(id, text);
        if (event) hear(event);
      };
      const release = await store.subscribe(channelOf(room), take);
      const answer = (await store
        .run(enterGroup, [], [room, groupSize, store.process, signs(visitSigns)])
        .catch((error: unknown) => {
          release();
          throw error;
        })) as readonly string[] | null;
      const [own, ...others] = answer ?? [];
      if (own === undefined) {
        release();
        return null;
      }
      const member: Member = { room, id: own };
      members.add(member);
      id = own;
      hear({ type: 'welcome', id, others });
      waiting.splice(0).forEach(take);
      return {
        id,
        say(to, message) {
          const said: Said = { from: own, to, message };
          store.publish(channelOf(room), `message ${JSON.stringify(said)}`).catch(quietly);
        },
        leave() {
          if (!members.delete(member)) return;
          release();
          store.run(leaveGroup, [], [room, own, store.process]).catch(quietly);
        },
      };
    },
    async freeRoom() {
      const codes = Array.from({ length: codesAtOnce }, () => signs(roomCodeLength));
      return (await store.run(freeGroup, [], codes)) as string | null;
    },
    count: () => new Set([...members].map(({ room }) => room)).size,
    async close() {
      await Promise.all(
        [...members].map(({ room, id }) => store.run(leaveGroup, [], [room, id, store.process]).catch(quietly)),
      );
      members.clear();
    },
  };
}

/** What one member hears of what is said on the channel of its group. */
function eventFor(id: string, text: string): GroupEvent | null {
  const [, kind = '', rest = ''] = /^(\w+) (.*)$/s.exec(text) ?? [];
  if (kind === 'left') return rest === id ? null : { type: 'left', id: rest };
  if (kind !== 'message') return null;
  const { from, to, message } = JSON.parse(rest) as Said;
  return from !== id && (to === null || to === id) ? { type: 'message', from, message } : null;
}
