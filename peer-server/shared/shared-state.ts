import type { TopicBounds, Topics } from '../relay/topics.ts';
import type { Seats } from '../seats.ts';
import type { GroupBus } from '../groups/group-bus.ts';
import type { Bus } from './bus.ts';
import { createRedisStore, type RedisStoreParts } from './redis-store.ts';
import { createSharedGroups } from './shared-groups.ts';
import { createSharedSeats, type SharedSeatsParts } from './shared-seats.ts';
import { createSharedTopics } from './shared-topics.ts';

/** What several server processes have in common. */
export type SharedState = {
  bus: Bus;
  createSeats: (parts: Omit<SharedSeatsParts, 'store' | 'report'>) => Seats;
  createTopics: (bounds: TopicBounds) => Topics;
  createGroups: (random: (below: number) => number) => GroupBus;
  /** Ends once the first try to connect has, well or badly. */
  tried: Promise<void>;
  close: () => Promise<void>;
};

/** In the Redis at this address. Rejects never: where Redis cannot be reached, it is said, and tried again and again. */
export function createSharedState(parts: RedisStoreParts): SharedState {
  const store = createRedisStore(parts);
  const { report } = parts;
  return {
    bus: store,
    createSeats: (more) => createSharedSeats({ ...more, store, report }),
    createTopics: (bounds) => createSharedTopics({ bounds, store, report }),
    createGroups: (random) => createSharedGroups({ store, random, report }),
    tried: store.tried,
    close: store.close,
  };
}
