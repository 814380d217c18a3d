import { fold } from '#labs/model/fold.ts';
import type { Trace } from '#labs/model/trace.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { machineIds, peers, type MachineId, type PeerId } from '#labs/model/vocabulary.ts';

export type StatesOfCall = Record<PeerId, Record<MachineId, string>>;

/** The states both peers are in at the end of the trace. */
export function formatStates(trace: Trace): StatesOfCall {
  const states = fold(trace, stepCallStates, initialCallStates);
  return Object.fromEntries(
    peers.map((peer) => [peer, Object.fromEntries(machineIds.map((id) => [id, states[peer].machines[id].state]))]),
  ) as StatesOfCall;
}
