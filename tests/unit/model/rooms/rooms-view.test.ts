import { expect, test } from 'vitest';
import { fold, scan } from '#labs/model/fold.ts';
import { membersOf, noRooms, stepRooms, visitorIn } from '#labs/model/rooms/rooms-view.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { annEnters, benEnters, hears, isLost, opens, rooms, three, two, unplugs } from './room-facts.ts';

/** The states of the first room, one after the other. */
function statesOf(...facts: Fact[]): string[] {
  const views = scan(buildTrace(...facts), stepRooms, noRooms);
  const states = views.map((view) => view.rooms[0]?.state ?? 'free');
  return states.filter((state, index) => state !== states[index - 1]);
}

const annHears = hears('Ann', 'left');

test.each<{ when: string; facts: Fact[]; states: string[] }>([
  { when: 'two come', facts: two, states: ['free', 'created', 'joined', 'ready'] },
  {
    when: 'one of two leaves and comes back',
    facts: [...two, annHears, isLost('Ben'), ...benEnters],
    states: ['free', 'created', 'joined', 'ready', 'left', 'joined', 'ready'],
  },
  {
    when: 'both leave, one after the other',
    facts: [...two, annHears, isLost('Ben'), isLost('Ann')],
    states: ['free', 'created', 'joined', 'ready', 'left', 'free'],
  },
  {
    when: 'the server takes both away at once',
    facts: [...two, isLost('Ben'), isLost('Ann')],
    states: ['free', 'created', 'joined', 'ready', 'free'],
  },
  {
    when: 'a ghost is found',
    facts: [...two, unplugs('Ben'), annHears, isLost('Ben', 'cut')],
    states: ['free', 'created', 'joined', 'ready', 'ghost', 'left'],
  },
  {
    when: 'a ghost comes back, and its old socket is replaced',
    facts: [...two, unplugs('Ben'), annHears, ...benEnters, isLost('Ben', 'replaced')],
    states: ['free', 'created', 'joined', 'ready', 'ghost', 'left', 'joined', 'ready'],
  },
  {
    when: 'one who waits alone is a ghost',
    facts: [...annEnters, unplugs('Ann'), isLost('Ann', 'cut')],
    states: ['free', 'created', 'ghost', 'free'],
  },
  {
    when: 'one who waits alone comes back',
    facts: [...annEnters, unplugs('Ann'), ...annEnters],
    states: ['free', 'created', 'ghost', 'created'],
  },
])('a room goes through $states when $when', ({ facts, states }) => {
  expect(statesOf(...facts)).toEqual(states);
});

test('a third one changes nothing for the two, and makes a room of its own', () => {
  const { rooms: all } = fold(buildTrace(...three), stepRooms, noRooms);
  expect(all.map(({ code, state }) => ({ code, state }))).toEqual([
    { code: rooms.first, state: 'ready' },
    { code: rooms.second, state: 'created' },
  ]);
  expect(all[0]?.last).toMatchObject({ from: 'ready', to: 'ready' });
});

test('a ghost has its seat until it is found', () => {
  const trace = buildTrace(...two, unplugs('Ben'), annHears, isLost('Ben', 'cut'));
  const names = (count: number) =>
    membersOf(fold(trace, stepRooms, noRooms, count), rooms.first).map(({ name, presence }) => `${name} ${presence}`);
  expect(names(two.length + 1)).toEqual(['Ann in', 'Ben silent']);
  expect(names(two.length + 3)).toEqual(['Ann in']);
});

test.each([
  { by: 'ping', facts: [annHears, isLost('Ben', 'cut')] },
  { by: 'return', facts: [...benEnters] },
] as const)('how long a ghost was one is counted to its $by', ({ by, facts }) => {
  const trace = buildTrace(...two, { ...unplugs('Ben'), at: 1000 }, ...facts.map((fact) => ({ ...fact, at: 13_500 })));
  expect(fold(trace, stepRooms, noRooms).ghosts).toEqual([{ visitor: 'Ben', by, afterMs: 12_500 }]);
});

test('a replaced socket takes nobody out of the room', () => {
  const trace = buildTrace(...two, unplugs('Ben'), ...benEnters, isLost('Ben', 'replaced'));
  expect(visitorIn(fold(trace, stepRooms, noRooms), 'Ben')?.presence).toBe('in');
});

test('the room of a tab that is no visitor is passed over', () => {
  const trace = buildTrace(
    { type: 'server.opened', id: 'x' },
    { type: 'room.changed', room: 'ABC234', state: 'created' },
  );
  expect(fold(trace, stepRooms, noRooms)).toBe(noRooms);
});

test('a visitor with a strange name is one like any other', () => {
  const trace = buildTrace(opens('__proto__'), hears('__proto__', 'created'));
  expect(visitorIn(fold(trace, stepRooms, noRooms), '__proto__')).toMatchObject({ presence: 'in', room: rooms.first });
});

const [left, annReady, joined, benReady] = [
  hears('Ann', 'left'),
  hears('Ann', 'ready'),
  hears('Ben', 'joined'),
  hears('Ben', 'ready'),
];

test.each<{ first: string; heard: Fact[] }>([
  { first: 'Ann, both times', heard: [left, annReady, joined, benReady] },
  { first: 'Ann, then Ben', heard: [left, joined, benReady, annReady] },
  { first: 'Ann, then each in turn', heard: [left, joined, annReady, benReady] },
  { first: 'Ben, then each in turn', heard: [joined, left, benReady, annReady] },
  { first: 'Ben, then Ann', heard: [joined, left, annReady, benReady] },
  { first: 'Ben, both times', heard: [joined, benReady, left, annReady] },
])('the room of a ghost that is back is ready, whoever is heard first: $first', ({ heard }) => {
  const trace = buildTrace(...two, unplugs('Ben'), opens('Ben'), ...heard);
  expect(fold(trace, stepRooms, noRooms).rooms[0]?.state).toBe('ready');
});

test('what was told before a cable was pulled does not undo the ghost', () => {
  const trace = buildTrace(...two.slice(0, 3), benReady, unplugs('Ben'), annReady);
  expect(fold(trace, stepRooms, noRooms).rooms[0]?.state).toBe('ghost');
});
