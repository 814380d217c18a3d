import type { SignalingState } from '#labs/model/vocabulary.ts';
import type { ObservedCall } from './observed-call.ts';

/** Descriptions that fit the connection under test, made before it was put into its state. */
export type Material = {
  /** Its own last created offer. */
  localOffer: RTCSessionDescriptionInit;
  /** The other side's offer. */
  remoteOffer: RTCSessionDescriptionInit;
  /** The other side's answer to `localOffer`. */
  remoteAnswer: RTCSessionDescriptionInit;
  sender: RTCRtpSender;
};

/** How alice is put into each state; bob is only her helper. */
const ways: { readonly [S in SignalingState]: (alice: RTCPeerConnection, material: Material) => Promise<void> | void } =
  {
    stable: () => undefined,
    'have-local-offer': (alice, { localOffer }) => alice.setLocalDescription(localOffer),
    'have-remote-offer': (alice, { remoteOffer }) => alice.setRemoteDescription(remoteOffer),
    async 'have-local-pranswer'(alice, { remoteOffer }) {
      await alice.setRemoteDescription(remoteOffer);
      const { sdp = '' } = await alice.createAnswer();
      await alice.setLocalDescription({ type: 'pranswer', sdp });
    },
    async 'have-remote-pranswer'(alice, { localOffer, remoteAnswer: { sdp = '' } }) {
      await alice.setLocalDescription(localOffer);
      await alice.setRemoteDescription({ type: 'pranswer', sdp });
    },
    closed: (alice) => alice.close(),
  };

/** Puts alice into `state`, on connections that have negotiated before or have not. @throws what the browser refuses with */
export async function prepare(
  { connections }: ObservedCall,
  state: SignalingState,
  hasHistory: boolean,
): Promise<Material> {
  const { alice, bob } = connections;
  alice.createDataChannel('prepared');
  const { sender } = alice.addTransceiver('video');
  bob.createDataChannel('prepared');
  if (hasHistory) await negotiate(alice, bob);
  const localOffer = await alice.createOffer();
  const remoteOffer = await bob.createOffer();
  await bob.setRemoteDescription(localOffer);
  const remoteAnswer = await bob.createAnswer();
  const material = { localOffer, remoteOffer, remoteAnswer, sender };
  await ways[state](alice, material);
  return material;
}

async function negotiate(alice: RTCPeerConnection, bob: RTCPeerConnection): Promise<void> {
  await alice.setLocalDescription();
  await bob.setRemoteDescription(alice.localDescription as RTCSessionDescription);
  await bob.setLocalDescription();
  await alice.setRemoteDescription(bob.localDescription as RTCSessionDescription);
}
