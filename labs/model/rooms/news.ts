import { unplugType } from '../wire.ts';
import type { TraceEvent } from '../trace.ts';
import { noDeliveries, stepDeliveries, type Deliveries } from './deliveries.ts';
import { noRooms, stepRooms, visitorIn, type RoomsView } from './rooms-view.ts';

/** The last thing that is worth a sentence, and the words in it. */
export type News = { key: NewsKey; values: Readonly<Record<string, string | number>> };
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

/** What the server tells of a room after these is only their consequence. */
const isLargerNews = ({ key }: News): boolean => key === 'found' || key === 'returned';

function newsOf({ view, deliveries, news }: RoomsScene, before: RoomsScene, event: TraceEvent): News | null {
  const ghost = view.ghosts.length > before.view.ghosts.length ? view.ghosts.at(-1) : undefined;
  if (ghost) {
    const values = { visitor: ghost.visitor, seconds: Math.round(ghost.afterMs / 100) / 10 };
    return { key: ghost.by === 'ping' ? 'found' : 'returned', values };
  }
  const leak = deliveries.leaks.length > before.deliveries.leaks.length ? deliveries.leaks.at(-1) : undefined;
  if (leak && leak.fingerprint !== null)
    return { key: 'leaked', values: { reader: leak.reader, author: leak.author, type: leak.type } };
  switch (event.type) {
    case 'room.changed': {
      const { visitor, room, state } = event;
      if (visitor === undefined || (isLargerNews(news) && ['joined', 'ready', 'left'].includes(state))) return null;
      return { key: state, values: { visitor, room } };
    }
    case 'visitor.changed':
      if (news.key === 'leaked') return null;
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

function isEmpty({ visitors }: RoomsView): boolean {
  return visitors.every(({ presence }) => presence === 'outside');
}
