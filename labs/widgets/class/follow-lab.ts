import type { FollowedClass } from '#labs/drivers/class/followed-class.ts';
import { parseLabAddress, views } from '../lab-address.ts';
import type { Place, ShownLab } from '../place.ts';

/**
 * Keeps a lab at what the class shows: its moment, its tab of the inspector, its faults. Whoever moves the lab otherwise looks
 * around, and is left alone until `setAround(false)`.
 */
export function followLab(followed: FollowedClass): { place: Place; end: () => void } {
  let lab: ShownLab | null = null;
  let endOfMoment = () => {};
  let search: string | null = null;
  let isApplying = false;

  const viewOf = () => views.find((view) => view === followed.state().view) ?? 'happened';
  const apply = () => {
    if (lab === null || followed.isAround()) return;
    const { moment, address } = lab;
    const state = followed.state();
    isApplying = true;
    moment.go(state.count);
    isApplying = false;
    if (state.search !== search) {
      ({ search } = state);
      const { address: said } = parseLabAddress(new URLSearchParams(search), () => true);
      address.change({ ...said, view: viewOf() });
    } else if (address.address.view !== viewOf()) address.change({ view: viewOf() });
  };
  /** The moment, as far as the class's trace has come here. */
  const isAtMoment = ({ moment }: ShownLab) => {
    const { count } = followed.state();
    const { length } = moment.whole.getTrace().events;
    return moment.count() === (count === null ? null : Math.min(count, length));
  };
  const lookForMoves = () => {
    if (isApplying || followed.isMoving() || followed.isAround() || lab === null) return;
    if (!isAtMoment(lab)) followed.setAround(true);
  };
  const endOfClass = followed.subscribe(apply);
  return {
    place: {
      followed: followed.trace,
      onLab(next) {
        const before = lab;
        lab = next;
        if (before?.moment !== next.moment) {
          endOfMoment();
          endOfMoment = next.moment.source.subscribe(lookForMoves);
          // An empty lab that has only begun to follow, or a file that was opened and closed: where it is now says nothing.
          if (next.moment.whole === followed.trace) apply();
          return;
        }
        const isOwnView = before.address.address.view === viewOf() && next.address.address.view !== viewOf();
        if (isOwnView && !followed.isAround()) followed.setAround(true);
      },
    },
    end() {
      endOfClass();
      endOfMoment();
    },
  };
}
