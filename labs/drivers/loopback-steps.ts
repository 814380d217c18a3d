import type { Description } from '#labs/model/trace.ts';
import type { LoopbackStepId } from '#labs/model/scenarios/loopback-call.ts';
import { whenConnected } from './connected.ts';
import type { StepCode } from './participant.ts';
import { toDescription, toJson } from './to-json.ts';

/** The code of each step, just as an application would write it. Lessons show these very regions. */
export const loopbackCode: Readonly<Record<LoopbackStepId, StepCode>> = {
  'alice-media': async ({ alice }) => {
    // #region alice-media
    alice.stream = await alice.openMedia();
    // #endregion
  },

  'alice-connection': ({ alice }) => {
    // #region alice-connection
    alice.pc = alice.connect({ iceServers: [] });
    alice.pc.onicecandidate = ({ candidate }) => alice.send('candidate', toJson(candidate));
    alice.pc.ontrack = ({ streams }) => alice.show(streams[0]);
    // #endregion
  },

  'alice-tracks': ({ alice }) => {
    // #region alice-tracks
    for (const track of alice.stream.getTracks()) alice.pc.addTrack(track, alice.stream);
    // #endregion
  },

  'create-offer': async ({ alice }) => {
    // #region create-offer
    alice.created = toDescription(await alice.pc.createOffer());
    // #endregion
  },

  'set-local-offer': async ({ alice }) => {
    // #region set-local-offer
    await alice.pc.setLocalDescription(alice.created);
    // #endregion
  },

  'send-offer': ({ alice }) => {
    // #region send-offer
    alice.send('offer', alice.created);
    // #endregion
  },

  'bob-connection': ({ bob }) => {
    // #region bob-connection
    bob.pc = bob.connect({ iceServers: [] });
    bob.pc.onicecandidate = ({ candidate }) => bob.send('candidate', toJson(candidate));
    bob.pc.ontrack = ({ streams }) => bob.show(streams[0]);
    // #endregion
  },

  'set-remote-offer': async ({ bob }) => {
    // #region set-remote-offer
    const offer: Description = await bob.inbox.next('offer');
    await bob.pc.setRemoteDescription(offer);
    // #endregion
  },

  'bob-tracks': async ({ bob }) => {
    // #region bob-tracks
    bob.stream = await bob.openMedia();
    for (const track of bob.stream.getTracks()) bob.pc.addTrack(track, bob.stream);
    // #endregion
  },

  'create-answer': async ({ bob }) => {
    // #region create-answer
    bob.created = toDescription(await bob.pc.createAnswer());
    // #endregion
  },

  'set-local-answer': async ({ bob }) => {
    // #region set-local-answer
    await bob.pc.setLocalDescription(bob.created);
    // #endregion
  },

  'send-answer': ({ bob }) => {
    // #region send-answer
    bob.send('answer', bob.created);
    // #endregion
  },

  'set-remote-answer': async ({ alice }) => {
    // #region set-remote-answer
    const answer: Description = await alice.inbox.next('answer');
    await alice.pc.setRemoteDescription(answer);
    // #endregion
  },

  'exchange-candidates': async ({ alice, bob, signal }) => {
    // #region exchange-candidates
    alice.inbox.onCandidate((candidate) => alice.pc.addIceCandidate(candidate));
    bob.inbox.onCandidate((candidate) => bob.pc.addIceCandidate(candidate));
    await Promise.all([whenConnected(alice.pc, signal), whenConnected(bob.pc, signal)]);
    // #endregion
  },
};
