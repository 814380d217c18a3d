import type { Step } from '../fold.ts';
import { peers, type PeerId } from '../vocabulary.ts';
import { restartSteps } from './restarts.ts';

/** What a person who is in the call should be shown. */
export const interfaceStates = ['idle', 'connecting', 'connected', 'unstable', 'lost', 'retrying', 'ended'] as const;
export type InterfaceState = (typeof interfaceStates)[number];
export type InterfaceStates = Readonly<Record<PeerId, InterfaceState>>;

export const noInterface: InterfaceStates = { alice: 'idle', bob: 'idle' };

/**
 * Follows `connectionState` alone, as an application should, and the application's own doings: it knows that it has closed,
 * and that it has begun an ICE restart. Both sides are told of a restart by the offer.
 *
 * @see https://w3c.github.io/webrtc-pc/#rtcpeerconnectionstate-enum
 */
export const stepInterface: Step<InterfaceStates> = (states, event) => {
  const put = (next: InterfaceState): InterfaceStates =>
    states[event.peer] === next ? states : { ...states, [event.peer]: next };
  switch (event.type) {
    case 'run.started':
      return noInterface;
    case 'connection.created':
      return put('connecting');
    case 'connection.changed':
      switch (event.state) {
        case 'connected':
          return put('connected');
        case 'disconnected':
          return states[event.peer] === 'retrying' ? states : put('unstable');
        case 'failed':
          return put('lost');
        default:
          return states;
      }
    case 'call.resolved':
      return event.call.startsWith('close#') ? put('ended') : states;
    case 'step.started': {
      if (restartSteps[event.step] === undefined) return states;
      const isDown = (peer: PeerId) => states[peer] === 'lost' || states[peer] === 'unstable';
      if (!peers.some(isDown)) return states;
      return {
        alice: isDown('alice') ? 'retrying' : states.alice,
        bob: isDown('bob') ? 'retrying' : states.bob,
      };
    }
    default:
      return states;
  }
};
