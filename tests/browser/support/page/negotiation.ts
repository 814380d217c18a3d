import type { PeerId } from '#labs/model/vocabulary.ts';
import type { ObservedCall } from './observed-call.ts';
import { otherOf } from './other-peer.ts';

/** Hands over the candidates that were held back for a peer, once it has a remote description. */
export type CandidateRelay = Readonly<Record<PeerId, () => void>>;

/** One round of offer and answer, with the candidates; `forge` may change the answer on its way. */
export async function exchange(
  { connections: { alice, bob } }: ObservedCall,
  candidates: CandidateRelay,
  forge: (answer: string) => string = (answer) => answer,
): Promise<void> {
  await alice.setLocalDescription();
  await bob.setRemoteDescription(alice.localDescription as RTCSessionDescription);
  candidates.bob();
  await bob.setLocalDescription();
  await alice.setRemoteDescription({ type: 'answer', sdp: forge(bob.localDescription?.sdp ?? '') });
  candidates.alice();
}

/** Hands each side's candidates to the other; what comes too early waits until the returned function is called. */
export function relayCandidates({ connections }: ObservedCall): CandidateRelay {
  const hold = (receiver: PeerId) => {
    const early: (RTCIceCandidate | null)[] = [];
    const add = (candidate: RTCIceCandidate | null) => {
      if (connections[receiver].signalingState !== 'closed') void connections[receiver].addIceCandidate(candidate);
    };
    connections[otherOf[receiver]].addEventListener('icecandidate', ({ candidate }) => {
      if (connections[receiver].remoteDescription) add(candidate);
      else early.push(candidate);
    });
    return () => early.splice(0).forEach(add);
  };
  return { alice: hold('alice'), bob: hold('bob') };
}
