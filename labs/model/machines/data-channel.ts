import { setup, type SnapshotFrom } from 'xstate';

/**
 * `open` and `closed` are the browser's events; `close` is the API call on this end, and `closing` the event that tells of
 * the same call on the other.
 */
export type DataChannelEvent = { type: 'open' | 'close' | 'closing' | 'closed' };

/**
 * One end of a data channel. State names are the `RTCDataChannelState` values. A transport that is gone closes a channel
 * from every state at once, without `closing`.
 *
 * @see https://w3c.github.io/webrtc-pc/#rtcdatachannelstate-enum
 */
export const dataChannelMachine = setup({ types: { events: {} as DataChannelEvent } }).createMachine({
  id: 'data-channel',
  initial: 'connecting',
  on: { closed: '.closed' },
  states: {
    connecting: { on: { open: 'open', close: 'closing', closing: 'closing' } },
    open: { on: { close: 'closing', closing: 'closing' } },
    closing: {},
    closed: { type: 'final' },
  },
});

export type DataChannelSnapshot = SnapshotFrom<typeof dataChannelMachine>;
