import { setup, type SnapshotFrom } from 'xstate';
import type { IceGatheringState } from '../vocabulary.ts';

/** The browser reports this `iceGatheringState`. */
export type IceGatheringEvent = { type: IceGatheringState };

/**
 * Gathering over all transports of one peer connection. `close()` does not change it.
 *
 * @see https://w3c.github.io/webrtc-pc/#rtcicegatheringstate-enum
 */
export const iceGatheringMachine = setup({ types: { events: {} as IceGatheringEvent } }).createMachine({
  id: 'ice-gathering',
  initial: 'new',
  states: {
    new: { on: { gathering: 'gathering', complete: 'complete' } },
    gathering: { on: { complete: 'complete', new: 'new' } },
    // A restart or a new transport gathers again; a rollback takes the transports away.
    complete: { on: { gathering: 'gathering', new: 'new' } },
  },
});

export type IceGatheringSnapshot = SnapshotFrom<typeof iceGatheringMachine>;
