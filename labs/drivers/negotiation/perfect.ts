import type { Signaling } from './signaling.ts';

export type Manners = {
  /** Gives way when two offers cross. Asked each time, so that a mistake can be made and mended. */
  isPolite: () => boolean;
  /** An offer was ignored. */
  onIgnored: () => void;
  report: (error: unknown) => void;
};

/**
 * Perfect negotiation, as the specification writes it: the same code on both sides, and one of them is polite.
 *
 * @see https://w3c.github.io/webrtc-pc/#perfect-negotiation-example
 */
export function negotiatePerfectly(
  pc: RTCPeerConnection,
  signaling: Signaling,
  { isPolite, onIgnored, report }: Manners,
): void {
  // #region perfect-negotiation
  let makingOffer = false;
  let ignoreOffer = false;
  let isSettingRemoteAnswerPending = false;

  pc.onnegotiationneeded = async () => {
    try {
      makingOffer = true;
      await pc.setLocalDescription();
      signaling.send({ description: pc.localDescription! });
    } catch (error) {
      report(error);
    } finally {
      makingOffer = false;
    }
  };
  pc.onicecandidate = ({ candidate }) => signaling.send({ candidate });

  signaling.onmessage = async ({ description, candidate }) => {
    try {
      if (description) {
        // While an answer is being set, an offer may be queued behind it: by then we are stable.
        const readyForOffer = !makingOffer && (pc.signalingState === 'stable' || isSettingRemoteAnswerPending);
        const offerCollision = description.type === 'offer' && !readyForOffer;

        ignoreOffer = !isPolite() && offerCollision;
        if (ignoreOffer) return onIgnored();

        isSettingRemoteAnswerPending = description.type === 'answer';
        await pc.setRemoteDescription(description); // rolls our own offer back where there is one
        isSettingRemoteAnswerPending = false;
        if (description.type === 'offer') {
          await pc.setLocalDescription();
          signaling.send({ description: pc.localDescription! });
        }
      } else {
        try {
          await pc.addIceCandidate(candidate);
        } catch (error) {
          if (!ignoreOffer) throw error; // candidates of an offer we ignored
        }
      }
    } catch (error) {
      report(error);
    }
  };
  // #endregion
}
