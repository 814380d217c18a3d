import { dataChannelMachine } from './data-channel.ts';
import { fourMachines } from './four-machines.ts';

/** Every machine that has a drawing: the four of a connection, and that of a data channel. */
export const drawnMachines = { ...fourMachines, 'data-channel': dataChannelMachine };

export type DrawnId = keyof typeof drawnMachines;

export const drawnIds = Object.keys(drawnMachines) as readonly DrawnId[];
