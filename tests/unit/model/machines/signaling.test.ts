import { expect, test } from 'vitest';
import { transition, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { signalingMachine } from '#labs/model/machines/signaling.ts';
import { signalingStates, type SignalingState } from '#labs/model/vocabulary.ts';
import { operations, specifiedSignaling } from '../specified.ts';

/** The machine in each state, led there by events. */
const reached = new Map(getShortestPaths(signalingMachine).map(({ state }) => [state.value, state]));

function machineIn(state: SignalingState): SnapshotFrom<typeof signalingMachine> {
  const snapshot = reached.get(state);
  if (snapshot === undefined) throw new Error(`${state} cannot be reached`);
  return snapshot;
}

const openStates = signalingStates.filter((state) => state !== 'closed');
const cells = openStates.flatMap((from) =>
  operations.map((operation) => ({ from, operation, to: specifiedSignaling[from][operation] ?? 'a refusal' })),
);

test('every RTCSignalingState can be reached, and nothing else', () => {
  expect(new Set(reached.keys())).toEqual(new Set(signalingStates));
});

test.each(cells)('$operation in $from leads to $to', ({ from, operation, to }) => {
  const snapshot = machineIn(from);
  const event = { type: operation };
  expect(snapshot.can(event)).toBe(to !== 'a refusal');
  expect(transition(signalingMachine, snapshot, event)[0].value).toBe(to === 'a refusal' ? from : to);
});

test.each(openStates.map((from) => ({ from })))('close() in $from leads to closed', ({ from }) => {
  const [next] = transition(signalingMachine, machineIn(from), { type: 'close' });
  expect(next.value).toBe('closed');
  expect(next.status).toBe('done');
});

test.each([...operations, 'close' as const].map((event) => ({ event })))(
  '$event in closed changes nothing',
  ({ event }) => {
    expect(transition(signalingMachine, machineIn('closed'), { type: event })[0].value).toBe('closed');
  },
);
