import type { MachineId } from '../vocabulary.ts';
import { connectionMachine } from './connection.ts';
import { iceConnectionMachine } from './ice-connection.ts';
import { iceGatheringMachine } from './ice-gathering.ts';
import { signalingMachine } from './signaling.ts';

/** The machines drawn for each peer. */
export const fourMachines = {
  signaling: signalingMachine,
  'ice-gathering': iceGatheringMachine,
  'ice-connection': iceConnectionMachine,
  connection: connectionMachine,
} satisfies Record<MachineId, unknown>;
