import { unplugType } from '../wire.ts';
import type { RoomState, TraceEvent } from '../trace.ts';
import { noDeliveries, stepDeliveries, type Deliveries } from './deliveries.ts';
import { noRooms, stepRooms, visitorIn, type RoomsView } from './rooms-view.ts';

/** The last thing that is worth a sentence, and the words in it. */
export type News = {
  key: NewsKey;
  values: Readonly<Record<string, string | number>>;
  /** What the server will still say in consequence of it; that is no news. */
  follows?: readonly RoomState[];
};
export type NewsKey =
  | 'nobody'
  | 'created'
  | 'joined'
  | 'ready'
  | 'full'
  | 'left'
  | 'connected'
  | 'failed'
  | 'silent'
  | 'found'
  | 'returned'
  | 'expired'
  | 'refused'
  | 'leaked'
  | 'dropped'
  | 'empty';

/** All that the rooms lab shows of a moment. */
export type RoomsScene = { view: RoomsView; deliveries: Deliveries; news: News };

export const noScene: RoomsScene = { view: noRooms, deliveries: noDeliveries, news: { key: 'nobody', values: {} } };

export function stepScene(scene: RoomsScene, event: TraceEvent): RoomsScene {
  const view = stepRooms(scene.view, event);
  const deliveries = stepDeliveries(scene.deliveries, event);
  const news = newsOf({ view, deliveries, news: scene.news }, scene, event) ?? scene.news;
  if (view === scene.view && deliveries === scene.deliveries && news === scene.news) return scene;
  return { view, deliveries, news };
}

/** What the server tells of rooms after these, each once at most: of the one who is sent on, who was cut, who is back. */
const consequences: { readonly [K in NewsKey]?: readonly RoomState[] } = {
  full: ['created', 'joined', 'ready', 'ready'],
  found: ['left'],
  returned: ['left', 'joined', 'ready', 'ready'],
};

function follow(news: News, state: RoomState): News | null {
  const { follows = [] } = news;
  const index = follows.indexOf(state);
  if (index === -1) return null;
  // Who is the first in a room hears nothing more, and once both know that they are two, neither does.
  const rest = follows.toSpliced(index, 1);
  const isAll = state === 'created' || (state === 'ready' && !rest.includes('ready'));
  return { ...news, follows: isAll ? [] : rest };
}

function newsOf({ view, deliveries, news }: RoomsScene, before: RoomsScene, event: TraceEvent): News | null {
  const ghost = view.ghosts.length > before.view.ghosts.length ? view.ghosts.at(-1) : undefined;
  if (ghost) {
    const values = { visitor: ghost.visitor, seconds: Math.round(ghost.afterMs / 100) / 10 };
    return begun(ghost.by === 'ping' ? 'found' : 'returned', values);
  }
  const leak = deliveries.leaks.length > before.deliveries.leaks.length ? deliveries.leaks.at(-1) : undefined;
  if (leak && leak.fingerprint !== null)
    return { key: 'leaked', values: { reader: leak.reader, author: leak.author, type: leak.type } };
  switch (event.type) {
    case 'room.changed': {
      const { visitor, room, state } = event;
      return visitor === undefined ? null : (follow(news, state) ?? begun(state, { visitor, room }));
    }
    case 'visitor.changed':
      // The call that was read comes up, too; only the next one is news.
      if (news.key === 'leaked' && isOfThisCall(deliveries)) return null;
      return event.state === 'connected' || event.state === 'failed'
        ? { key: event.state, values: { visitor: event.visitor } }
        : null;
    case 'frame.sent':
      if (event.frame.type === unplugType) return { key: 'silent', values: { visitor: event.visitor } };
      return event.carrier === 'known-types' && event.frame.type === 'CANDIDATE'
        ? { key: 'dropped', values: { visitor: event.visitor } }
        : null;
    case 'frame.received': {
      const { visitor, frame } = event;
      if (frame.type === 'EXPIRE') return { key: 'expired', values: { visitor } };
      return frame.type === 'REFUSED' ? { key: 'refused', values: { visitor } } : null;
    }
    case 'server.lost':
      return event.visitor !== undefined && visitorIn(view, event.visitor)?.presence === 'outside' && isEmpty(view)
        ? { key: 'empty', values: { visitor: event.visitor } }
        : null;
    default:
      return null;
  }
}

function begun(key: NewsKey, values: News['values']): News {
  const follows = consequences[key];
  return follows === undefined ? { key, values } : { key, values, follows };
}

function isOfThisCall({ rows, leaks }: Deliveries): boolean {
  const offer = rows.findLast(({ from, type }) => from !== null && type === 'OFFER');
  return (leaks.at(-1)?.seq ?? 0) > (offer?.seq ?? 0);
}

function isEmpty({ visitors }: RoomsView): boolean {
  return visitors.every(({ presence }) => presence === 'outside');
}
