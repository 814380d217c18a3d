import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance } from '#labs/model/machines/advance.ts';
import { remoteDescriptionMachine } from '#labs/model/machines/remote-description.ts';
import type { SignalingState } from '#labs/model/vocabulary.ts';
import { operations, specifiedSignaling, type Operation } from '../specified.ts';

/** The two remote slots, set as webrtc-pc says in "set the session description". */
type Slots = { current: boolean; pending: boolean };

function set({ current, pending }: Slots, operation: Operation): Slots {
  if (operation.endsWith('.answer'))
    return { current: operation === 'remote.answer' || pending || current, pending: false };
  if (operation.endsWith('.rollback')) return { current, pending: false };
  return { current, pending: pending || operation.startsWith('remote.') };
}

const names: Readonly<Record<string, Slots>> = {
  none: { current: false, pending: false },
  pending: { current: false, pending: true },
  current: { current: true, pending: false },
  'current-and-pending': { current: true, pending: true },
};

test('through any legal rounds the machine has the remote descriptions the specification sets', () => {
  const visited = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...operations), { maxLength: 40 }), (tried) => {
      let signaling: SignalingState = 'stable';
      let state = 'none';
      let slots: Slots = { current: false, pending: false };
      for (const operation of tried) {
        const next: SignalingState | undefined = specifiedSignaling[signaling][operation];
        if (next === undefined) continue;
        signaling = next;
        slots = set(slots, operation);
        state = advance(remoteDescriptionMachine, state, operation) ?? state;
        visited.add(state);
        expect({ after: operation, slots: names[state] }).toEqual({ after: operation, slots });
      }
    }),
    { numRuns: 500 },
  );
  expect(visited).toEqual(new Set(Object.keys(names)));
});

test('it has no state beyond the four', () => {
  expect(Object.keys(remoteDescriptionMachine.states)).toEqual(Object.keys(names));
});
