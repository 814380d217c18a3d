import { expect, test } from 'vitest';
import { parseToldStates, statesTold, type ToldStates } from '#labs/model/mesh/told-states.ts';

const told = (page: string, id: 'alice-bob' | 'bob-dave', state: 'connected' | 'failed'): ToldStates => ({
  ...{ page, pairs: [{ id, state }], asks: false },
});

test('of a pair that two pages tell of, the one that was heard last is believed', () => {
  const states = statesTold([
    told('a', 'alice-bob', 'connected'),
    told('b', 'bob-dave', 'connected'),
    told('c', 'alice-bob', 'failed'),
  ]);
  expect([...states]).toEqual([
    ['alice-bob', 'failed'],
    ['bob-dave', 'connected'],
  ]);
});

test('what one page writes another reads', () => {
  expect(parseToldStates(told('a', 'alice-bob', 'connected'))).toEqual(told('a', 'alice-bob', 'connected'));
});

test.each([
  { what: 'no object', data: 'hello' },
  { what: 'a pair that is none', data: { page: 'a', pairs: [{ id: 'bob-alice', state: 'connected' }], asks: false } },
  { what: 'a state that is none', data: { page: 'a', pairs: [{ id: 'alice-bob', state: 'fine' }], asks: false } },
  { what: 'a name without an end', data: { page: 'a'.repeat(41), pairs: [], asks: false } },
])('$what is none of ours', ({ data }) => {
  expect(parseToldStates(data)).toBeNull();
});
