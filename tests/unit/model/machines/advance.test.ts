import { expect, test } from 'vitest';
import { transition, type AnyStateMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { advance, can } from '#labs/model/machines/advance.ts';
import { fourMachines } from '#labs/model/machines/four-machines.ts';
import { remoteDescriptionMachine } from '#labs/model/machines/remote-description.ts';

const machines: readonly AnyStateMachine[] = [...Object.values(fourMachines), remoteDescriptionMachine];
const events = [...new Set([...machines.flatMap((machine) => machine.events), 'nobody.knows', '', 'closed'])];
const rows = machines.flatMap((machine) =>
  getShortestPaths(machine).map(({ state }) => ({ machine, id: machine.id, state, name: state.value as string })),
);

test('the events of every machine are asked', () => {
  expect(events.length).toBeGreaterThan(20);
});

test.each(rows)('$id in $name moves for every event as XState itself does', ({ machine, state, name }) => {
  for (const type of events) {
    const moves = state.status === 'active' && state.can({ type });
    const expected = moves ? (transition(machine, state, { type })[0].value as string) : null;
    // The second answer is the one that was kept.
    for (const answer of [advance(machine, name, type), advance(machine, name, type)]) expect(answer).toBe(expected);
    expect(can(machine, name, type)).toBe(expected !== null);
  }
});
