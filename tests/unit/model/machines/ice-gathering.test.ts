import { expect, test } from 'vitest';
import { transition } from 'xstate';
import { iceGatheringMachine } from '#labs/model/machines/ice-gathering.ts';
import type { IceGatheringState } from '#labs/model/vocabulary.ts';

const steps: readonly { from: IceGatheringState; to: IceGatheringState; when: string }[] = [
  { from: 'new', to: 'gathering', when: 'a description is set' },
  { from: 'new', to: 'complete', when: 'there is nothing to gather' },
  { from: 'gathering', to: 'complete', when: 'all is gathered' },
  { from: 'gathering', to: 'new', when: 'the transports are removed' },
  { from: 'complete', to: 'gathering', when: 'ICE restarts' },
  { from: 'complete', to: 'new', when: 'a rollback removes the transports' },
];

test.each(steps)('$from leads to $to when $when', ({ from, to }) => {
  const snapshot = iceGatheringMachine.resolveState({ value: from });
  expect(snapshot.can({ type: to })).toBe(true);
  expect(transition(iceGatheringMachine, snapshot, { type: to })[0].value).toBe(to);
});

test.each(['new', 'gathering', 'complete'] as const)('%s is not reported twice in a row', (state) => {
  expect(iceGatheringMachine.resolveState({ value: state }).can({ type: state })).toBe(false);
});

test('close() does not change it', () => {
  expect(iceGatheringMachine.events).toEqual(expect.arrayContaining(['new', 'gathering', 'complete']));
  expect(iceGatheringMachine.events).toHaveLength(3);
});
