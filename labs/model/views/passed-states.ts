import type { TraceEvent } from '../trace.ts';
import { machineIds, peers, type MachineId, type PeerId } from '../vocabulary.ts';
import { stepCallStates, type CallStates } from './call-states.ts';

/** The states one machine has gone into, in order; never empty. */
export type Passage = { peer: PeerId; machine: MachineId; states: readonly string[] };

/** Where the machines went from `before` while these events happened; those that stayed where they were are left out. */
export function passedStates(before: CallStates, events: readonly TraceEvent[]): readonly Passage[] {
  const passed = new Map<string, string[]>();
  let states = before;
  for (const event of events) {
    const next = stepCallStates(states, event);
    for (const { peer, machine, states: entered } of changedStates(states, next)) {
      const key = `${peer} ${machine}`;
      passed.set(key, [...(passed.get(key) ?? []), ...entered]);
    }
    states = next;
  }
  return each((peer, machine) => passed.get(`${peer} ${machine}`) ?? []);
}

/** Which machines are elsewhere, and where; how they got there is not told. */
export function changedStates(before: CallStates, after: CallStates): readonly Passage[] {
  if (before === after) return [];
  return each((peer, machine) => {
    const { state } = after[peer].machines[machine];
    return before[peer].machines[machine].state === state ? [] : [state];
  });
}

function each(statesOf: (peer: PeerId, machine: MachineId) => readonly string[]): readonly Passage[] {
  return peers.flatMap((peer) =>
    machineIds.flatMap((machine) => {
      const states = statesOf(peer, machine);
      return states.length === 0 ? [] : [{ peer, machine, states }];
    }),
  );
}
