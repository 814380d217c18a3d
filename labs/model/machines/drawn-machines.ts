import { fourMachines } from './four-machines.ts';
import { negotiationMachine } from './negotiation.ts';

/** The machines that have a drawing: the four of each peer, and that of its negotiation. */
export const drawnMachines = { ...fourMachines, negotiation: negotiationMachine } as const;

export type DrawnMachineId = keyof typeof drawnMachines;
export const drawnMachineIds = Object.keys(drawnMachines) as readonly DrawnMachineId[];
