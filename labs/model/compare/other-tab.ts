import type { Aside, TabLife } from './aside.ts';

/** What is known of the other tab of the room. Times are milliseconds of one monotonic clock of this page. */
export type OtherTab = {
  isInRoom: boolean;
  /** Since when it is not in the room any more; `null` while it is, and before it ever was. */
  goneAt: number | null;
  /** The last it said; `null` before it said anything. */
  said: Aside | null;
  heardAt: number;
  /** Our own way to the server is open: otherwise nothing is heard, whatever the other tab does. */
  isOurWayOpen: boolean;
  /** Whether the server hears its trace from it; `null` while it has not said. */
  isPublisherHere: boolean | null;
  /** It came back as another page, which knows nothing of what the one before it did. */
  hasReloaded: boolean;
};

export const noOtherTab: OtherTab = {
  ...{ isInRoom: false, goneAt: null, said: null, heardAt: 0, isOurWayOpen: true, isPublisherHere: null },
  hasReloaded: false,
};

export type News =
  /** `isAnother`: who comes is not the tab that was here before. */
  | { type: 'room'; isInRoom: boolean; isAnother?: boolean; at: number }
  | { type: 'said'; aside: Aside; at: number }
  | { type: 'our-way'; isOpen: boolean; at: number }
  | { type: 'publisher'; isHere: boolean; at: number }
  | { type: 'slept'; at: number };

/** @param news `slept`: this tab itself did nothing until now, and may have heard nothing for that */
export function stepOtherTab(tab: OtherTab, news: News): OtherTab {
  const { at } = news;
  switch (news.type) {
    case 'slept':
      return { ...tab, heardAt: at };
    // Once it is open again, the other tab is given time to be heard.
    case 'our-way':
      return news.isOpen === tab.isOurWayOpen ? tab : { ...tab, isOurWayOpen: news.isOpen, heardAt: at };
    case 'publisher':
      return { ...tab, isPublisherHere: news.isHere, heardAt: news.isHere ? at : tab.heardAt };
    case 'room':
      if (news.isInRoom === tab.isInRoom) return tab;
      if (!news.isInRoom) return { ...tab, isInRoom: false, goneAt: at };
      if (news.isAnother) return { ...noOtherTab, isInRoom: true, heardAt: at };
      // Who comes later than a reload may be somebody else, who has asked for nothing.
      return {
        ...{ ...tab, isInRoom: true, goneAt: null, heardAt: at },
        said: tab.said && { ...tab.said, asks: isAsking(tab, at) },
      };
    case 'said': {
      const isOther = tab.said !== null && tab.said.page !== news.aside.page;
      return { ...tab, said: news.aside, heardAt: at, hasReloaded: tab.hasReloaded || isOther };
    }
  }
}

/** The other tab wants to see ours: it is here and says so, or has gone a moment ago and may only be reloading. */
export function isAsking({ isInRoom, goneAt, said }: OtherTab, now: number): boolean {
  return said !== null && said.asks && (isInRoom || (goneAt !== null && now - goneAt < reloadMs));
}

/**
 * `absent`: nobody was there yet. `silent`: it is in the room and has not answered. `going`: it has left the room a moment ago,
 * as a reload does too. `closed`: it has not come back. `quiet`: it is in the room and is not heard, for whatever reason.
 * `asleep`: its page does nothing. `unseen`: this tab itself hears nothing.
 */
export type OtherLife =
  'absent' | 'silent' | 'going' | 'closed' | 'declines' | 'quiet' | 'asleep' | 'unseen' | 'hidden' | 'here';

/** A page that is reloaded is back before this. */
export const reloadMs = 5_000;
/** So often a tab that shares says that it is there; a page in the background at least once a second. */
export const beatMs = 2_000;
/** Nothing for so long is more than a beat that is late. */
export const quietMs = 3 * beatMs;
/** By then the server would know if the way to it were lost. It is still there, so its page does not run. */
export const asleepMs = 22_000;

export function lifeOf(tab: OtherTab, now: number): OtherLife {
  const { isInRoom, goneAt, said, heardAt } = tab;
  if (!tab.isOurWayOpen && (isInRoom || goneAt !== null)) return 'unseen';
  if (!isInRoom) return goneAt === null ? 'absent' : now - goneAt < reloadMs ? 'going' : 'closed';
  if (said === null) return 'silent';
  if (said.declines) return 'declines';
  if (said.life === 'frozen') return 'asleep';
  const quietFor = said.topic === null ? 0 : now - heardAt;
  if (quietFor >= asleepMs && tab.isPublisherHere !== false) return 'asleep';
  return quietFor >= quietMs ? 'quiet' : livesAwake[said.life];
}

const livesAwake: Readonly<Record<Exclude<TabLife, 'frozen'>, OtherLife>> = { shown: 'here', hidden: 'hidden' };
