import type { Aside, TabLife } from './aside.ts';

/** What is known of the other tab of the room. Times are milliseconds of one monotonic clock of this page. */
export type OtherTab = {
  isInRoom: boolean;
  /** Since when it is not in the room any more; `null` while it is, and before it ever was. */
  goneAt: number | null;
  /** The last it said; `null` before it said anything. */
  said: Aside | null;
  heardAt: number;
  /** It came back as another page, which knows nothing of what the one before it did. */
  hasReloaded: boolean;
};

export const noOtherTab: OtherTab = { isInRoom: false, goneAt: null, said: null, heardAt: 0, hasReloaded: false };

export type News =
  | { type: 'room'; isInRoom: boolean; at: number }
  | { type: 'said'; aside: Aside; at: number }
  | { type: 'slept'; at: number };

/** @param news `slept`: this tab itself did nothing until now, and may have heard nothing for that */
export function stepOtherTab(tab: OtherTab, news: News): OtherTab {
  const { at } = news;
  switch (news.type) {
    case 'slept':
      return { ...tab, heardAt: at };
    case 'room':
      if (news.isInRoom === tab.isInRoom) return tab;
      return news.isInRoom
        ? { ...tab, isInRoom: true, goneAt: null, heardAt: at }
        : { ...tab, isInRoom: false, goneAt: at };
    case 'said': {
      const isOther = tab.said !== null && tab.said.page !== news.aside.page;
      return { ...tab, said: news.aside, heardAt: at, hasReloaded: tab.hasReloaded || isOther };
    }
  }
}

/**
 * `absent`: nobody was there yet. `silent`: it is in the room and has not answered. `going`: it has left the room a moment ago,
 * as a reload does too. `closed`: it has not come back. `asleep`: it is in the room, and its page does nothing.
 */
export type OtherLife = 'absent' | 'silent' | 'going' | 'closed' | 'declines' | 'asleep' | 'hidden' | 'here';

/** A page that is reloaded is back before this. */
export const reloadMs = 5_000;
/** So often a tab that shares says that it is there; a page in the background at least once a second. */
export const beatMs = 2_000;
/** Nothing for so long: its page does not run. */
export const asleepMs = 3 * beatMs;

export function lifeOf({ isInRoom, goneAt, said, heardAt }: OtherTab, now: number): OtherLife {
  if (!isInRoom) return goneAt === null ? 'absent' : now - goneAt < reloadMs ? 'going' : 'closed';
  if (said === null) return 'silent';
  if (said.declines) return 'declines';
  const beats = said.topic !== null;
  if (said.life === 'frozen' || (beats && now - heardAt >= asleepMs)) return 'asleep';
  return livesAwake[said.life];
}

const livesAwake: Readonly<Record<Exclude<TabLife, 'frozen'>, OtherLife>> = { shown: 'here', hidden: 'hidden' };
