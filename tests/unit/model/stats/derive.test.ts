import { expect, test } from 'vitest';
import { derive, figure, noSample, sampleOf, type Sample } from '#labs/model/stats/derive.ts';
import { graphIds, graphs, metricIds, metricOf, type MetricId } from '#labs/model/stats/metrics.ts';
import { referencesOf, selectedPairId } from '#labs/model/stats/references.ts';
import type { StatsReport } from '#labs/model/trace.ts';

const stream = (members: StatsReport = {}): StatsReport => ({
  ...{ id: 'IT1', type: 'inbound-rtp', kind: 'video', timestamp: 1000 },
  ...members,
});
const valueOf = (metric: MetricId, before: Sample, now: Sample) =>
  derive(before, now).find((each) => each.metric === metric)?.value;
const between = (metric: MetricId, before: StatsReport, now: StatsReport) =>
  valueOf(metric, sampleOf([stream(before)]), sampleOf([stream({ timestamp: 3000, ...now })]));

test('a rate is growth by the clock of the reports', () => {
  expect(between('received-rate', { bytesReceived: 1000 }, { bytesReceived: 6000 })).toBe(20);
  expect(between('received-frames', { framesDecoded: 10 }, { framesDecoded: 70 })).toBe(30);
  expect(between('frozen', { totalFreezesDuration: 1 }, { totalFreezesDuration: 1.5 })).toBe(25);
});

test('a mean is what was spent on each frame since the last sample, not since the beginning', () => {
  const [before, now] = [
    { totalDecodeTime: 10, framesDecoded: 100 },
    { totalDecodeTime: 10.4, framesDecoded: 200 },
  ];
  expect(between('decode-time', before, now)).toBeCloseTo(4);
  expect(between('decode-time', before, { totalDecodeTime: 10, framesDecoded: 100 })).toBeNull();
});

test('loss is a share of what should have come, and a packet that came late is no loss below zero', () => {
  const before = { packetsLost: 10, packetsReceived: 990 };
  expect(between('loss', before, { packetsLost: 15, packetsReceived: 1085 })).toBe(5);
  expect(between('loss', before, { packetsLost: 8, packetsReceived: 1090 })).toBe(0);
  expect(between('loss', before, before)).toBeNull();
});

test('a gauge stands as it is, in its unit; a word as its place; loudness as decibels', () => {
  expect(between('jitter', {}, { jitter: 0.012 })).toBe(12);
  expect(between('received-height', {}, { frameHeight: 360 })).toBe(360);
  const { of } = metricOf('limitation');
  expect(figure(of, undefined, { qualityLimitationReason: 'bandwidth' })).toBe(2);
  expect(figure(of, undefined, { qualityLimitationReason: 'unheard-of' })).toBeNull();
  const audio = (energy: number, duration: number) =>
    sampleOf([stream({ kind: 'audio', totalAudioEnergy: energy, totalSamplesDuration: duration })]);
  expect(valueOf('audio-level', audio(1, 10), audio(1.02, 12))).toBeCloseTo(-20);
  expect(valueOf('audio-level', audio(1, 10), audio(1, 12))).toBe(-70);
});

test.each<[string, StatsReport, StatsReport]>([
  ['the counter began again', { bytesReceived: 9000 }, { bytesReceived: 10 }],
  ['the member is missing now', { bytesReceived: 9000 }, {}],
  ['the member was missing before', {}, { bytesReceived: 9000 }],
  ['no time has passed', { bytesReceived: 1 }, { bytesReceived: 2, timestamp: 1000 }],
  ['time went backwards', { bytesReceived: 1 }, { bytesReceived: 2, timestamp: 900 }],
  ['it is no number', { bytesReceived: 1 }, { bytesReceived: 'many' }],
])('there is no rate where %s', (_, before, now) => expect(between('received-rate', before, now)).toBeNull());

test('a report that is new has gauges and no rates', () => {
  const now = sampleOf([stream({ bytesReceived: 5, jitter: 0.001 })]);
  expect(valueOf('received-rate', noSample, now)).toBeNull();
  expect(valueOf('jitter', noSample, now)).toBe(1);
});

test('numbers that an old browser wrote as text count', () => {
  expect(between('received-rate', { bytesReceived: '1000' }, { bytesReceived: '6000' })).toBe(20);
});

test('only the pair that carries the call has a round-trip time, however the browser marks it', () => {
  const pair = (id: string, more: StatsReport = {}) => ({
    id,
    type: 'candidate-pair',
    currentRoundTripTime: 0.05,
    ...more,
  });
  const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P2' };
  expect(derive(noSample, sampleOf([pair('P1'), pair('P2'), transport])).map(({ id }) => id)).toEqual(['P2']);
  expect(selectedPairId(sampleOf([pair('P1'), pair('P2', { selected: true })]))).toBe('P2');
  expect(selectedPairId(sampleOf([pair('P1')]))).toBeNull();
  expect(selectedPairId(sampleOf([{ ...transport, selectedCandidatePairId: 'gone' }]))).toBeNull();
});

test('members that name other reports are references, and others are not', () => {
  const sample = sampleOf([
    stream({ codecId: 'C', remoteId: 'gone', trackIdentifier: 'C', mediaSourceIds: ['C'] }),
    { id: 'C', type: 'codec' },
  ]);
  expect(referencesOf(sample.get('IT1') ?? {}, sample)).toEqual([
    { member: 'codecId', id: 'C' },
    { member: 'mediaSourceIds', id: 'C' },
  ]);
});

test('every metric is in a graph, and once', () => {
  const drawn = graphIds.flatMap((id) => [...graphs[id]]);
  expect(drawn.toSorted()).toEqual([...metricIds].toSorted());
});
