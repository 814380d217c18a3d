import type { Scenario, ScenarioStep } from './scenario.ts';

/** A whole call in one page, in the order in which an application would write it. */
export const loopbackSteps = [
  { id: 'alice-media', peer: 'alice', call: 'MediaStream' },
  { id: 'alice-connection', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'alice-tracks', peer: 'alice', call: 'addTrack' },
  { id: 'create-offer', peer: 'alice', call: 'createOffer' },
  { id: 'set-local-offer', peer: 'alice', call: 'setLocalDescription' },
  { id: 'send-offer', peer: 'alice', call: 'send' },
  { id: 'bob-connection', peer: 'bob', call: 'new RTCPeerConnection' },
  { id: 'set-remote-offer', peer: 'bob', call: 'setRemoteDescription' },
  { id: 'bob-tracks', peer: 'bob', call: 'addTrack' },
  { id: 'create-answer', peer: 'bob', call: 'createAnswer' },
  { id: 'set-local-answer', peer: 'bob', call: 'setLocalDescription' },
  { id: 'send-answer', peer: 'bob', call: 'send' },
  { id: 'set-remote-answer', peer: 'alice', call: 'setRemoteDescription' },
  { id: 'exchange-candidates', peer: 'alice', call: 'addIceCandidate' },
] as const satisfies readonly ScenarioStep[];

export type LoopbackStepId = (typeof loopbackSteps)[number]['id'];

export const loopbackCall: Scenario = { id: 'loopback-call', steps: loopbackSteps };
