import { expect, test } from 'vitest';
import { transition, type SnapshotFrom } from 'xstate';
import { createTestModel, getShortestPaths } from 'xstate/graph';
import { negotiationMachine, negotiationStates, type NegotiationState } from '#labs/model/machines/negotiation.ts';

type NegotiationEventType = keyof typeof events;

/** Every event, and where it leads from each state in which it means something; anywhere else it changes nothing. */
const events = {
  'offer.making': { stable: 'making-offer', stuck: 'making-offer' },
  'offer.set': { 'making-offer': 'have-local-offer' },
  'offer.arrived': { stable: 'answering', stuck: 'answering' },
  'offer.collided': {
    'making-offer': 'rolling-back',
    'have-local-offer': 'rolling-back',
    ignoring: 'rolling-back',
  },
  'offer.taken': { stable: 'answering', 'rolling-back': 'answering', stuck: 'answering' },
  'offer.ignored': { 'making-offer': 'ignoring', 'have-local-offer': 'ignoring' },
  'offer.withdrawn': { 'have-local-offer': 'stable' },
  'answer.set': { answering: 'stable', stuck: 'stable' },
  'answer.taken': { 'have-local-offer': 'stable', ignoring: 'stable', stuck: 'stable' },
  'description.refused': {
    stable: 'stuck',
    'making-offer': 'stuck',
    'have-local-offer': 'stuck',
    ignoring: 'stuck',
    'rolling-back': 'stuck',
    answering: 'stuck',
  },
  close: {
    stable: 'closed',
    'making-offer': 'closed',
    'have-local-offer': 'closed',
    ignoring: 'closed',
    'rolling-back': 'closed',
    answering: 'closed',
    stuck: 'closed',
  },
} as const satisfies Readonly<Record<string, Partial<Record<NegotiationState, NegotiationState>>>>;

const reached = new Map(getShortestPaths(negotiationMachine).map(({ state }) => [state.value, state]));

function machineIn(state: NegotiationState): SnapshotFrom<typeof negotiationMachine> {
  const snapshot = reached.get(state);
  if (snapshot === undefined) throw new Error(`${state} cannot be reached`);
  return snapshot;
}

const cells = negotiationStates.flatMap((from) =>
  (Object.keys(events) as NegotiationEventType[]).map((type) => {
    const leads: Partial<Record<NegotiationState, NegotiationState>> = events[type];
    return { from, type, to: leads[from] ?? from };
  }),
);

test('every state can be reached, and the machine has neither clock nor work of its own', () => {
  expect(new Set(reached.keys())).toEqual(new Set(negotiationStates));
  expect(() => createTestModel(negotiationMachine)).not.toThrow();
});

test.each(cells)('$type in $from leads to $to', ({ from, type, to }) => {
  expect(transition(negotiationMachine, machineIn(from), { type })[0].value).toBe(to);
});
