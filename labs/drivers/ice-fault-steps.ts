import type { FaultStepId } from '#labs/model/scenarios/fault-steps.ts';
import { whenConnected } from './connected.ts';
import type { Participant, StepCode } from './participant.ts';
import { toDescription, toJson } from './to-json.ts';
import { whenGathered } from './wait-until.ts';

/** Steps of calls whose candidates, servers or transports are handled wrongly. Each is what somebody really writes. */
export const iceFaultCode = {
  'relay-one-way': async ({ alice, bob, signal }) => {
    // #region relay-one-way
    // Alice never hears of Bob's candidates.
    bob.inbox.onCandidate((candidate) => bob.pc.addIceCandidate(candidate));
    await Promise.all([whenConnected(alice.pc, signal), whenConnected(bob.pc, signal)]);
    // #endregion
  },

  'add-at-once': ({ alice, bob }) => {
    // #region add-at-once
    // Added as they come, although there may be no remote description yet; nobody keeps what is refused.
    alice.inbox.onCandidate((candidate) => alice.pc.addIceCandidate(candidate));
    bob.inbox.onCandidate((candidate) => bob.pc.addIceCandidate(candidate));
    // #endregion
  },

  'alice-bare-candidates': ({ alice }) => {
    // #region alice-bare-candidates
    alice.pc = alice.connect({ iceServers: [] });
    // Only the text is sent: which m-line it belongs to is lost.
    alice.pc.onicecandidate = ({ candidate }) =>
      alice.send('candidate', candidate && { candidate: candidate.candidate });
    alice.pc.ontrack = ({ streams }) => alice.show(streams[0]);
    // #endregion
  },

  'bob-bare-candidates': ({ bob }) => {
    // #region bob-bare-candidates
    bob.pc = bob.connect({ iceServers: [] });
    bob.pc.onicecandidate = ({ candidate }) => bob.send('candidate', candidate && { candidate: candidate.candidate });
    bob.pc.ontrack = ({ streams }) => bob.show(streams[0]);
    // #endregion
  },

  'alice-forgets-null': ({ alice }) => {
    // #region alice-forgets-null
    alice.pc = alice.connect({ iceServers: [] });
    alice.pc.onicecandidate = (event) => {
      // The last event has no candidate, whatever this line says.
      const { candidate, sdpMid, sdpMLineIndex } = event.candidate as RTCIceCandidate;
      alice.send('candidate', { candidate, sdpMid, sdpMLineIndex });
    };
    alice.pc.ontrack = ({ streams }) => alice.show(streams[0]);
    // #endregion
  },

  'alice-relay-only': ({ alice }) => {
    // #region alice-relay-only
    // Only relays are allowed, and there is no server to relay anything.
    alice.pc = alice.connect({ iceServers: [], iceTransportPolicy: 'relay' });
    alice.pc.onicecandidate = ({ candidate }) => alice.send('candidate', toJson(candidate));
    alice.pc.ontrack = ({ streams }) => alice.show(streams[0]);
    // #endregion
  },

  'bob-relay-only': ({ bob }) => {
    // #region bob-relay-only
    bob.pc = bob.connect({ iceServers: [], iceTransportPolicy: 'relay' });
    bob.pc.onicecandidate = ({ candidate }) => bob.send('candidate', toJson(candidate));
    bob.pc.ontrack = ({ streams }) => bob.show(streams[0]);
    // #endregion
  },

  'alice-bare-turn': (call) => {
    // #region alice-bare-turn
    // A TURN server needs a user name and a credential.
    connectAlice(call.alice, { iceServers: [{ urls: 'turn:127.0.0.1:3478' }] });
    // #endregion
  },

  'alice-bad-url': (call) => {
    // #region alice-bad-url
    // No `stun:` before it.
    connectAlice(call.alice, { iceServers: [{ urls: '127.0.0.1:3478' }] });
    // #endregion
  },

  'alice-dead-stun': (call) => {
    // #region alice-dead-stun
    // Nobody answers: the first is a closed port, the second an address that exists in documentation only.
    connectAlice(call.alice, { iceServers: [{ urls: ['stun:127.0.0.1:47999', 'stun:198.51.100.1:3478'] }] });
    // #endregion
  },

  'wait-for-gathering': async ({ alice, signal }) => {
    // #region wait-for-gathering
    // So that the offer holds all candidates.
    await whenGathered(alice.pc, signal);
    // #endregion
  },

  'send-gathered-offer': ({ alice }) => {
    // #region send-gathered-offer
    alice.send('offer', toDescription(alice.pc.localDescription ?? alice.created));
    // #endregion
  },

  'alice-unknown-stun': (call) => {
    // #region alice-unknown-stun
    // Nobody has this name: error 701. The host candidates come all the same.
    connectAlice(call.alice, { iceServers: [{ urls: 'stun:stun.invalid:3478' }] });
    // #endregion
  },

  'restart-ice': ({ alice }) => {
    // #region restart-ice
    // This only asks for a negotiation, and nobody listens.
    alice.pc.restartIce();
    // #endregion
  },

  'bob-vanishes': ({ bob }) => {
    // #region bob-vanishes
    // Without a goodbye, as when a battery is empty.
    bob.closeTab();
    // #endregion
  },

  'send-answer-forged': ({ bob }) => {
    // #region send-answer-forged
    // The fingerprint of another certificate: whoever is at the other end, it is not who signed this.
    const other = (digit: string) => (digit === '0' ? '1' : '0');
    const forged = bob.created.sdp.replaceAll(/(?<=a=fingerprint:\S+ )./g, other);
    bob.send('answer', { ...bob.created, sdp: forged });
    // #endregion
  },
} satisfies Partial<Record<FaultStepId, StepCode>>;

/** As in a healthy call, but for the configuration. */
function connectAlice(alice: Participant, configuration: RTCConfiguration): void {
  alice.pc = alice.connect(configuration);
  alice.pc.onicecandidate = ({ candidate }) => alice.send('candidate', toJson(candidate));
  alice.pc.ontrack = ({ streams }) => alice.show(streams[0]);
}
