import type { ScenarioStep } from './scenario.ts';

/** The steps that only broken calls have. Most faults are made of healthy steps, one missing or at the wrong place. */
export const faultSteps = [
  // What many of them end with: the candidates are handed over as usual, but nobody waits for a connection.
  { id: 'relay-candidates', peer: 'alice', call: 'addIceCandidate' },

  // Signaling and negotiation
  { id: 'send-answer-astray', peer: 'bob', call: 'send' },
  { id: 'set-answer-again', peer: 'alice', call: 'setRemoteDescription' },
  { id: 'bob-create-offer', peer: 'bob', call: 'createOffer' },
  { id: 'bob-set-local-offer', peer: 'bob', call: 'setLocalDescription' },
  { id: 'bob-send-offer', peer: 'bob', call: 'send' },
  { id: 'alice-set-remote-offer', peer: 'alice', call: 'setRemoteDescription' },
  { id: 'alice-create-answer', peer: 'alice', call: 'createAnswer' },
  { id: 'alice-set-local-answer', peer: 'alice', call: 'setLocalDescription' },
  { id: 'alice-send-answer', peer: 'alice', call: 'send' },
  { id: 'set-both-answers', peer: 'alice', call: 'setRemoteDescription' },
  { id: 'add-second-track', peer: 'alice', call: 'addTrack' },
  { id: 'late-channel', peer: 'alice', call: 'createDataChannel' },
  { id: 'alice-audio-only', peer: 'alice', call: 'addTrack' },
  { id: 'send-answer-reordered', peer: 'bob', call: 'send' },
  { id: 'send-offer-mangled', peer: 'alice', call: 'send' },
  { id: 'bob-connection-without-ontrack', peer: 'bob', call: 'new RTCPeerConnection' },
  { id: 'late-ontrack', peer: 'bob', call: 'ontrack' },
  { id: 'end-call', peer: 'alice', call: 'close' },
  { id: 'call-again', peer: 'alice', call: 'createOffer' },
  { id: 'dial-again', peer: 'alice', call: 'new RTCPeerConnection' },

  // ICE
  { id: 'relay-one-way', peer: 'bob', call: 'addIceCandidate' },
  { id: 'add-at-once', peer: 'bob', call: 'addIceCandidate' },
  { id: 'alice-bare-candidates', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'bob-bare-candidates', peer: 'bob', call: 'new RTCPeerConnection' },
  { id: 'alice-forgets-null', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'alice-relay-only', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'bob-relay-only', peer: 'bob', call: 'new RTCPeerConnection' },
  { id: 'alice-bare-turn', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'alice-bad-url', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'alice-dead-stun', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'wait-for-gathering', peer: 'alice', call: 'icegatheringstatechange' },
  { id: 'send-gathered-offer', peer: 'alice', call: 'send' },
  { id: 'alice-unknown-stun', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'restart-ice', peer: 'alice', call: 'restartIce' },
  { id: 'bob-vanishes', peer: 'bob', call: 'window.close' },
  { id: 'send-answer-forged', peer: 'bob', call: 'send' },

  // Media
  { id: 'alice-camera', peer: 'alice', call: 'getUserMedia' },
  { id: 'play-unmuted', peer: 'bob', call: 'play' },
  { id: 'stop-camera', peer: 'alice', call: 'stop' },
  { id: 'alice-only-vp8', peer: 'alice', call: 'setCodecPreferences' },
  { id: 'bob-only-vp9', peer: 'bob', call: 'setCodecPreferences' },

  // Data channels
  { id: 'alice-channel', peer: 'alice', call: 'createDataChannel' },
  { id: 'send-at-once', peer: 'alice', call: 'RTCDataChannel.send' },
  { id: 'bob-channel', peer: 'bob', call: 'createDataChannel' },
  { id: 'alice-agreed-channel', peer: 'alice', call: 'createDataChannel' },
  { id: 'bob-agreed-channel', peer: 'bob', call: 'createDataChannel' },
  { id: 'chat', peer: 'alice', call: 'RTCDataChannel.send' },
  { id: 'send-picture', peer: 'alice', call: 'RTCDataChannel.send' },
  { id: 'send-flood', peer: 'alice', call: 'RTCDataChannel.send' },

  // Rooms
  { id: 'third-seat', peer: 'bob', call: 'fetch' },
] as const satisfies readonly ScenarioStep[];

export type FaultStepId = (typeof faultSteps)[number]['id'];
