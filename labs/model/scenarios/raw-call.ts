import type { PeerId } from '../vocabulary.ts';
import type { Scenario } from './scenario.ts';

/** Who made the offer, and who answers it. Either tab may be either. */
export type RawRole = 'caller' | 'callee';

/** One side's half of a call between two tabs, in the order in which an application would write it. */
const calls = {
  caller: [
    { id: 'raw-media', call: 'MediaStream' },
    { id: 'raw-connection', call: 'new RTCPeerConnection' },
    { id: 'raw-tracks', call: 'addTrack' },
    { id: 'raw-create-offer', call: 'createOffer' },
    { id: 'raw-set-local-offer', call: 'setLocalDescription' },
    { id: 'raw-send-offer', call: 'send' },
    { id: 'raw-set-remote-answer', call: 'setRemoteDescription' },
    { id: 'raw-add-candidates', call: 'addIceCandidate' },
  ],
  callee: [
    { id: 'raw-media', call: 'MediaStream' },
    { id: 'raw-connection', call: 'new RTCPeerConnection' },
    { id: 'raw-set-remote-offer', call: 'setRemoteDescription' },
    { id: 'raw-tracks', call: 'addTrack' },
    { id: 'raw-create-answer', call: 'createAnswer' },
    { id: 'raw-set-local-answer', call: 'setLocalDescription' },
    { id: 'raw-send-answer', call: 'send' },
    { id: 'raw-add-candidates', call: 'addIceCandidate' },
  ],
} as const satisfies Readonly<Record<RawRole, readonly { id: string; call: string }[]>>;

export type RawStepId = (typeof calls)[RawRole][number]['id'];

export const rawStepIds: readonly RawStepId[] = [
  ...new Set(Object.values(calls).flatMap((steps) => steps.map(({ id }) => id))),
];

/** What this step needs of the other tab before it can end; `null` when nothing. */
export function awaitedBy(step: string): 'answer' | 'connection' | null {
  if (step === 'raw-set-remote-answer') return 'answer';
  return step === 'raw-add-candidates' ? 'connection' : null;
}

/** The half of `peer`. */
export function rawCall(role: RawRole, peer: PeerId): Scenario {
  return { id: `raw-${role}`, steps: calls[role].map((step) => ({ ...step, peer })) };
}
