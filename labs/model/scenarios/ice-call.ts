import type { Scenario, ScenarioStep } from './scenario.ts';

/** What the ICE lab does: gather, and then, if wanted, let another side meet what was gathered. */
export const iceSteps = [
  { id: 'gather-connection', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'gather-offer', peer: 'alice', call: 'setLocalDescription' },
  { id: 'meet-bob', peer: 'alice', call: 'addIceCandidate' },
] as const satisfies readonly ScenarioStep[];

export type IceStepId = (typeof iceSteps)[number]['id'];

export const iceCall: Scenario = { id: 'ice-gathering', steps: iceSteps };
