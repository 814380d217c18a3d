import type { Trace, TraceEvent } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';
import { signatureOf } from './signatures.ts';

/** Where two runs part. An event is `null` where that run has no more to say about the same matter. */
export type Divergence = { peer: PeerId; left: TraceEvent | null; right: TraceEvent | null };

type Events = Pick<Trace, 'events'>;
/** Events of one peer about one matter, in order, each with its sign. */
type Strand = { peer: PeerId; signs: string[]; events: TraceEvent[] };
type Strands = ReadonlyMap<string, Strand>;

/**
 * The first thing that happened otherwise in one run than in the other, or `null` when the same happened in both. Compared
 * is what each peer did and saw: not when, nor ids, nor the text of descriptions, nor how many candidates there were, nor
 * how the two peers took turns.
 */
export function firstDivergence(left: Events, right: Events): Divergence | null {
  const [lefts, rights] = [strandsOf(left), strandsOf(right)];
  const matched = matches(lefts, rights);
  let first: Divergence | null = null;
  let firstPlace = Infinity;
  for (const key of new Set([...lefts.keys(), ...rights.keys()])) {
    const found = parting(lefts.get(key), rights.get(key));
    if (found === null) continue;
    const place = placeOf(found, right, matched);
    if (place >= firstPlace) continue;
    [first, firstPlace] = [found, place];
  }
  return first;
}

function strandsOf({ events }: Events): Strands {
  const strands = new Map<string, Strand>();
  for (const event of events) {
    const signature = signatureOf(event);
    if (signature === null) continue;
    const { strand: name, sign, isRepeatable } = signature;
    const key = `${event.peer} ${name}`;
    const strand = strands.get(key) ?? { peer: event.peer, signs: [], events: [] };
    if (isRepeatable && strand.events.length > 0) continue;
    strand.signs.push(sign);
    strand.events.push(event);
    strands.set(key, strand);
  }
  return strands;
}

/** How many events two strands have in common, from their beginnings. */
function common(one: Strand | undefined, other: Strand | undefined): number {
  if (!one || !other) return 0;
  const parted = one.signs.findIndex((sign, index) => sign !== other.signs[index]);
  return parted < 0 ? one.signs.length : parted;
}

function parting(left: Strand | undefined, right: Strand | undefined): Divergence | null {
  const strand = left ?? right;
  const shared = common(left, right);
  const found = { left: left?.events[shared] ?? null, right: right?.events[shared] ?? null };
  if (!strand || (found.left === null && found.right === null)) return null;
  return { peer: strand.peer, ...found };
}

/** From the number of an event on the right to the number of the same event on the left. */
function matches(lefts: Strands, rights: Strands): ReadonlyMap<number, number> {
  const matched = new Map<number, number>();
  for (const [key, right] of rights) {
    const left = lefts.get(key);
    for (let index = 0; index < common(left, right); index += 1) {
      const [one, other] = [left?.events[index], right.events[index]];
      if (one && other) matched.set(other.seq, one.seq);
    }
  }
  return matched;
}

/**
 * Where on the left the runs part, so that the partings of all matters can be put in order. Clocks do not help: one run may
 * have been stepped by hand. What is on the right comes just after the last event both have before it, in its own order.
 */
function placeOf({ left, right }: Divergence, { events }: Events, matched: ReadonlyMap<number, number>): number {
  const ownPlace = left?.seq ?? Infinity;
  if (right === null) return ownPlace;
  let place = -1;
  for (const { seq } of events.slice(0, right.seq)) place = Math.max(place, matched.get(seq) ?? -1);
  return Math.min(ownPlace, place + (right.seq + 1) / (events.length + 1));
}
