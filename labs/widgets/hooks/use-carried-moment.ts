import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Trace } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { Moment } from './moment.ts';

/**
 * Stays at the same place when the other end comes beside our own, or goes again.
 *
 * @param isOurs it is our own call that is shown, alone or with the other end; not a trace that was opened
 */
export function useCarriedMoment(moment: Moment, peer: PeerId, isOurs: boolean): void {
  const last = useRef<{ moment: Moment; isOurs: boolean }>({ moment, isOurs });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { moment, isOurs };
    if (before.moment === moment || !before.isOurs || !isOurs || before.moment.count() === null) return;
    moment.go(sameMoment(before.moment.source.getTrace(), moment.whole.getTrace(), peer));
  }, [moment]);
}

/** How many events of `after` there are up to the last one of this peer that `before` shows; `null` where it is not there. */
export function sameMoment(before: Trace, after: Trace, peer: PeerId): number | null {
  let wanted = before.events.filter((event) => event.peer === peer).length;
  if (wanted === 0) return 0;
  const place = after.events.findIndex((event) => event.peer === peer && --wanted === 0);
  return place < 0 ? null : place + 1;
}
