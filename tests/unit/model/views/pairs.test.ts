import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import type { StatsReport } from '#labs/model/trace.ts';
import { noPairs, pairsOf, stepPairs } from '#labs/model/views/pairs.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { created } from '../facts.ts';

const pairs = (...facts: readonly Fact[]) => pairsOf(fold(buildTrace(...facts), stepPairs, noPairs));
const sample = (...reports: readonly StatsReport[]): Fact => ({ type: 'stats.sampled', reports });
const transport: StatsReport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P1' };
const pair = (id: string, members: StatsReport = {}): StatsReport => ({
  id,
  type: 'candidate-pair',
  state: 'succeeded',
  nominated: false,
  localCandidateId: 'L',
  remoteCandidateId: 'R',
  ...members,
});
const local: StatsReport = {
  id: 'L',
  type: 'local-candidate',
  candidateType: 'relay',
  protocol: 'udp',
  address: '192.0.2.1',
  port: 3478,
  url: 'turn:turn.example.org',
};
const remote: StatsReport = { id: 'R', type: 'remote-candidate', candidateType: 'prflx', protocol: 'udp', port: 9 };

test('a pair has both ends, what it carried and how long a check took', () => {
  const carried = pair('P1', { nominated: true, bytesSent: 10, bytesReceived: 20, currentRoundTripTime: 0.004 });
  expect(pairs(sample(transport, local, remote, carried)).alice).toEqual({
    seq: 0,
    at: 0,
    pairs: [
      {
        id: 'P1',
        state: 'succeeded',
        isNominated: true,
        isSelected: true,
        local: {
          type: 'relay',
          protocol: 'udp',
          address: '192.0.2.1',
          addressClass: 'public',
          port: 3478,
          url: 'turn:turn.example.org',
        },
        remote: { type: 'prflx', protocol: 'udp', address: null, addressClass: 'hidden', port: 9, url: null },
        bytesSent: 10,
        bytesReceived: 20,
        roundTripTime: 4,
        why: 'selected',
      },
    ],
  });
});

test.each([
  { members: { state: 'succeeded', nominated: true }, why: 'nominated-but-not-selected' },
  { members: { state: 'succeeded' }, why: 'succeeded-backup' },
  { members: { state: 'failed' }, why: 'failed' },
  { members: { state: 'failed', nominated: true }, why: 'failed' },
  { members: { state: 'cancelled' }, why: 'failed' },
  { members: { state: 'in-progress' }, why: 'in-progress' },
  { members: { state: 'waiting' }, why: 'waiting' },
  { members: { state: 'frozen' }, why: 'frozen' },
])('$members is a pair because of: $why', ({ members, why }) => {
  const found = pairs(sample(transport, pair('P2', members))).alice?.pairs;
  expect(found?.map((row) => row.why)).toEqual([why]);
});

test('where no transport tells, the pair itself does', () => {
  const found = pairs(sample(pair('P1'), pair('P2', { selected: true }))).alice?.pairs;
  expect(found?.map(({ id, why }) => `${id} ${why}`)).toEqual(['P2 selected', 'P1 succeeded-backup']);
});

test('the selected pair comes first and the frozen ones last', () => {
  const reports = [pair('P3', { state: 'frozen' }), pair('P2', { state: 'failed' }), pair('P1'), pair('P0')];
  expect(pairs(sample(transport, ...reports)).alice?.pairs.map(({ id }) => id)).toEqual(['P1', 'P0', 'P2', 'P3']);
});

test('the last sample with pairs counts, for each peer by itself', () => {
  const found = pairs(sample(pair('old')), sample(pair('P1')), sample(transport));
  expect(found.alice?.seq).toBe(1);
  expect(found.bob).toBeNull();
});

test('a new connection has no pairs', () => {
  expect(pairs(sample(pair('P1')), created).alice).toBeNull();
});

test('before any check was answered there is no round-trip time', () => {
  expect(pairs(sample(pair('P1'))).alice?.pairs[0]).toMatchObject({ roundTripTime: null, bytesSent: 0 });
});

test('a selected pair whose checks get no answer is not said to work', () => {
  const dead = pair('P1', { nominated: true, state: 'in-progress' });
  expect(pairs(sample(transport, local, remote, dead)).alice?.pairs[0]?.why).toBe('selected-unanswered');
});
