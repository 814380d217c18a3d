import type { ConnectionMethod, SdpType, SignalingState } from '../vocabulary.ts';
import { can } from './advance.ts';
import { remoteDescriptionMachine } from './remote-description.ts';
import { signalingMachine } from './signaling.ts';

/** What the answer depends on. */
export type Standing = { signaling: SignalingState; remoteDescription: string };

/** A call as the learner writes it; `type` only for the two that set a description. Without one, the implicit form. */
export type IntendedCall = { method: ConnectionMethod; type?: SdpType | null | undefined };

export type Refusal =
  | 'closed'
  | 'no-offer-to-answer'
  | 'offer-not-now'
  | 'answer-without-offer'
  | 'answer-is-theirs'
  | 'answer-is-ours'
  | 'nothing-to-roll-back'
  | 'too-late-to-roll-back'
  | 'no-implicit-description'
  | 'no-remote-description';

/**
 * Why the browser would refuse this call now with `InvalidStateError`; `null` when it would not. Asked of the machines:
 * the reasons only put their refusal into words.
 *
 * @see https://w3c.github.io/webrtc-pc/#set-the-session-description
 */
export function refusal(standing: Standing, call: IntendedCall): Refusal | null {
  const { signaling } = standing;
  if (call.method === 'close' || call.method === 'restartIce') return null;
  if (signaling === 'closed') return 'closed';
  switch (call.method) {
    case 'createOffer':
      return allows(signaling, 'local.offer') ? null : 'offer-not-now';
    case 'createAnswer':
      return allows(signaling, 'local.answer') ? null : 'no-offer-to-answer';
    case 'setLocalDescription':
      if (call.type) return refusedDescription(signaling, 'local', call.type);
      return allows(signaling, 'local.offer') || allows(signaling, 'local.answer') ? null : 'no-implicit-description';
    case 'setRemoteDescription':
      return refusedDescription(signaling, 'remote', call.type ?? 'offer');
    case 'addIceCandidate':
      return standing.remoteDescription === remoteDescriptionMachine.root.initial.target[0]?.key
        ? 'no-remote-description'
        : null;
    default:
      return null;
  }
}

function allows(signaling: SignalingState, event: string): boolean {
  return can(signalingMachine, signaling, event);
}

function refusedDescription(signaling: SignalingState, side: 'local' | 'remote', type: SdpType): Refusal | null {
  if (allows(signaling, `${side}.${type}`)) return null;
  const provisional = signaling === 'have-local-pranswer' || signaling === 'have-remote-pranswer';
  if (type === 'rollback') return provisional ? 'too-late-to-roll-back' : 'nothing-to-roll-back';
  if (type === 'offer') return 'offer-not-now';
  if (signaling === 'stable') return 'answer-without-offer';
  return side === 'local' ? 'answer-is-theirs' : 'answer-is-ours';
}
