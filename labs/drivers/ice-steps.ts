import type { SectionKind } from '#labs/model/ice/settings.ts';
import type { IceStepId } from '#labs/model/scenarios/ice-call.ts';
import { whenConnected } from './connected.ts';
import type { Inbox } from './inbox.ts';
import type { SignalingChannel } from './signaling/channel.ts';
import { toDescription, toJson } from './to-json.ts';

/** One end, as a step of the ICE lab sees it. */
export type IceEnd = {
  configuration: RTCConfiguration;
  connect: (configuration: RTCConfiguration) => RTCPeerConnection;
  send: SignalingChannel['send'];
  inbox: Inbox;
  pc: RTCPeerConnection;
};

export type IceCall = { alice: IceEnd; bob: IceEnd; sections: readonly SectionKind[]; signal: AbortSignal };

/** The code of each step of the ICE lab, just as an application would write it. */
export const iceCode: Readonly<Record<IceStepId, (call: IceCall) => Promise<void> | void>> = {
  'gather-connection': ({ alice, sections }) => {
    // #region gather-connection
    alice.pc = alice.connect(alice.configuration);
    alice.pc.onicecandidate = ({ candidate }) => alice.send('candidate', toJson(candidate));
    for (const kind of sections) {
      if (kind === 'data') alice.pc.createDataChannel('data');
      else alice.pc.addTransceiver(kind);
    }
    // #endregion
  },

  'gather-offer': async ({ alice }) => {
    // #region gather-offer
    // Gathering begins here, and not before.
    await alice.pc.setLocalDescription(await alice.pc.createOffer());
    // #endregion
  },

  'meet-bob': async ({ alice, bob, signal }) => {
    // #region meet-bob
    alice.send('offer', toDescription(alice.pc.localDescription!));
    bob.pc = bob.connect(bob.configuration);
    bob.pc.onicecandidate = ({ candidate }) => bob.send('candidate', toJson(candidate));
    await bob.pc.setRemoteDescription(await bob.inbox.next('offer'));
    await bob.pc.setLocalDescription(await bob.pc.createAnswer());
    bob.send('answer', toDescription(bob.pc.localDescription!));
    await alice.pc.setRemoteDescription(await alice.inbox.next('answer'));
    alice.inbox.onCandidate((candidate) => alice.pc.addIceCandidate(candidate));
    bob.inbox.onCandidate((candidate) => bob.pc.addIceCandidate(candidate));
    await Promise.all([whenConnected(alice.pc, signal), whenConnected(bob.pc, signal)]);
    // #endregion
  },
};
