import type { Step } from '../fold.ts';
import { advance } from '../machines/advance.ts';
import { negotiationMachine, type NegotiationEvent, type NegotiationState } from '../machines/negotiation.ts';
import type { TraceEvent } from '../trace.ts';
import type { ConnectionMethod, PeerId, SdpType, Side } from '../vocabulary.ts';
import type { Move } from '../views/peer-states.ts';

/** Where one side's negotiation stands, as its machine has followed the trace. */
export type NegotiationView = {
  state: NegotiationState;
  visited: readonly NegotiationState[];
  last: Move | null;
  /** Calls that were started, for their outcome to be understood: `call` to what it was given. */
  pending: ReadonlyMap<string, Started>;
  /** An offer of the other side is in force, so that what is made next is an answer. */
  owesAnswer: boolean;
};
type Started = { method: ConnectionMethod; type: string | null };

export type NegotiationStates = Readonly<Record<PeerId, NegotiationView>>;

const initial: NegotiationView = {
  state: 'stable',
  visited: ['stable'],
  last: null,
  pending: new Map(),
  owesAnswer: false,
};
export const initialNegotiation: NegotiationStates = { alice: initial, bob: initial };

/** Follows both sides; a new connection begins afresh. */
export const stepNegotiation: Step<NegotiationStates> = (states, event) => {
  const before = states[event.peer];
  const after = stepSide(before, event);
  return after === before ? states : { ...states, [event.peer]: after };
};

function stepSide(side: NegotiationView, event: TraceEvent): NegotiationView {
  switch (event.type) {
    case 'connection.created':
      return initial;
    case 'call.started': {
      const { method, arguments: given } = event;
      if (!describing.has(method)) return side;
      const type = typeOf(given[0]);
      const begun = { ...side, pending: new Map(side.pending).set(event.call, { method, type }) };
      return move(begun, meaningOfCall(side, method, type), event.seq);
    }
    case 'call.resolved':
    case 'call.rejected': {
      const started = side.pending.get(event.call);
      if (!started) return side;
      const pending = new Map(side.pending);
      pending.delete(event.call);
      const settled = { ...side, pending };
      return event.type === 'call.resolved' ? settled : move(settled, 'description.refused', event.seq);
    }
    case 'description.applied':
      return stepDescription(side, event.side, event.description.type, event.seq);
    case 'offer.ignored':
      return move(side, 'offer.ignored', event.seq);
    default:
      return side;
  }
}

function stepDescription(side: NegotiationView, from: Side, type: SdpType, seq: number): NegotiationView {
  const owesAnswer = type === 'offer' ? from === 'remote' : type === 'pranswer' && side.owesAnswer;
  return move({ ...side, owesAnswer }, meaningOf(from, type), seq);
}

const describing: ReadonlySet<ConnectionMethod> = new Set([
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'close',
]);

/** What a call that begins means; its outcome comes later. */
function meaningOfCall(
  { state, pending, owesAnswer }: NegotiationView,
  method: ConnectionMethod,
  type: string | null,
): NegotiationEvent['type'] | null {
  if (method === 'close') return 'close';
  // Without an argument it makes whatever is due: an offer, unless one of the other side waits for its answer.
  if (method === 'setLocalDescription' && type === null) return owesAnswer ? null : 'offer.making';
  if (method === 'createOffer') return 'offer.making';
  if (method !== 'setRemoteDescription' || type !== 'offer') return null;
  if (state === 'stable' || state === 'stuck') return 'offer.arrived';
  // The answer to the own offer is being set before it, so that the two do not collide.
  const isAnswered = [...pending.values()].some((each) => each.method === method && each.type === 'answer');
  return isAnswered ? null : 'offer.collided';
}

function meaningOf(side: Side, type: SdpType): NegotiationEvent['type'] | null {
  if (type === 'rollback') return 'offer.withdrawn';
  if (type === 'offer') return side === 'local' ? 'offer.set' : 'offer.taken';
  if (type === 'answer') return side === 'local' ? 'answer.set' : 'answer.taken';
  return null;
}

function move(side: NegotiationView, type: NegotiationEvent['type'] | null, seq: number): NegotiationView {
  const to = type && (advance(negotiationMachine, side.state, type) as NegotiationState | null);
  if (!to || to === side.state) return side;
  const visited = side.visited.includes(to) ? side.visited : [...side.visited, to];
  return { ...side, state: to, visited, last: { from: side.state, to, seq } };
}

function typeOf(given: unknown): string | null {
  const { type } = (typeof given === 'object' && given !== null ? given : {}) as { type?: unknown };
  return typeof type === 'string' ? type : null;
}
