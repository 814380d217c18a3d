import { setup, type SnapshotFrom } from 'xstate';
import type { ConnectionState } from '../vocabulary.ts';
import { jump } from './jump.ts';

/** The browser reports this `connectionState`; `close` is the API call, after which nothing is reported. */
export type ConnectionEvent = { type: Exclude<ConnectionState, 'closed'> } | { type: 'close' };

/**
 * ICE and DTLS together. Never derived from the ICE machine: browsers report the two in either order.
 *
 * @see https://w3c.github.io/webrtc-pc/#rtcpeerconnectionstate-enum
 */
export const connectionMachine = setup({ types: { events: {} as ConnectionEvent } }).createMachine({
  id: 'connection',
  initial: 'new',
  on: {
    close: '.closed',
    new: jump('.new'),
    connecting: jump('.connecting'),
    connected: jump('.connected'),
    disconnected: jump('.disconnected'),
    failed: jump('.failed'),
  },
  states: {
    new: { on: { connecting: 'connecting' } },
    connecting: { on: { connected: 'connected', failed: 'failed' } },
    connected: { on: { disconnected: 'disconnected' } },
    disconnected: { on: { connected: 'connected', failed: 'failed' } },
    // An ICE restart; or, without one, answers that come again after all.
    failed: { on: { connecting: 'connecting', disconnected: 'disconnected' } },
    closed: { type: 'final' },
  },
});

export type ConnectionSnapshot = SnapshotFrom<typeof connectionMachine>;
