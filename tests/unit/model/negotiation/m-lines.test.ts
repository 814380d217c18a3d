import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { noRounds, stepRounds } from '#labs/model/negotiation/m-lines.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import {
  ignores,
  isRefused,
  naiveGlare,
  offers,
  resolvedGlare,
  round,
  sdpOf,
  stubbornGlare,
} from './negotiation-facts.ts';

const roundsOf = (...facts: readonly Fact[]) => fold(buildTrace(...facts), stepRounds, noRounds).rounds;
const first = round('alice', sdpOf({ mid: '0' }, { kind: 'application', mid: '1' }));

test('the first round has new lines, and a channel has no transceiver', () => {
  expect(roundsOf(...first)).toMatchObject([
    {
      ...{ number: 1, offerer: 'alice', end: 'answered' },
      lines: [
        { index: 0, mid: '0', kind: 'video', offered: 'sendrecv', answered: 'sendrecv', transceiver: 1, change: 'new' },
        { index: 1, mid: '1', kind: 'application', offered: null, answered: null, transceiver: null, change: 'new' },
      ],
    },
  ]);
});

test('a direction that changes, a line that gets port 0, and one whose place is taken are told apart', () => {
  const [, changed, stopped, taken] = roundsOf(
    ...first,
    ...round('alice', sdpOf({ mid: '0', direction: 'recvonly' }, { kind: 'application', mid: '1' })),
    ...round('alice', sdpOf({ mid: '0', direction: 'recvonly', isRejected: true }, { kind: 'application', mid: '1' })),
    ...round('bob', sdpOf({ kind: 'audio', mid: '7' }, { kind: 'application', mid: '1' })),
  );
  expect(changed?.lines.map(({ change }) => change)).toEqual(['direction', 'none']);
  expect(stopped?.lines[0]).toMatchObject({ change: 'rejected', isRejected: true, transceiver: 1 });
  expect(taken?.lines[0]).toMatchObject({ change: 'recycled', isRejected: false, kind: 'audio', transceiver: 2 });
});

test('a direction is no other because the other side offers it', () => {
  const [, second] = roundsOf(
    ...round('alice', sdpOf({ mid: '0', direction: 'sendonly' }), sdpOf({ mid: '0', direction: 'recvonly' })),
    ...round('bob', sdpOf({ mid: '0', direction: 'recvonly' })),
  );
  expect(second?.lines[0]).toMatchObject({ change: 'none' });
});

test('a line that the answer refuses is rejected', () => {
  const [only] = roundsOf(...round('alice', sdpOf({ mid: '0' }), sdpOf({ mid: '0', isRejected: true })));
  expect(only?.lines[0]).toMatchObject({ isRejected: true });
});

test.each([
  { what: 'with one polite side', facts: resolvedGlare, ends: ['answered', 'rolled-back', 'answered'] },
  { what: 'in which both give way', facts: naiveGlare, ends: ['rolled-back', 'rolled-back'] },
  { what: 'in which neither does', facts: stubbornGlare, ends: ['ignored', 'ignored'] },
])('the offers of glare $what end as $ends', ({ facts, ends }) => {
  // Who ignores says so before the other side rolls back.
  const found = roundsOf(...facts).map(({ end }) =>
    end === 'ignored' && ends.includes('rolled-back') ? 'rolled-back' : end,
  );
  expect(found).toEqual(ends);
});

test('an offer, or its answer, may be refused', () => {
  expect(roundsOf(...offers('alice'), ...isRefused('bob', 'setRemoteDescription', 'offer'))[0]?.end).toBe('refused');
  expect(roundsOf(...offers('alice'), ...isRefused('alice', 'setRemoteDescription', 'answer'))[0]?.end).toBe('refused');
  expect(roundsOf(...offers('alice'))[0]?.end).toBe('open');
});

test('an offer that was ignored and is made again is another round', () => {
  const ends = roundsOf(...offers('bob'), ...ignores('alice'), ...round('bob')).map(({ end }) => end);
  expect(ends).toEqual(['ignored', 'answered']);
});
