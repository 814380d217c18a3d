import { advance } from '../machines/advance.ts';
import { refusal } from '../machines/legality.ts';
import { remoteDescriptionMachine } from '../machines/remote-description.ts';
import { signalingMachine, type SignalingEvent } from '../machines/signaling.ts';
import type { CallId, TraceEventOf } from '../trace.ts';
import { sdpTypes, type SdpType, type SignalingState } from '../vocabulary.ts';
import { closeMachines, move, type PeerStates, type PendingCall } from './peer-states.ts';
import type { Disagreement } from './disagreement.ts';

type Found = Disagreement extends infer D
  ? D extends Disagreement
    ? Omit<D, 'seq' | 'peer' | 'machine' | 'state'>
    : never
  : never;
type CallFact = TraceEventOf<
  'call.started' | 'call.resolved' | 'call.rejected' | 'description.applied' | 'signaling.changed'
>;

/**
 * Follows signaling. A browser reports the new state just before the promise of the call resolves, so a report is
 * explained by a call in flight; when that call then succeeds it has already been counted.
 */
export function stepSignaling(peer: PeerStates, event: CallFact): PeerStates {
  switch (event.type) {
    case 'call.started':
      return withPending(peer, event.call, {
        method: event.method,
        type: describedType(event.arguments[0]),
        accounted: false,
      });
    case 'signaling.changed':
      return stepStateReport(peer, event);
    case 'description.applied':
      return stepApplied(peer, event);
    case 'call.resolved':
      return stepResolved(peer, event);
    case 'call.rejected':
      return stepRejected(peer, event);
  }
}

function stepStateReport(peer: PeerStates, event: TraceEventOf<'signaling.changed'>): PeerStates {
  const state = signalingOf(peer);
  if (event.state === state) return peer;
  for (const [call, pending] of peer.pending) {
    if (pending.accounted) continue;
    const cause = causes(pending).find((type) => advance(signalingMachine, state, type) === event.state);
    if (cause) return withPending(applyEvent(peer, cause, event.seq), call, { ...pending, accounted: true });
    // Our own offer gives way to theirs in two reports: first back to stable, then to have-remote-offer.
    if (event.state === 'stable' && state === 'have-local-offer' && causes(pending).includes('remote.offer')) {
      return applyEvent(peer, 'local.rollback', event.seq);
    }
  }
  return found(move(peer, 'signaling', event.state, event.seq), peer, event, {
    kind: 'unexpected-report',
    reported: event.state,
  });
}

function stepApplied(peer: PeerStates, event: TraceEventOf<'description.applied'>): PeerStates {
  const method = event.side === 'local' ? 'setLocalDescription' : 'setRemoteDescription';
  const entry = [...peer.pending].find(([, pending]) => pending.method === method);
  if (entry?.[1].accounted) return peer;
  const type = `${event.side}.${event.description.type}` as const;
  const state = signalingOf(peer);
  const next = advance(signalingMachine, state, type);
  if (next === state) return applyEvent(peer, type, event.seq);
  if (next !== null)
    return found(applyEvent(peer, type, event.seq), peer, event, { kind: 'missing-report', expected: next });
  if (state === 'closed') return peer;
  return found(peer, peer, event, {
    kind: 'unexpected-acceptance',
    call: entry?.[0] ?? '',
    method,
    type: event.description.type,
  });
}

function stepResolved(peer: PeerStates, event: TraceEventOf<'call.resolved'>): PeerStates {
  const pending = peer.pending.get(event.call);
  if (!pending) return peer;
  const settled = withoutPending(peer, event.call);
  if (pending.method === 'close') return closeMachines(settled, event.seq);
  // Descriptions are judged where they are applied.
  if (pending.method === 'setLocalDescription' || pending.method === 'setRemoteDescription') return settled;
  if (refusal(standingOf(peer), pending) === null) return settled;
  return found(settled, peer, event, {
    kind: 'unexpected-acceptance',
    call: event.call,
    method: pending.method,
    type: pending.type,
  });
}

function stepRejected(peer: PeerStates, event: TraceEventOf<'call.rejected'>): PeerStates {
  const pending = peer.pending.get(event.call);
  if (!pending) return peer;
  const settled = withoutPending(peer, event.call);
  const aboutState = event.error.name === 'InvalidStateError' || event.error.name === 'NotSupportedError';
  if (!aboutState || refusal(standingOf(peer), pending) !== null) return settled;
  return found(settled, peer, event, {
    kind: 'unexpected-refusal',
    call: event.call,
    method: pending.method,
    type: pending.type,
    error: event.error.name,
  });
}

/** What legality depends on, as this peer stands. */
export function standingOf(peer: PeerStates): { signaling: SignalingState; remoteDescription: string } {
  return { signaling: signalingOf(peer), remoteDescription: peer.remoteDescription };
}

function signalingOf(peer: PeerStates): SignalingState {
  return peer.machines.signaling.state as SignalingState;
}

function applyEvent(peer: PeerStates, type: Exclude<SignalingEvent['type'], 'close'>, seq: number): PeerStates {
  const next = advance(signalingMachine, signalingOf(peer), type) ?? signalingOf(peer);
  const remoteDescription = advance(remoteDescriptionMachine, peer.remoteDescription, type) ?? peer.remoteDescription;
  return { ...move(peer, 'signaling', next, seq), remoteDescription };
}

/** The machine's events a call in flight may turn out to be. */
function causes({ method, type }: PendingCall): readonly Exclude<SignalingEvent['type'], 'close'>[] {
  if (method === 'setRemoteDescription') return type ? [`remote.${type}`] : [];
  if (method !== 'setLocalDescription') return [];
  return type ? [`local.${type}`] : ['local.offer', 'local.answer'];
}

function describedType(argument: unknown): SdpType | null {
  const type = (argument as { type?: unknown } | null | undefined)?.type;
  return sdpTypes.find((known) => known === type) ?? null;
}

function withPending(peer: PeerStates, call: CallId, pending: PendingCall): PeerStates {
  return { ...peer, pending: new Map(peer.pending).set(call, pending) };
}

function withoutPending(peer: PeerStates, call: CallId): PeerStates {
  const pending = new Map(peer.pending);
  pending.delete(call);
  return { ...peer, pending };
}

function found(peer: PeerStates, before: PeerStates, event: CallFact, what: Found): PeerStates {
  const disagreement: Disagreement = {
    seq: event.seq,
    peer: event.peer,
    machine: 'signaling',
    state: signalingOf(before),
    ...what,
  };
  return { ...peer, disagreements: [...peer.disagreements, disagreement] };
}
