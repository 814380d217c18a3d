import { dataChannelMachine } from './data-channel.ts';
import { fourMachines } from './four-machines.ts';
import { negotiationMachine } from './negotiation.ts';
import { roomMachine } from './room.ts';

/** Every machine that has a drawing: the four of a connection, that of its negotiation, that of a data channel, and that of a room. */
export const drawnMachines = {
  ...fourMachines,
  negotiation: negotiationMachine,
  'data-channel': dataChannelMachine,
  room: roomMachine,
} as const;

export type DrawnId = keyof typeof drawnMachines;
export const drawnIds = Object.keys(drawnMachines) as readonly DrawnId[];
