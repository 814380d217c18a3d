import type { ConnectionStepId } from '#labs/model/scenarios/connection-call.ts';
import { whenConnected } from './connected.ts';
import type { Participant } from './participant.ts';
import { toDescription, toJson } from './to-json.ts';

export type ConnectionCall = {
  alice: Participant;
  bob: Participant;
  /** Servers and policy of each side. */
  configurations: { alice: RTCConfiguration; bob: RTCConfiguration };
  /** Of the next offer. */
  offerOptions: RTCOfferOptions;
  signal: AbortSignal;
};

/** The code of each step of the connection lab, just as an application would write it. */
export const connectionCode: Readonly<Record<ConnectionStepId, (call: ConnectionCall) => Promise<void> | void>> = {
  'open-media': async ({ alice, bob }) => {
    // #region open-media
    alice.stream = await alice.openMedia();
    bob.stream = await bob.openMedia();
    // #endregion
  },

  'make-connections': ({ alice, bob, configurations }) => {
    // #region make-connections
    alice.pc = alice.connect(configurations.alice);
    bob.pc = bob.connect(configurations.bob);
    for (const me of [alice, bob]) {
      me.pc.onicecandidate = ({ candidate }) => me.send('candidate', toJson(candidate));
      me.pc.ontrack = ({ streams }) => me.show(streams[0]);
      for (const track of me.stream.getTracks()) me.pc.addTrack(track, me.stream);
    }
    // #endregion
  },

  negotiate: async ({ alice, bob, offerOptions }) => {
    // #region negotiate
    await alice.pc.setLocalDescription(await alice.pc.createOffer(offerOptions));
    alice.send('offer', toDescription(alice.pc.localDescription!));
    await bob.pc.setRemoteDescription(await bob.inbox.next('offer'));
    await bob.pc.setLocalDescription(await bob.pc.createAnswer());
    bob.send('answer', toDescription(bob.pc.localDescription!));
    await alice.pc.setRemoteDescription(await alice.inbox.next('answer'));
    // #endregion
  },

  'exchange-and-wait': async ({ alice, bob, signal }) => {
    // #region exchange-and-wait
    alice.inbox.onCandidate((candidate) => alice.pc.addIceCandidate(candidate));
    bob.inbox.onCandidate((candidate) => bob.pc.addIceCandidate(candidate));
    await Promise.all([whenConnected(alice.pc, signal), whenConnected(bob.pc, signal)]);
    // #endregion
  },

  'restart-by-method': ({ alice }) => {
    // #region restart-by-method
    // The next offer carries it, whoever makes it.
    alice.pc.restartIce();
    // #endregion
  },

  'restart-by-option': (call) => {
    // #region restart-by-option
    // Only the offer that is made with it: easily forgotten, and lost when that offer is rolled back.
    call.offerOptions = { iceRestart: true };
    // #endregion
  },
};
