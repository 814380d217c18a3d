import type { Scenario, ScenarioStep } from './scenario.ts';

/** What the connection lab can do: make a call, and renew its way. */
export const connectionSteps = [
  { id: 'open-media', peer: 'alice', call: 'MediaStream' },
  { id: 'make-connections', peer: 'alice', call: 'new RTCPeerConnection' },
  { id: 'negotiate', peer: 'alice', call: 'setLocalDescription' },
  { id: 'exchange-and-wait', peer: 'alice', call: 'addIceCandidate' },
  { id: 'restart-by-method', peer: 'alice', call: 'restartIce' },
  { id: 'restart-by-option', peer: 'alice', call: 'createOffer' },
] as const satisfies readonly ScenarioStep[];

export type ConnectionStepId = (typeof connectionSteps)[number]['id'];

export const connectionCall: Scenario = { id: 'connection', steps: connectionSteps };
