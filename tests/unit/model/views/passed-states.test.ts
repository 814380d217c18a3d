import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { changedStates, passedStates } from '#labs/model/views/passed-states.ts';
import { buildTrace } from '../../../support/build-trace.ts';
import { hangUp, healthyCall } from '../healthy-call.ts';

const { events } = buildTrace(...healthyCall, ...hangUp);

test('every state that a machine went into is told, in order', () => {
  const passages = passedStates(initialCallStates, events);
  const of = (peer: string, machine: string) =>
    passages.find((passage) => passage.peer === peer && passage.machine === machine)?.states;
  expect(of('alice', 'signaling')).toEqual(['have-local-offer', 'stable', 'closed']);
  expect(of('bob', 'signaling')).toEqual(['have-remote-offer', 'stable', 'closed']);
  expect(of('alice', 'connection')).toEqual(['connecting', 'connected', 'closed']);
  expect(of('bob', 'ice-connection')).toEqual(['checking', 'connected', 'closed']);
});

test('told in parts it is the same as told at once', () => {
  const flat = (count: number) => {
    const before = fold({ events: events.slice(0, count) }, stepCallStates, initialCallStates);
    return [...passedStates(initialCallStates, events.slice(0, count)), ...passedStates(before, events.slice(count))];
  };
  const joined = (count: number) => {
    const all = new Map<string, string[]>();
    for (const { peer, machine, states } of flat(count))
      all.set(`${peer} ${machine}`, [...(all.get(`${peer} ${machine}`) ?? []), ...states]);
    return all;
  };
  const whole = joined(0);
  for (let count = 1; count <= events.length; count += 1) expect(joined(count)).toEqual(whole);
});

test('where nothing moved there is nothing to tell', () => {
  expect(passedStates(initialCallStates, [])).toEqual([]);
  expect(changedStates(initialCallStates, initialCallStates)).toEqual([]);
});

test('of a jump only the end is told', () => {
  const after = fold({ events }, stepCallStates, initialCallStates);
  expect(changedStates(initialCallStates, after)).toContainEqual({
    peer: 'alice',
    machine: 'signaling',
    states: ['closed'],
  });
});
