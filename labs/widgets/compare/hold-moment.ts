import type { TraceEvent } from '#labs/model/trace.ts';
import type { Moment } from '../hooks/moment.ts';

/**
 * Keeps a moment at its event while others come in between. Returns the function that ends it.
 *
 * @param placeOf where an event that was shown before stands now; -1 for nowhere
 */
export function holdMoment(moment: Moment, placeOf: (event: TraceEvent) => number): () => void {
  let trace = moment.whole.getTrace();
  let event: TraceEvent | undefined;
  const look = () => {
    const now = moment.whole.getTrace();
    // It was not the person who moved.
    const place = now !== trace && event ? placeOf(event) : -1;
    trace = now;
    if (place >= 0) moment.go(place + 1);
    event = now.events[(moment.count() ?? 0) - 1];
  };
  look();
  return moment.source.subscribe(look);
}
