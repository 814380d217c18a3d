import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { clickStep, changeIds, directionOf, readClick } from '#labs/model/negotiation/changes.ts';
import { isWell, noClicks, standingOf, stepClicks } from '#labs/model/negotiation/clicks.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { called } from '../facts.ts';
import {
  arrives,
  asks,
  bothUp,
  changesTrack,
  clicked,
  naiveGlare,
  resolvedGlare,
  round,
  stubbornGlare,
} from './negotiation-facts.ts';

const clicksOf = (...facts: readonly Fact[]) => fold(buildTrace(...bothUp, ...facts), stepClicks, noClicks);

test.each(changeIds.flatMap((change) => [true, false].map((isShared) => ({ change, isShared }))))(
  'the step of $change, shared $isShared, is read as it was written',
  (click) => {
    expect(readClick(clickStep(click))).toEqual(click);
  },
);

test('a step of another kind is no click', () => {
  expect(readClick('negotiate')).toBeNull();
  expect(directionOf('add-camera')).toBeNull();
  expect(directionOf('set-recvonly')).toBe('recvonly');
});

test('two tracks that are added together share one negotiationneeded and one round', () => {
  const state = clicksOf(
    ...clicked('alice', 'add-both'),
    ...changesTrack('alice', 'addTrack', 'c'),
    ...changesTrack('alice', 'addTrack', 'm', 'audio'),
    ...asks('alice'),
    ...round('alice'),
    ...arrives('bob', 'c'),
    ...arrives('bob', 'm', 'audio'),
  );
  expect(state.clicks).toMatchObject([
    {
      by: { alice: 'add-both' },
      calls: { alice: 2, bob: 0 },
      needed: { alice: 1, bob: 0 },
      offers: { alice: 1, bob: 0 },
      answers: { alice: 0, bob: 1 },
      end: null,
    },
  ]);
  expect(isWell(standingOf(state))).toBe(true);
});

test('what both do at once is one click, and the next is another', () => {
  const { clicks } = clicksOf(...resolvedGlare, ...clicked('bob', 'restart-ice'));
  expect(clicks.map(({ by }) => by)).toEqual([{ alice: 'add-camera', bob: 'add-microphone' }, { bob: 'restart-ice' }]);
  expect(clicks[0]?.end).toMatchObject({ isStable: true, isConnected: true, missing: [] });
});

test.each([
  { what: 'one polite side', facts: resolvedGlare, rolledBack: ['bob'], ignored: ['alice'], refused: 0, well: true },
  { what: 'two', facts: naiveGlare, rolledBack: ['alice', 'bob'], ignored: [], refused: 2, well: false },
  { what: 'none', facts: stubbornGlare, rolledBack: [], ignored: ['alice', 'bob'], refused: 0, well: false },
])('glare with $what: $rolledBack rolled back, $ignored ignored', ({ facts, rolledBack, ignored, refused, well }) => {
  const state = clicksOf(...facts);
  const [click] = state.clicks;
  expect(click?.rolledBack).toEqual(rolledBack);
  expect(click?.ignored).toEqual(ignored);
  expect(click?.refused).toHaveLength(refused);
  expect(isWell(standingOf(state))).toBe(well);
});

test('who has an offer out that nobody answers waits', () => {
  expect(standingOf(clicksOf(...stubbornGlare)).waiting).toEqual(['alice', 'bob']);
  expect(standingOf(clicksOf(...naiveGlare)).waiting).toEqual([]);
});

test('a call that is hung up is not well', () => {
  expect(isWell(standingOf(clicksOf(...resolvedGlare, ...called('close'))))).toBe(false);
});
