import type { Step } from '../fold.ts';
import type { Json } from '../json.ts';
import { messageKey, senderOf } from '../message-key.ts';
import type { SignalingMessage, TraceEventOf } from '../trace.ts';
import { isExchange, exchangeTypes, type Exchange } from './exchanges.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import { keep, listKept, type Kept } from './kept.ts';
import { noPhases, stepPhases, type Phase, type PhasesSoFar } from './phases.ts';

/** An event on the ladder: its number, and milliseconds since the trace began. */
export type Moment = { seq: number; at: number };

/** One message as it really went. */
export type LadderMessage = {
  /** Unique in the ladder, also where a channel gave one id twice. */
  key: string;
  id: string;
  kind: SignalingMessage['kind'];
  from: PeerId;
  content: Json;
  /** `null` where only its coming was recorded. */
  sent: Moment | null;
  /** Once for each time it came; empty while it is under way, and for ever when it is lost. */
  received: readonly Moment[];
  /** A message its sender sent later was there before it. */
  isOvertaken: boolean;
  /** Both ends record in this trace. Otherwise nobody can say what became of it. */
  isWitnessed: boolean;
};

export type Fate = 'delivered' | 'under-way' | 'lost' | 'delayed' | 'duplicated' | 'overtaken' | 'one-sided';

/** A message, or a run of candidates of one sender between two other messages. */
export type LadderRow =
  | { kind: 'message'; message: LadderMessage }
  | { kind: 'candidates'; from: PeerId; messages: readonly LadderMessage[] }
  | ExchangeRow;

/** What one peer and the STUN and TURN server did, alike and with no message in between. */
export type ExchangeRow = { kind: 'exchanges'; peer: PeerId; exchanges: readonly Exchange[] };

export type Sequence = {
  /** In the order in which they were sent; where that was not recorded, in which they came. */
  messages: readonly LadderMessage[];
  rows: readonly LadderRow[];
  /** Those that have begun, in order. */
  phases: readonly Phase[];
};

type KeptType = 'message.sent' | 'message.received' | Exchange['type'];

/** What the ladder is drawn from. */
export type SequenceFacts = { kept: Kept<KeptType>; phases: PhasesSoFar };

/** A way inside one page takes less than a millisecond, one over the internet seldom more than this. */
const delayedAfterMs = 200;
/** Not there after this long: nobody waits for it any more. Should it come after all, it was delayed. */
const lostAfterMs = 2000;

export const noSequence: SequenceFacts = { kept: null, phases: noPhases };

const keepMessages = keep('message.sent', 'message.received', ...exchangeTypes);

export const stepSequence: Step<SequenceFacts> = (facts, event) => {
  const kept = keepMessages(facts.kept, event);
  const phases = stepPhases(facts.phases, event);
  return kept === facts.kept && phases === facts.phases ? facts : { kept, phases };
};

/** The ladder after these facts. The same facts are the same object: draw again only when they changed. */
export function sequenceOf({ kept, phases }: SequenceFacts): Sequence {
  const events = listKept(kept);
  const messages = pair(events.filter(isMessage), phases.seen);
  return { messages, rows: rowsOf([...messages, ...events.filter(isExchange)]), phases: phases.begun };
}

/** What became of a message by `now`, milliseconds since the trace began. */
export function fateOf({ sent, received, isOvertaken, isWitnessed }: LadderMessage, now: number): Fate {
  const [first] = received;
  if (sent === null || (first === undefined && !isWitnessed)) return 'one-sided';
  if (first === undefined) return now - sent.at > lostAfterMs ? 'lost' : 'under-way';
  if (received.length > 1) return 'duplicated';
  if (first.at - sent.at > delayedAfterMs) return 'delayed';
  return isOvertaken ? 'overtaken' : 'delivered';
}

/**
 * How long a message was on its way, in whole milliseconds, where the clocks of its ends are known only so far: never less
 * than nothing.
 */
export function travelBetween(ms: number, uncertainty: number): { from: number; to: number } {
  return { from: Math.max(0, Math.floor(ms - uncertainty)), to: Math.ceil(ms + uncertainty) };
}

type Draft = Omit<LadderMessage, 'received'> & { received: Moment[] };

function pair(
  events: readonly TraceEventOf<'message.sent' | 'message.received'>[],
  seen: readonly PeerId[],
): readonly LadderMessage[] {
  const isWitnessed = seen.length === peers.length;
  const drafts: Draft[] = [];
  const latest = new Map<string, Draft>();
  for (const event of events) {
    const from = senderOf(event);
    const key = messageKey(from, event.message);
    const moment: Moment = { seq: event.seq, at: event.at };
    const known = latest.get(key);
    if (event.type === 'message.received' && known) {
      known.received.push(moment);
      continue;
    }
    const { id, kind, content } = event.message;
    const isSent = event.type === 'message.sent';
    const draft: Draft = {
      key: `${key} ${event.seq}`,
      id,
      kind,
      from,
      content,
      sent: isSent ? moment : null,
      received: isSent ? [] : [moment],
      isOvertaken: false,
      isWitnessed,
    };
    drafts.push(draft);
    latest.set(key, draft);
  }
  for (const from of peers) markOvertaken(drafts.filter((draft) => draft.from === from && draft.sent !== null));
  return drafts;
}

/** `own` are the messages of one sender as they were sent. */
function markOvertaken(own: readonly Draft[]): void {
  let earliestLater = Infinity;
  for (const draft of own.toReversed()) {
    const came = draft.received[0]?.seq;
    if (came === undefined) continue;
    draft.isOvertaken = came > earliestLater;
    earliestLater = Math.min(earliestLater, came);
  }
}

type Item = LadderMessage | Exchange;
type Run =
  | { kind: 'candidates'; from: PeerId; messages: LadderMessage[] }
  | { kind: 'exchanges'; peer: PeerId; exchanges: Exchange[] };

/** In the order of time. What is alike and stands between two messages that are not becomes one row. */
function rowsOf(items: readonly Item[]): readonly LadderRow[] {
  const rows: LadderRow[] = [];
  const open = new Map<string, Run>();
  const inRun = (key: string, begin: () => Run): Run => {
    const run = open.get(key);
    if (run) return run;
    const begun = begin();
    open.set(key, begun);
    rows.push(begun);
    return begun;
  };
  for (const item of items.toSorted((one, other) => seqOf(one) - seqOf(other))) {
    if ('type' in item) {
      const { peer, type } = item;
      const run = inRun(`${peer} ${type}`, () => ({ kind: 'exchanges', peer, exchanges: [] }));
      if (run.kind === 'exchanges') run.exchanges.push(item);
    } else if (item.kind === 'candidate') {
      const { from } = item;
      const run = inRun(from, () => ({ kind: 'candidates', from, messages: [] }));
      if (run.kind === 'candidates') run.messages.push(item);
    } else {
      rows.push({ kind: 'message', message: item });
      open.clear();
    }
  }
  return rows;
}

function seqOf(item: Item): number {
  return 'type' in item ? item.seq : ((item.sent ?? item.received[0])?.seq ?? 0);
}

function isMessage<T extends { type: string }>(
  event: T,
): event is Extract<T, { type: 'message.sent' | 'message.received' }> {
  return event.type === 'message.sent' || event.type === 'message.received';
}
