import { setup, type SnapshotFrom } from 'xstate';
import type { SdpType, Side } from '../vocabulary.ts';

/** A description set by an API call, or `close()`. */
export type SignalingEvent = { type: `${Side}.${SdpType}` } | { type: 'close' };

/**
 * The offer/answer state machine of one peer connection.
 *
 * State names are the `RTCSignalingState` values, so `snapshot.value` can be held against what a browser reports.
 * While the machine is active, `snapshot.can(event)` is false exactly for the calls a browser refuses with
 * `InvalidStateError`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9429#section-3.2
 * @see https://w3c.github.io/webrtc-pc/#rtcsignalingstate-enum
 */
export const signalingMachine = setup({ types: { events: {} as SignalingEvent } }).createMachine({
  id: 'signaling',
  initial: 'stable',
  on: { close: '.closed' },
  states: {
    stable: { on: { 'local.offer': 'have-local-offer', 'remote.offer': 'have-remote-offer' } },
    'have-local-offer': {
      on: {
        'local.offer': 'have-local-offer',
        'local.rollback': 'stable',
        'remote.answer': 'stable',
        'remote.pranswer': 'have-remote-pranswer',
        'remote.rollback': 'stable',
        // An offer from the far side while ours is pending: the browser rolls ours back by itself.
        'remote.offer': 'have-remote-offer',
      },
    },
    'have-remote-offer': {
      on: {
        'remote.offer': 'have-remote-offer',
        'remote.rollback': 'stable',
        'local.rollback': 'stable',
        'local.answer': 'stable',
        'local.pranswer': 'have-local-pranswer',
      },
    },
    'have-local-pranswer': { on: { 'local.pranswer': 'have-local-pranswer', 'local.answer': 'stable' } },
    'have-remote-pranswer': { on: { 'remote.pranswer': 'have-remote-pranswer', 'remote.answer': 'stable' } },
    closed: { type: 'final' },
  },
});

export type SignalingSnapshot = SnapshotFrom<typeof signalingMachine>;
