import { transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';

// The machines have no context and no guards, so a snapshot is its state name. A pure transition costs some 15 µs;
// kept by state and event, a long trace folds at the price of a look-up, from a table that is the machine itself.
const snapshots = new Map<AnyStateMachine, Map<string, AnyMachineSnapshot>>();
const steps = new Map<AnyStateMachine, Map<string, string | null>>();

/** The state after `event`, or `null` where the machine has no such transition in `state`. Nothing leaves a final state. */
export function advance(machine: AnyStateMachine, state: string, event: string): string | null {
  const known = steps.get(machine) ?? new Map<string, string | null>();
  steps.set(machine, known);
  const key = `${state} ${event}`;
  let next = known.get(key);
  if (next === undefined) {
    next = compute(machine, state, event);
    known.set(key, next);
  }
  return next;
}

/** Whether the machine has a transition for `event` in `state`. */
export function can(machine: AnyStateMachine, state: string, event: string): boolean {
  return advance(machine, state, event) !== null;
}

function compute(machine: AnyStateMachine, state: string, event: string): string | null {
  const snapshot = snapshotAt(machine, state);
  if (snapshot.status !== 'active' || !snapshot.can({ type: event })) return null;
  return transition(machine, snapshot, { type: event })[0].value as string;
}

function snapshotAt(machine: AnyStateMachine, state: string): AnyMachineSnapshot {
  const known = snapshots.get(machine) ?? new Map<string, AnyMachineSnapshot>();
  snapshots.set(machine, known);
  const snapshot = known.get(state) ?? machine.resolveState({ value: state, context: {} });
  known.set(state, snapshot);
  return snapshot;
}
