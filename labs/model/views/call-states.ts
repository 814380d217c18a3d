import type { Step } from '../fold.ts';
import type { TraceEvent } from '../trace.ts';
import type { PeerId } from '../vocabulary.ts';
import { initialPeer, type PeerStates } from './peer-states.ts';
import { stepReport } from './report-step.ts';
import { stepSignaling } from './signaling-step.ts';

/** Both ends of the call, as the model sees them after following the browser. */
export type CallStates = Readonly<Record<PeerId, PeerStates>>;

export const initialCallStates: CallStates = { alice: initialPeer, bob: initialPeer };

/** Follows both peers. A peer's new connection starts its machines afresh; what was found before stays found. */
export const stepCallStates: Step<CallStates> = (states, event) => {
  const before = states[event.peer];
  const after = stepPeer(before, event);
  return after === before ? states : { ...states, [event.peer]: after };
};

function stepPeer(peer: PeerStates, event: TraceEvent): PeerStates {
  switch (event.type) {
    case 'connection.created':
      return { ...initialPeer, disagreements: peer.disagreements };
    case 'call.started':
    case 'call.resolved':
    case 'call.rejected':
    case 'description.applied':
    case 'signaling.changed':
      return stepSignaling(peer, event);
    case 'ice-gathering.changed':
    case 'ice-connection.changed':
    case 'connection.changed':
      return stepReport(peer, event);
    default:
      return peer;
  }
}
