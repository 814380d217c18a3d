import { clockBounds, headOf, interleave, middleOf, uncertaintyOf, type ClockBounds, type Timed } from '../merge.ts';
import { pairMessages, type MessagePair } from '../pair-messages.ts';
import type { Trace, TraceEvent } from '../trace.ts';

/**
 * How the other trace stands to ours. `alone`: there is nothing of it yet. `by-arrival`: no message is in both, so its clock is
 * taken from when it comes here. `by-messages`: from what went between the two, as `mergeTraces` does it. `contradictory`: its
 * messages fit ours on no clock.
 */
export type Alignment = 'alone' | 'by-arrival' | 'by-messages' | 'contradictory';

export type Aligned = {
  alignment: Alignment;
  /** Milliseconds by which the difference of the clocks may be wrong; `null` unless messages went both ways. */
  uncertainty: number | null;
};

export type LiveMergeOptions = {
  /** Milliseconds of our clock at which the other's clock began, at most: from when its events came. */
  arrival: number | null;
  /** What the tabs have said of their clocks: between what and what the other's began. */
  heard?: ClockBounds | null;
  /** The time of our own clock after which nothing is shown yet, since something of the other's may still come before it. */
  until: number;
};

export type LiveMerge = {
  /** The same trace as before where nothing came. As long as events only follow what was there, what was there stays the same. */
  merge: (own: Trace, other: Trace | null, options: LiveMergeOptions) => Trace;
  aligned: () => Aligned;
  /** Something is known that is not shown yet. */
  isHoldingBack: () => boolean;
  /** The place at which an event that was shown before stands now; -1 when it stands nowhere. */
  placeOf: (event: TraceEvent) => number;
};

type Shown = Timed & { stamped: TraceEvent };
type Plan = Aligned & { ahead: number; order: readonly Timed[] };

/** Merges two traces again and again as they grow. The clocks are moved only where the messages want it. */
export function createLiveMerge(): LiveMerge {
  let shown: readonly Shown[] = [];
  let trace: Trace | null = null;
  let aligned: Aligned = { alignment: 'alone', uncertainty: null };
  let isHoldingBack = false;
  /** What was added to bob's times, of which two traces. */
  let last: { ahead: number; of: string } | null = null;
  const origins = new WeakMap<TraceEvent, TraceEvent>();

  return {
    merge(own, other, { arrival, heard = null, until }) {
      const ends = other && endsOf(own, other);
      const of = `${own.startedAt} ${other?.startedAt}`;
      const before = last?.of === of ? last.ahead : null;
      const plan = ends
        ? planOf(ends, before, aheadByArrival(own, ends, arrival), heardAhead(own, ends, heard))
        : alone(own);
      last = ends ? { ahead: plan.ahead, of } : null;
      aligned = { alignment: plan.alignment, uncertainty: plan.uncertainty };
      const isAlice = own.events[0]?.peer !== 'bob';
      const end = until + (isAlice ? Math.max(0, -plan.ahead) : Math.max(0, plan.ahead));
      const order = plan.order.slice(0, plan.order.findLastIndex(({ at }) => at <= end) + 1);
      isHoldingBack = order.length < plan.order.length;

      let same = 0;
      while (same < order.length && isSame(shown[same], order[same])) same += 1;
      const { uncertainty } = plan;
      const head = ends ? { ...headOf(ends.alice, ends.bob, plan.ahead), clocks: { uncertainty } } : own;
      const isGrown = same !== order.length || same !== shown.length;
      if (trace && !isGrown && isSameHead(trace, head)) return trace;
      // Whoever folds notices by its last event that what is before it has changed: from there on all are other objects.
      const added = order.slice(same).map(({ event, at }, index): Shown => {
        const stamped = { ...event, seq: same + index, at };
        origins.set(stamped, event);
        return { event, at, stamped };
      });
      shown = [...shown.slice(0, same), ...added];
      trace = { ...head, events: shown.map(({ stamped }) => stamped) };
      return trace;
    },
    aligned: () => aligned,
    isHoldingBack: () => isHoldingBack,
    placeOf(event) {
      const origin = origins.get(event);
      return origin === undefined ? -1 : shown.findIndex((each) => each.event === origin);
    },
  };
}

function isSameHead(before: Trace, { startedAt, recordedBy, clocks }: Trace): boolean {
  return (
    before.startedAt === startedAt &&
    before.recordedBy === recordedBy &&
    before.clocks?.uncertainty === clocks?.uncertainty
  );
}

function isSame(before: Shown | undefined, now: Timed | undefined): boolean {
  return before !== undefined && before.event === now?.event && before.at === now.at;
}

type Ends = { alice: Trace; bob: Trace };

/** `null` unless one of them is alice's and the other bob's, and both have begun. */
function endsOf(own: Trace, other: Trace): Ends | null {
  const [ours, theirs] = [own.events[0]?.peer, other.events[0]?.peer];
  if (ours === undefined || theirs === undefined || ours === theirs) return null;
  return ours === 'alice' ? { alice: own, bob: other } : { alice: other, bob: own };
}

function aheadByArrival(own: Trace, { alice }: Ends, arrival: number | null): number {
  const begins = arrival ?? 0;
  return own === alice ? begins : -begins;
}

function heardAhead(own: Trace, { alice }: Ends, heard: ClockBounds | null): ClockBounds {
  const { least, most } = heard ?? { least: -Infinity, most: Infinity };
  return own === alice ? { least, most } : { least: -most, most: -least };
}

function alone({ events }: Trace): Plan {
  return {
    alignment: 'alone',
    uncertainty: null,
    ahead: 0,
    order: events.map((event) => ({ event, at: event.at })),
  };
}

function planOf(ends: Ends, before: number | null, byArrival: number, heard: ClockBounds): Plan {
  const { alice, bob } = ends;
  const { same } = pairMessages(alice.events, bob.events);
  const known = byMessages(ends, same, heard, [before, byArrival]);
  if (known) return known;
  // One of the pages was reloaded and counts its messages anew: those of the page before it were other messages.
  const since = { alice: lastMeeting(alice), bob: lastMeeting(bob) };
  const recent = same.filter(({ sent, received }) => [sent, received].every(({ seq, peer }) => seq >= since[peer]));
  return (
    byMessages(ends, recent, heard, [before, byArrival]) ?? {
      alignment: recent.length === 0 ? 'by-arrival' : 'contradictory',
      uncertainty: null,
      ahead: byArrival,
      order: interleave(alice.events, bob.events, byArrival, []) ?? [],
    }
  );
}

/** Clocks of two machines drift apart for as long as the tabs are open; a message of another run is further off than this. */
const mostDriftMs = 2000;

/**
 * `null` where there are none, or no clock fits them.
 *
 * @param heard what is known beside the messages; where it contradicts them it was said at another time
 * @param wanted what would leave most where it is, the best first
 */
function byMessages(
  { alice, bob }: Ends,
  pairs: readonly MessagePair[],
  heard: ClockBounds,
  wanted: readonly (number | null)[],
): Plan | null {
  const said = clockBounds(pairs);
  const isHeard = Number.isFinite(heard.most - heard.least);
  if ((pairs.length === 0 && !isHeard) || said.least > said.most + mostDriftMs) return null;
  const both = { least: Math.max(said.least, heard.least), most: Math.min(said.most, heard.most) };
  const bounds = both.least > both.most ? said : both;
  const ahead = wanted.find((each) => isGood(each, bounds)) ?? middleOf(bounds);
  const order = interleave(alice.events, bob.events, ahead, pairs);
  return order && { alignment: 'by-messages', uncertainty: uncertaintyOf(bounds, ahead), ahead, order };
}

/** Of the middle, which is wrong by the least: a clock so near to it is left where it is, and nothing that is shown moves. */
const nearMiddle = 0.25;

function isGood(ahead: number | null, { least, most }: ClockBounds): boolean {
  if (ahead === null || ahead < least || ahead > most) return false;
  // While messages go one way only there is no middle.
  const half = (most - least) / 2;
  return !Number.isFinite(half) || Math.abs(ahead - (least + half)) <= half * nearMiddle;
}

/** The place of the event by which this end was last told that both are in the room. */
function lastMeeting({ events }: Trace): number {
  return events.findLastIndex((event) => event.type === 'room.changed' && event.state === 'ready');
}
