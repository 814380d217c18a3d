import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#labs/model/json.ts';
import {
  countWall,
  needOf,
  plainName,
  readWallTile,
  sortLearners,
  stageOf,
  stuckMs,
  type CheckedTile,
} from '#labs/model/class/wall.ts';

const plain = {
  ...{ kind: 'wall', name: 'Mina', lab: 'loopback-call', events: 20, quietMs: 0 },
  states: { signaling: 'stable', 'ice-gathering': 'complete', 'ice-connection': 'checking', connection: 'connecting' },
  findings: [],
} satisfies Json;
const tile = (more: object): CheckedTile => readWallTile({ ...plain, ...more }) as CheckedTile;
const connection = (state: string) => ({ states: { ...plain.states, 'ice-connection': state, connection: state } });

test('a tile is taken as it is', () => {
  expect(readWallTile(plain)).toEqual(plain);
});

test.each([
  null,
  7,
  'tile',
  [],
  { ...plain, kind: 'command' },
  { ...plain, lab: '<img src=x>' },
  { ...plain, lab: 'a'.repeat(99) },
  { ...plain, events: -1 },
  { ...plain, events: 1.5 },
  { ...plain, quietMs: 'long' },
  { ...plain, states: 'all' },
  { ...plain, name: 'x'.repeat(5000) },
  { ...plain, findings: Array.from({ length: 5000 }, () => 'glare') },
] satisfies Json[])('what is no tile is passed over: %.50j', (value) => {
  expect(readWallTile(value)).toBeNull();
});

test('of a hostile tile only states and findings that there are come through, and the name is one short line', () => {
  const hostile = tile({
    name: '\u202e  Mi\nna\u0000\u200b  is here '.padEnd(90, 'x'),
    states: { signaling: '<b>', connection: 'connected', __proto__: 'stable', camera: 'on' },
    findings: ['glare', 'my-own', 3, null, 'glare'],
    more: 'x',
  });
  expect(hostile.states).toEqual({ connection: 'connected' });
  expect(hostile.findings).toEqual(['glare']);
  expect(hostile.name).toMatch(/^Mi na is here x*$/);
  expect(hostile).not.toHaveProperty('more');
});

test('no value whatever breaks the reading, or comes through longer than it may be', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, name) => {
      const json = value as Json;
      readWallTile(json);
      const read = readWallTile({ ...plain, name: name.slice(0, 200), states: { signaling: json } });
      expect([...(read?.name ?? '')].length).toBeLessThanOrEqual(40);
      expect(plainName(name)).not.toMatch(/\p{C}/u);
    }),
  );
});

test.each([
  { more: { events: 0 }, stage: 'not-begun' },
  { more: { states: { signaling: 'have-local-offer', 'ice-gathering': 'gathering' } }, stage: 'begun' },
  { more: { states: { signaling: 'stable', 'ice-gathering': 'new' } }, stage: 'begun' },
  { more: { states: { signaling: 'stable', 'ice-gathering': 'complete', connection: 'new' } }, stage: 'negotiated' },
  { more: {}, stage: 'connecting' },
  { more: connection('connected'), stage: 'connected' },
])('a learner is at $stage', ({ more, stage }) => {
  expect(stageOf(tile(more))).toBe(stage);
});

test.each([
  { more: { findings: ['glare'] }, need: 'finding' },
  { more: connection('failed'), need: 'lost' },
  { more: { quietMs: stuckMs }, need: 'stuck' },
  { more: { events: 0, quietMs: stuckMs }, need: 'stuck' },
  { more: { ...connection('connected'), quietMs: stuckMs * 10 }, need: 'none' },
  { more: { ...connection('closed'), quietMs: stuckMs * 10 }, need: 'none' },
  { more: {}, need: 'none' },
])('$more needs $need', ({ more, need }) => {
  expect(needOf(tile(more))).toBe(need);
});

test('who needs help comes first, and who has waited longest first of these', () => {
  const learner = (number: number, more: object) => ({ id: String(number), number, tile: tile(more) });
  const learners = [
    learner(1, connection('connected')),
    learner(2, {}),
    learner(3, { quietMs: 65_000 }),
    learner(4, { findings: ['glare'], quietMs: 5_000 }),
    learner(5, { findings: ['no-answer'], quietMs: 20_000 }),
    learner(6, connection('failed')),
    learner(7, { events: 0 }),
    learner(8, { quietMs: 90_000 }),
    learner(9, {}),
  ];
  const order = (of: typeof learners) => sortLearners(of).map(({ number }) => number);
  expect(order(learners)).toEqual([5, 4, 6, 8, 3, 7, 2, 9, 1]);
  expect(order(learners.toReversed())).toEqual(order(learners));
  expect(countWall(learners, () => true)).toEqual({
    labs: [['loopback-call', 9]],
    outside: 0,
    stages: [
      ['not-begun', 1],
      ['negotiated', 1],
      ['connecting', 6],
      ['connected', 1],
    ],
    help: 5,
  });
});

test('who has no lab open is nowhere, and needs nothing however long it lasts', () => {
  const idle = tile({ lab: null, events: 0, quietMs: stuckMs * 2 });
  expect(needOf(idle)).toBe('none');
  const learners = [idle, tile({}), tile({ lab: 'constructor' }), tile({ lab: 'not-a-lab' })];
  const counts = countWall(
    learners.map((each, index) => ({ id: String(index), number: index + 1, tile: each })),
    (lab) => lab === 'loopback-call',
  );
  expect(counts).toMatchObject({
    labs: [
      [null, 2],
      ['loopback-call', 1],
    ],
    outside: 1,
    stages: [['connecting', 3]],
  });
});
