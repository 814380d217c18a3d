import { setup, type SnapshotFrom } from 'xstate';
import type { IceConnectionState } from '../vocabulary.ts';
import { jump } from './jump.ts';

/** The browser reports this `iceConnectionState`; `close` is the API call, after which nothing is reported. */
export type IceConnectionEvent = { type: Exclude<IceConnectionState, 'closed'> } | { type: 'close' };

/**
 * ICE over all transports of one peer connection. The transitions written at the states are those one transport makes;
 * the jumps at the root are those the aggregate may make besides, since transports come and go with signaling.
 *
 * @see https://w3c.github.io/webrtc-pc/#rtciceconnectionstate-enum
 * @see https://w3c.github.io/webrtc-pc/#rtcicetransportstate
 */
export const iceConnectionMachine = setup({ types: { events: {} as IceConnectionEvent } }).createMachine({
  id: 'ice-connection',
  initial: 'new',
  on: {
    close: '.closed',
    new: jump('.new'),
    checking: jump('.checking'),
    connected: jump('.connected'),
    completed: jump('.completed'),
    disconnected: jump('.disconnected'),
    failed: jump('.failed'),
  },
  states: {
    new: { on: { checking: 'checking' } },
    checking: { on: { connected: 'connected', failed: 'failed' } },
    connected: { on: { completed: 'completed', disconnected: 'disconnected' } },
    completed: { on: { disconnected: 'disconnected' } },
    disconnected: { on: { connected: 'connected', checking: 'checking', failed: 'failed' } },
    failed: { on: { checking: 'checking' } },
    closed: { type: 'final' },
  },
});

export type IceConnectionSnapshot = SnapshotFrom<typeof iceConnectionMachine>;
