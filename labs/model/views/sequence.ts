import type { Step } from '../fold.ts';
import type { Json } from '../json.ts';
import { messageKey, senderOf } from '../message-key.ts';
import type { SignalingMessage, TraceEventOf } from '../trace.ts';
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
  | { kind: 'candidates'; from: PeerId; messages: readonly LadderMessage[] };

export type Sequence = {
  /** In the order in which they were sent; where that was not recorded, in which they came. */
  messages: readonly LadderMessage[];
  rows: readonly LadderRow[];
  /** Those that have begun, in order. */
  phases: readonly Phase[];
};

/** What the ladder is drawn from. */
export type SequenceFacts = { kept: Kept<'message.sent' | 'message.received'>; phases: PhasesSoFar };

/** A way inside one page takes less than a millisecond, one over the internet seldom more than this. */
const delayedAfterMs = 200;
/** Not there after this long: nobody waits for it any more. Should it come after all, it was delayed. */
const lostAfterMs = 2000;

export const noSequence: SequenceFacts = { kept: null, phases: noPhases };

const keepMessages = keep('message.sent', 'message.received');

export const stepSequence: Step<SequenceFacts> = (facts, event) => {
  const kept = keepMessages(facts.kept, event);
  const phases = stepPhases(facts.phases, event);
  return kept === facts.kept && phases === facts.phases ? facts : { kept, phases };
};

/** The ladder after these facts. The same facts are the same object: draw again only when they changed. */
export function sequenceOf({ kept, phases }: SequenceFacts): Sequence {
  const messages = pair(listKept(kept), phases.seen);
  return { messages, rows: rowsOf(messages), phases: phases.begun };
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

function rowsOf(messages: readonly LadderMessage[]): readonly LadderRow[] {
  const rows: LadderRow[] = [];
  const open = new Map<PeerId, LadderMessage[]>();
  for (const message of messages) {
    if (message.kind !== 'candidate') {
      rows.push({ kind: 'message', message });
      open.clear();
      continue;
    }
    const run = open.get(message.from);
    if (run) {
      run.push(message);
      continue;
    }
    const begun = [message];
    open.set(message.from, begun);
    rows.push({ kind: 'candidates', from: message.from, messages: begun });
  }
  return rows;
}
