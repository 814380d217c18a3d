import type { TopicWatcher } from './topics.ts';

/** Milliseconds between two times that all who follow are told of what is new: a publisher who floods costs no more than one who does not. */
const roundMs = 20;

/** Those who watch one topic. */
export type Watchers = {
  add: (watcher: TopicWatcher) => () => void;
  count: () => number;
  /** At once, unless it was just now. */
  added: () => void;
  tell: (what: (watcher: TopicWatcher) => void) => void;
};

export function createWatchers(onEmpty: () => void): Watchers {
  const all = new Set<TopicWatcher>();
  let timer: NodeJS.Timeout | null = null;
  let isMore = false;
  const tell: Watchers['tell'] = (what) => {
    for (const watcher of [...all]) what(watcher);
  };
  const round = () => {
    isMore = false;
    timer = setTimeout(() => {
      timer = null;
      if (isMore) round();
    }, roundMs);
    timer.unref();
    tell((watcher) => watcher.onAdded());
  };
  return {
    add(watcher) {
      all.add(watcher);
      return () => {
        if (all.delete(watcher) && all.size === 0) onEmpty();
      };
    },
    count: () => all.size,
    added() {
      if (timer === null) round();
      else isMore = true;
    },
    tell,
  };
}
