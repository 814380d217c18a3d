import { dataChannelMachine } from './data-channel.ts';
import { fourMachines } from './four-machines.ts';
import { negotiationMachine } from './negotiation.ts';

/** Every machine that has a drawing: the four of a connection, that of its negotiation, and that of a data channel. */
export const drawnMachines = {
  ...fourMachines,
  negotiation: negotiationMachine,
  'data-channel': dataChannelMachine,
} as const;

export type DrawnId = keyof typeof drawnMachines;
export const drawnIds = Object.keys(drawnMachines) as readonly DrawnId[];
