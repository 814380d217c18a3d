import { LabError } from './errors.ts';
import { pairMessages, type MessagePair } from './pair-messages.ts';
import type { Trace, TraceEvent } from './trace.ts';
import type { PeerId } from './vocabulary.ts';

/** Clocks of two machines drift apart while they count: so much, in milliseconds, is no contradiction. */
const usualDriftMs = 20;

/** What is known of the clocks otherwise, in milliseconds: what to add to bob's times, and how far messages may contradict. */
export type KnownClocks = { ahead?: number; driftMs?: number };

/**
 * Two traces of one call, each of one end, as one trace on one clock. The difference of the clocks follows from the messages
 * in both: none arrives before it was sent. What one end did keeps its order, and a message sent stands before the same
 * message received.
 *
 * @throws {LabError} `merge/not-two-ends` unless one trace is alice's and the other bob's; `merge/nothing-in-common` where
 * no message of one is found in the other; `merge/contradictory` where no difference of the clocks fits all of them.
 */
export function mergeTraces(one: Trace, other: Trace, clocks: KnownClocks = {}): Trace {
  const [alice, bob] = ends(one, other);
  const pairs = pairMessages(alice.events, bob.events);
  if (pairs.same.length === 0) throw pairs.hasContradiction ? contradictory() : nothingInCommon();
  const bounds = clockBounds(pairs.same);
  const ahead = clocks.ahead ?? clockDifference(bounds, clocks.driftMs ?? usualDriftMs);
  const order = interleave(alice.events, bob.events, ahead, pairs.same);
  if (order === null) throw contradictory();
  // Where the difference is known otherwise, nothing is left open.
  const known = clocks.ahead === undefined ? { clocks: { uncertainty: uncertaintyOf(bounds, ahead) } } : {};
  return { ...headOf(alice, bob, ahead), ...known, events: order.map(({ event, at }, seq) => ({ ...event, seq, at })) };
}

/** What the merged trace says of itself. It begins with the earlier of the two clocks. */
export function headOf(alice: Trace, bob: Trace, ahead: number): Trace {
  const recordedBy = [...new Set([alice.recordedBy, bob.recordedBy])].join(', ');
  return { ...alice, startedAt: ahead < 0 ? bob.startedAt : alice.startedAt, recordedBy, events: [] };
}

function ends(one: Trace, other: Trace): readonly [alice: Trace, bob: Trace] {
  const isOnly = (trace: Trace, peer: PeerId) =>
    trace.events.length > 0 && trace.events.every((event) => event.peer === peer);
  if (isOnly(one, 'alice') && isOnly(other, 'bob')) return [one, other];
  if (isOnly(other, 'alice') && isOnly(one, 'bob')) return [other, one];
  throw new LabError(
    'merge/not-two-ends',
    'These are not the two ends of a call: one trace must hold only the caller, the other only the callee.',
  );
}

/** What to add to bob's times to have them on alice's clock; in the middle of what the messages leave open. */
function clockDifference(bounds: ClockBounds, driftMs: number): number {
  if (bounds.least > bounds.most + driftMs) throw contradictory();
  return middleOf(bounds);
}

/** Between these the difference of the clocks lies. Infinite where nothing is known. */
export type ClockBounds = { least: number; most: number };

/** Where one of the bounds is not known, the other one. */
export function middleOf({ least, most }: ClockBounds): number {
  if (least === -Infinity) return most;
  return most === Infinity ? least : (least + most) / 2;
}

/** The clock of a page tells no more than milliseconds. */
const grainMs = 1;

/** By how much `ahead` may be wrong: as far as to the farther bound. `null` where a bound is not known. */
export function uncertaintyOf({ least, most }: ClockBounds, ahead: number): number | null {
  const farther = Math.max(Math.abs(ahead - least), Math.abs(most - ahead));
  return Number.isFinite(farther) ? Math.max(grainMs, farther) : null;
}

/** What the messages leave open for the difference: none arrives before it was sent. Infinite where nothing was sent that way. */
export function clockBounds(pairs: readonly MessagePair[]): ClockBounds {
  let [least, most] = [-Infinity, Infinity];
  for (const { sent, received } of pairs) {
    if (sent.peer === 'alice') least = Math.max(least, sent.at - received.at);
    else most = Math.min(most, received.at - sent.at);
  }
  return { least, most };
}

/** An event with its time on the merged clock. */
export type Timed = { event: TraceEvent; at: number };

function shifted(events: readonly TraceEvent[], by: number): readonly Timed[] {
  return events.map((event) => ({ event, at: event.at + by }));
}

/**
 * The events of both by time, the order of each kept, and no message received before it is sent. `null` where each waits for
 * a message that the other has yet to send.
 *
 * @param ahead what to add to bob's times
 */
export function interleave(
  ofAlice: readonly TraceEvent[],
  ofBob: readonly TraceEvent[],
  ahead: number,
  pairs: readonly MessagePair[],
): readonly Timed[] | null {
  const alice = shifted(ofAlice, Math.max(0, -ahead));
  const bob = shifted(ofBob, Math.max(0, ahead));
  const causes = new Map<TraceEvent, TraceEvent>(pairs.map(({ sent, received }) => [received, sent]));
  const awaited = new Set(causes.values());
  const isReady = (timed: Timed | undefined): timed is Timed => {
    const cause = timed && causes.get(timed.event);
    return timed !== undefined && (cause === undefined || !awaited.has(cause));
  };
  const order: Timed[] = [];
  let [nextOfAlice, nextOfBob, at] = [0, 0, 0];
  while (nextOfAlice < alice.length || nextOfBob < bob.length) {
    const [hers, his] = [alice[nextOfAlice], bob[nextOfBob]];
    const isHers = isReady(hers) && !(isReady(his) && his.at < hers.at);
    const next = isHers ? hers : his;
    if (!isReady(next)) return null;
    if (isHers) nextOfAlice += 1;
    else nextOfBob += 1;
    at = Math.max(at, next.at);
    order.push({ event: next.event, at });
    awaited.delete(next.event);
  }
  return order;
}

function nothingInCommon(): LabError {
  return new LabError(
    'merge/nothing-in-common',
    'No message of one trace is found in the other. Save both traces after the same call.',
  );
}

function contradictory(): LabError {
  return new LabError(
    'merge/contradictory',
    'The messages of these traces fit no common clock, so they are of different runs. Save both after the same call.',
  );
}
