import type { Step } from '../fold.ts';
import type { TraceEvent, TraceEventType } from '../trace.ts';
import { machineIds, peers, type MachineId, type PeerId } from '../vocabulary.ts';
import { initialCallStates, stepCallStates, type CallStates } from './call-states.ts';

/** A machine in one state; `seq` is the event that brought it there, `null` for the first state. */
export type Segment = {
  state: string;
  /** Milliseconds since the trace began. */
  from: number;
  /** `null` while it lasts. */
  to: number | null;
  seq: number | null;
};

export type TimelineLane = { peer: PeerId; machine: MachineId; segments: readonly Segment[] };

export type TickKind = 'call' | 'message' | 'candidate' | 'media' | 'data' | 'error' | 'note';

/** An event that is no change of a machine's state. */
export type Tick = { seq: number; at: number; peer: PeerId; type: TraceEventType; kind: TickKind };

export type Timeline = {
  /** Both peers, the four machines of each in reading order; a peer that was never heard of has no lanes. */
  lanes: readonly TimelineLane[];
  ticks: readonly Tick[];
  /** `at` of the last event; 0 when there is none. */
  end: number;
};

type Link<T> = { readonly value: T; readonly before: Link<T> } | null;
type Change = { peer: PeerId; machine: MachineId; state: string; at: number; seq: number };

/** What the timeline is drawn from: links that share the ones before them, so that a history of it stays small. */
export type TimelineFacts = {
  states: CallStates;
  changes: Link<Change>;
  ticks: Link<TraceEvent>;
  begun: Readonly<Partial<Record<PeerId, number>>>;
  end: number;
};

export const noTimeline: TimelineFacts = { states: initialCallStates, changes: null, ticks: null, begun: {}, end: 0 };

export const stepTimeline: Step<TimelineFacts> = (facts, event) => {
  const states = stepCallStates(facts.states, event);
  const changes = withChanges(facts, states, event);
  const isReport = event.type in reports && changes !== facts.changes;
  return {
    states,
    changes,
    ticks: isReport ? facts.ticks : { value: event, before: facts.ticks },
    begun: facts.begun[event.peer] === undefined ? { ...facts.begun, [event.peer]: event.at } : facts.begun,
    end: event.at,
  };
};

function withChanges(facts: TimelineFacts, states: CallStates, { peer, at, seq }: TraceEvent): Link<Change> {
  const [before, after] = [facts.states[peer].machines, states[peer].machines];
  let { changes } = facts;
  if (before === after) return changes;
  for (const machine of machineIds) {
    const { state } = after[machine];
    if (state !== before[machine].state) changes = { value: { peer, machine, state, at, seq }, before: changes };
  }
  return changes;
}

export function timelineOf({ changes, ticks, begun, end }: TimelineFacts): Timeline {
  const lanes = peers
    .filter((peer) => begun[peer] !== undefined)
    .flatMap((peer) => machineIds.map((machine) => laneOf(peer, machine, begun[peer] ?? 0)));
  for (const { peer, machine, state, at, seq } of listLinks(changes)) {
    const segments = lanes.find((lane) => lane.peer === peer && lane.machine === machine)?.segments;
    const last = segments?.at(-1);
    if (!segments || !last) continue;
    last.to = at;
    segments.push({ state, from: at, to: null, seq });
  }
  return { lanes, ticks: listLinks(ticks).map(tickOf), end };
}

function laneOf(peer: PeerId, machine: MachineId, from: number) {
  const { state } = initialCallStates[peer].machines[machine];
  const segments: Segment[] = [{ state, from, to: null, seq: null }];
  return { peer, machine, segments };
}

function listLinks<T>(last: Link<T>): T[] {
  const values: T[] = [];
  for (let link = last; link !== null; link = link.before) values.push(link.value);
  return values.reverse();
}

const reports = {
  'signaling.changed': true,
  'ice-gathering.changed': true,
  'ice-connection.changed': true,
  'connection.changed': true,
} satisfies Partial<Record<TraceEventType, true>>;

function tickOf(event: TraceEvent): Tick {
  const { seq, at, peer, type } = event;
  return { seq, at, peer, type, kind: 'error' in event ? 'error' : kindOf(type) };
}

function kindOf(type: TraceEventType): TickKind {
  const [subject] = type.split('.');
  return kinds[subject ?? ''] ?? 'note';
}

const kinds: Readonly<Record<string, TickKind>> = {
  connection: 'call',
  call: 'call',
  description: 'call',
  message: 'message',
  candidate: 'candidate',
  'candidate-pair': 'candidate',
  stun: 'candidate',
  turn: 'candidate',
  track: 'media',
  media: 'media',
  playback: 'media',
  'data-channel': 'data',
  data: 'data',
};
