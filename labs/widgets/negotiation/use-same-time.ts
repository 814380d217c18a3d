import { useEffect } from 'preact/hooks';
import type { Moment } from '../hooks/moment.ts';

/** Shows another trace, recorded at the same time, as it was at the moment of the one that is looked at. */
export function useSameTime(looked: Moment, beside: Moment): void {
  useEffect(() => {
    const follow = () => {
      const count = looked.count();
      if (count === null) return beside.go(null);
      const at = looked.whole.getTrace().events[count - 1]?.at ?? -1;
      const { events } = beside.whole.getTrace();
      const later = events.findIndex((event) => event.at > at);
      beside.go(later < 0 ? events.length : later);
    };
    follow();
    return looked.source.subscribe(follow);
  }, [looked, beside]);
}
