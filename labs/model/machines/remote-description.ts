import { setup, type SnapshotFrom } from 'xstate';
import type { SignalingEvent } from './signaling.ts';

/**
 * Which remote descriptions a connection has: the one being negotiated (pending), the one in force (current), or both.
 * `addIceCandidate` needs one of them. Driven by the same events as the signaling machine, and only by those it allows.
 *
 * @see https://w3c.github.io/webrtc-pc/#dom-peerconnection-addicecandidate
 */
export const remoteDescriptionMachine = setup({ types: { events: {} as SignalingEvent } }).createMachine({
  id: 'remote-description',
  initial: 'none',
  states: {
    none: { on: { 'remote.offer': 'pending', 'remote.pranswer': 'pending', 'remote.answer': 'current' } },
    pending: {
      on: {
        'local.answer': 'current',
        'remote.answer': 'current',
        'local.rollback': 'none',
        'remote.rollback': 'none',
      },
    },
    current: { on: { 'remote.offer': 'current-and-pending', 'remote.pranswer': 'current-and-pending' } },
    'current-and-pending': {
      on: {
        'local.answer': 'current',
        'remote.answer': 'current',
        'local.rollback': 'current',
        'remote.rollback': 'current',
      },
    },
  },
});

export type RemoteDescriptionSnapshot = SnapshotFrom<typeof remoteDescriptionMachine>;
