import type { Description } from '#labs/model/trace.ts';
import type { FaultStepId } from '#labs/model/scenarios/fault-steps.ts';
import { whenConnected } from './connected.ts';
import type { StepCode } from './participant.ts';
import { toDescription, toJson } from './to-json.ts';

/** Steps of calls whose offer, answer or connection is handled wrongly. Each is what somebody really writes. */
export const signalingFaultCode = {
  'relay-candidates': ({ alice, bob }) => {
    // #region relay-candidates
    alice.inbox.onCandidate((candidate) => alice.pc.addIceCandidate(candidate));
    bob.inbox.onCandidate((candidate) => bob.pc.addIceCandidate(candidate));
    // #endregion
  },

  'send-answer-astray': ({ bob }) => {
    // #region send-answer-astray
    // The id of somebody else: Alice, who made the offer, never hears of it.
    bob.sendTo('carol', 'answer', bob.created);
    // #endregion
  },

  'set-answer-again': async ({ alice }) => {
    // #region set-answer-again
    // The listener was attached twice, so the same answer is here once more.
    const answer: Description = await alice.inbox.next('answer');
    await alice.pc.setRemoteDescription(answer);
    // #endregion
  },

  'bob-create-offer': async ({ bob }) => {
    // #region bob-create-offer
    bob.created = toDescription(await bob.pc.createOffer());
    // #endregion
  },

  'bob-set-local-offer': async ({ bob }) => {
    // #region bob-set-local-offer
    await bob.pc.setLocalDescription(bob.created);
    // #endregion
  },

  'bob-send-offer': ({ bob }) => {
    // #region bob-send-offer
    bob.send('offer', bob.created);
    // #endregion
  },

  'alice-set-remote-offer': async ({ alice }) => {
    // #region alice-set-remote-offer
    // Her own offer is pending: the browser takes it back without a word.
    const offer: Description = await alice.inbox.next('offer');
    await alice.pc.setRemoteDescription(offer);
    // #endregion
  },

  'alice-create-answer': async ({ alice }) => {
    // #region alice-create-answer
    alice.created = toDescription(await alice.pc.createAnswer());
    // #endregion
  },

  'alice-set-local-answer': async ({ alice }) => {
    // #region alice-set-local-answer
    await alice.pc.setLocalDescription(alice.created);
    // #endregion
  },

  'alice-send-answer': ({ alice }) => {
    // #region alice-send-answer
    alice.send('answer', alice.created);
    // #endregion
  },

  'set-both-answers': async ({ alice, bob }) => {
    // #region set-both-answers
    const [toAlice, toBob] = await Promise.all([alice.inbox.next('answer'), bob.inbox.next('answer')]);
    await Promise.all([alice.pc.setRemoteDescription(toAlice), bob.pc.setRemoteDescription(toBob)]);
    // #endregion
  },

  'add-second-track': async ({ alice }) => {
    // #region add-second-track
    // The connection says negotiationneeded, and nobody listens.
    const second = await alice.openMedia();
    for (const track of second.getVideoTracks()) alice.pc.addTrack(track, second);
    // #endregion
  },

  'late-channel': ({ alice }) => {
    // #region late-channel
    alice.channel = alice.pc.createDataChannel('chat');
    // #endregion
  },

  'alice-audio-only': ({ alice }) => {
    // #region alice-audio-only
    for (const track of alice.stream.getAudioTracks()) alice.pc.addTrack(track, alice.stream);
    // #endregion
  },

  'send-answer-reordered': ({ bob }) => {
    // #region send-answer-reordered
    const [head = '', ...sections] = bob.created.sdp.split(/^(?=m=)/m);
    bob.send('answer', { ...bob.created, sdp: [head, ...sections.reverse()].join('') });
    // #endregion
  },

  'send-offer-mangled': ({ alice }) => {
    // #region send-offer-mangled
    // Pasted through a field of one line: the ends of the lines are gone.
    alice.send('offer', { ...alice.created, sdp: alice.created.sdp.replaceAll('\r\n', ' ') });
    // #endregion
  },

  'bob-connection-without-ontrack': ({ bob }) => {
    // #region bob-connection-without-ontrack
    bob.pc = bob.connect({ iceServers: [] });
    bob.pc.onicecandidate = ({ candidate }) => bob.send('candidate', toJson(candidate));
    // #endregion
  },

  'late-ontrack': ({ bob }) => {
    // #region late-ontrack
    // The tracks came with the offer; there will be no second event.
    bob.pc.ontrack = ({ streams }) => bob.show(streams[0]);
    // #endregion
  },

  'end-call': ({ alice, bob }) => {
    // #region end-call
    bob.inbox.onBye(() => bob.pc.close());
    alice.send('bye', null);
    alice.pc.close();
    // #endregion
  },

  'call-again': async ({ alice }) => {
    // #region call-again
    // Closed is final: this needs a new RTCPeerConnection.
    alice.created = toDescription(await alice.pc.createOffer());
    // #endregion
  },

  'dial-again': async ({ alice, bob, signal }) => {
    // #region dial-again
    for (let call = 2; call <= 5; call += 1) {
      // The connections of the last call are forgotten, but nobody closes them.
      alice.pc = alice.connect({ iceServers: [] });
      bob.pc = bob.connect({ iceServers: [] });
      alice.pc.onicecandidate = ({ candidate }) => alice.send('candidate', toJson(candidate));
      bob.pc.onicecandidate = ({ candidate }) => bob.send('candidate', toJson(candidate));
      alice.channel = alice.pc.createDataChannel('chat');

      alice.created = toDescription(await alice.pc.createOffer());
      await alice.pc.setLocalDescription(alice.created);
      alice.send('offer', alice.created);
      await bob.pc.setRemoteDescription(await bob.inbox.next('offer'));
      bob.created = toDescription(await bob.pc.createAnswer());
      await bob.pc.setLocalDescription(bob.created);
      bob.send('answer', bob.created);
      await alice.pc.setRemoteDescription(await alice.inbox.next('answer'));
      await Promise.all([whenConnected(alice.pc, signal), whenConnected(bob.pc, signal)]);
    }
    // #endregion
  },
} satisfies Partial<Record<FaultStepId, StepCode>>;
