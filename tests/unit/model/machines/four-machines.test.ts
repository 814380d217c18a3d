import { expect, test } from 'vitest';
import { initialTransition, type AnyStateMachine } from 'xstate';
import { createTestModel, getShortestPaths } from 'xstate/graph';
import { directorMachine } from '#labs/model/machines/director.ts';
import { fourMachines } from '#labs/model/machines/four-machines.ts';
import { remoteDescriptionMachine } from '#labs/model/machines/remote-description.ts';
import { twoTabMachine } from '#labs/model/machines/two-tab.ts';
import {
  connectionStates,
  iceConnectionStates,
  iceGatheringStates,
  machineIds,
  signalingStates,
} from '#labs/model/vocabulary.ts';

const specified = {
  signaling: signalingStates,
  'ice-gathering': iceGatheringStates,
  'ice-connection': iceConnectionStates,
  connection: connectionStates,
};
const rows = machineIds.map((id) => ({ id, machine: fourMachines[id] as AnyStateMachine, states: specified[id] }));

test('there is one machine for each name, and no other', () => {
  expect(Object.keys(fourMachines)).toEqual([...machineIds]);
});

test.each(rows)('$id carries its own name', ({ id, machine }) => {
  expect(machine.id).toBe(id);
});

test.each(rows)('$id has the states of the specification, in its order', ({ machine, states }) => {
  expect(Object.keys(machine.states)).toEqual([...states]);
});

test.each(rows)('$id begins in the first state of the specification', ({ machine, states }) => {
  expect(initialTransition(machine)[0].value).toBe(states[0]);
});

test.each(rows)('every state of $id can be reached', ({ machine, states }) => {
  const reached = getShortestPaths(machine).map(({ state }) => state.value as string);
  expect(new Set(reached)).toEqual(new Set(states));
});

const all: readonly { name: string; machine: AnyStateMachine }[] = [
  ...rows.map(({ id, machine }) => ({ name: id, machine })),
  { name: 'remote-description', machine: remoteDescriptionMachine },
  { name: 'director', machine: directorMachine },
  { name: 'two-tab', machine: twoTabMachine },
];

test.each(all)('$name is driven by events alone: no invoke, no after', ({ machine }) => {
  expect(() => createTestModel(machine)).not.toThrow();
});
