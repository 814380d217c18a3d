import { expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { createTestModel, getShortestPaths } from 'xstate/graph';
import { isOver, transferMachine, transferPath, type TransferEvent } from '#labs/model/transfer/transfer-machine.ts';

function after(...types: readonly TransferEvent['type'][]) {
  return types.reduce(
    (snapshot, type) => transition(transferMachine, snapshot, { type })[0],
    initialTransition(transferMachine)[0],
  ).value;
}

test.each<[string, readonly TransferEvent['type'][], string]>([
  ['all goes well', ['offered', 'accepted', 'ended', 'matched'], 'complete'],
  ['it is refused', ['offered', 'refused'], 'refused'],
  ['the channel is gone', ['offered', 'accepted', 'lost'], 'paused'],
  ['it goes on', ['offered', 'accepted', 'lost', 'resumed'], 'sending'],
  ['the channel is gone before anybody has answered', ['offered', 'lost', 'resumed'], 'sending'],
  ['the channel is gone while the hashes are compared', ['offered', 'accepted', 'ended', 'lost'], 'paused'],
  ['somebody cancels what was cut off', ['offered', 'accepted', 'lost', 'cancelled'], 'cancelled'],
  ['the channel closes after all is done', ['offered', 'accepted', 'ended', 'matched', 'lost'], 'complete'],
  ['it is refused after it was accepted', ['offered', 'accepted', 'refused'], 'sending'],
])('when %s, %j', (_when, types, state) => {
  expect(after(...types)).toBe(state);
});

test('every state can be reached, and whatever is not over can be cancelled and can fail', () => {
  const paths = getShortestPaths(transferMachine);
  const states = Object.keys(transferMachine.states);
  expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(states));
  for (const { state } of paths) {
    const ways = (['cancelled', 'failed'] as const).filter((type) => state.can({ type }));
    expect(ways).toHaveLength(isOver(state.value) ? 0 : 2);
  }
  expect(transferPath.every((state) => states.includes(state))).toBe(true);
  expect(() => createTestModel(transferMachine)).not.toThrow();
});
