import type { Signaling } from './signaling.ts';

/** Negotiation as it is often written first. It works as long as the two sides take turns. */
export function negotiateNaively(pc: RTCPeerConnection, signaling: Signaling): void {
  // #region naive-negotiation
  pc.onnegotiationneeded = async () => {
    const offer = await pc.createOffer();
    await pc.setLocalDescription(offer);
    signaling.send({ description: pc.localDescription! });
  };
  pc.onicecandidate = ({ candidate }) => signaling.send({ candidate });

  signaling.onmessage = async ({ description, candidate }) => {
    if (description?.type === 'offer') {
      await pc.setRemoteDescription(description);
      const answer = await pc.createAnswer();
      await pc.setLocalDescription(answer);
      signaling.send({ description: pc.localDescription! });
    } else if (description) {
      await pc.setRemoteDescription(description);
    } else {
      await pc.addIceCandidate(candidate);
    }
  };
  // #endregion
}
