import { useEffect } from 'preact/hooks';
import type { Rush } from '../rush.ts';
import type { Moment } from './moment.ts';
import type { AddressOfLab } from './use-lab-address.ts';
import { useCount } from './use-moment.ts';

/** Browsers take only so many changes of an address in a time; a hand that drags makes more. */
const calmMs = 300;

/**
 * Goes to the moment the address names once the run has come that far, and keeps the address in step from then on; not with
 * the moments of a trace that no address can bring back (`isLive` is false).
 */
export function useMomentInAddress(
  moment: Moment,
  { address, isRead, change }: AddressOfLab,
  rush: Rush,
  isLive: boolean,
): void {
  const count = useCount(moment);
  const { event } = address;
  useEffect(() => {
    if (!isRead || event === null || !isLive) return;
    const { source, whole, go } = moment;
    const look = () => {
      if (rush.isOn() || whole.getTrace().events.length <= event) return;
      end();
      go(event + 1);
    };
    const ends = [source.subscribe(look), rush.onEnd(look)];
    const end = () => ends.forEach((each) => each());
    look();
    return end;
  }, [moment, event, isRead, isLive]);
  useEffect(() => {
    if (!isRead || count === null || !isLive) return;
    const timer = setTimeout(() => change({ event: Math.max(0, count - 1) }), calmMs);
    return () => {
      clearTimeout(timer);
      // Whoever goes back to live leaves the moment.
      if (moment.count() === null) change({ event: null });
    };
  }, [count, isRead, isLive]);
}
