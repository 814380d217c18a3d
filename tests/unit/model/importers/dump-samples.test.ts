import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { connectionTrace, findEnds, joinEnds } from '#labs/model/importers/connection-trace.ts';
import type { DumpConnection, DumpSeries } from '#labs/model/importers/dump.ts';
import { samplesOf, valuesOf } from '#labs/model/importers/dump-samples.ts';
import { readDump } from '#labs/model/importers/read-dump.ts';
import type { MetricId } from '#labs/model/stats/metrics.ts';
import { noSeries, stepSeries } from '#labs/model/stats/series.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { noSequence, sequenceOf, stepSequence } from '#labs/model/views/sequence.ts';

const dump = readDump(readFileSync('src/public/dumps/chromium-call.json', 'utf8'));
const seriesOf = ({ measured }: DumpConnection): readonly DumpSeries[] =>
  measured.as === 'series' ? measured.series : [];

/** The browser's own derived series, and what ours of the same counter is called. */
const derived: readonly [metric: MetricId, name: string, scale: number][] = [
  ['received-rate', 'bytesReceived_in_bits/s', 1 / 1000],
  ['sent-rate', 'bytesSent_in_bits/s', 1 / 1000],
  ['sent-frames', 'framesEncoded/s', 1],
  ['received-frames', 'framesDecoded/s', 1],
  ['encode-time', 'totalEncodeTime/framesEncoded_in_ms', 1],
  ['decode-time', 'totalDecodeTime/framesDecoded_in_ms', 1],
  ['buffer-delay', 'jitterBufferDelay/jitterBufferEmittedCount_in_ms', 1],
];

test.each(derived)('our %s is what the browser itself derives as %s, within 1 %%', (metric, name, scale) => {
  let compared = 0;
  for (const connection of dump.connections) {
    const { lines } = fold(connectionTrace(connection), stepSeries, noSeries);
    for (const line of lines.filter((each) => each.metric === metric)) {
      const series = seriesOf(connection).find(
        ({ report, member, isDerived }) => isDerived && report === line.id && member === name,
      );
      if (!series) continue;
      const theirs = valuesOf(series);
      const ours = line.values.all.slice(0, line.values.length);
      // The last values of both belong to the same sample.
      theirs.toReversed().forEach((value, index) => {
        const own = ours.at(-1 - index);
        if (own === null || own === undefined) return;
        expect(Math.abs(own - Number(value) * scale)).toBeLessThanOrEqual(Math.abs(Number(value) * scale) * 0.01);
        compared += 1;
      });
    }
  }
  expect(compared).toBeGreaterThan(5);
});

test('one sample is taken a second, and each has what the graphs need', () => {
  for (const connection of dump.connections) {
    const samples = samplesOf(connection);
    expect(samples.length).toBeGreaterThan(5);
    samples.slice(1).forEach(({ at }, index) => {
      expect(at - (samples[index]?.at ?? 0)).toBeGreaterThan(500);
    });
    const types = new Set(samples.at(-1)?.reports.map((report) => report['type']));
    for (const type of ['inbound-rtp', 'outbound-rtp', 'candidate-pair', 'transport']) expect(types).toContain(type);
  }
});

test('a member that came late belongs to the last samples', () => {
  const times = [1000, 2000, 3000].map((time) => time + 1e12);
  const one = (member: string, values: readonly unknown[]): DumpSeries => ({
    report: 'I1',
    type: 'inbound-rtp',
    member,
    isDerived: false,
    values: JSON.stringify(values),
    startedAt: null,
    endedAt: 1e12 + 3000,
  });
  const series = [one('timestamp', times), one('bytesReceived', [1, 2, 3]), one('jitter', [0.5])];
  const connection = { ...dump.connections[0], measured: { as: 'series', series } } as DumpConnection;
  const samples = samplesOf(connection);
  expect(samples.map(({ at }) => at)).toEqual(times);
  expect(samples.map(({ reports }) => reports[0]?.['jitter'])).toEqual([undefined, undefined, 0.5]);
});

test('a dump of before 2023 has no times: one sample a second, the last when the series ends', () => {
  const endedAt = Date.UTC(2021, 0, 1, 12);
  const series: DumpSeries[] = [
    ...[['a', [1, 2, 3]] as const, ['b', [4, 5]] as const].map(([report, values]) => ({
      ...{ report, type: 'inbound-rtp', member: 'bytesReceived', isDerived: false },
      ...{ values: JSON.stringify(values), startedAt: null, endedAt },
    })),
  ];
  const connection = { ...dump.connections[0], measured: { as: 'series', series } } as DumpConnection;
  expect(samplesOf(connection).map(({ at, reports }) => [at - endedAt, reports.map((each) => each['id'])])).toEqual([
    [-2000, ['a']],
    [-1000, ['a', 'b']],
    [0, ['a', 'b']],
  ]);
});

test('the two ends of the call in one dump are found, and become one trace with the messages between them', () => {
  expect(findEnds(dump.connections)).toEqual([[0, 1]]);
  const [caller, callee] = dump.connections;
  if (!caller || !callee) throw new Error('two connections');
  const joined = joinEnds(caller, callee, true);
  const { events } = joined;
  const states = fold(joined, stepCallStates, initialCallStates);
  expect(states.alice.machines.connection.state).toBe('connected');
  expect(states.bob.machines.connection.state).toBe('connected');
  const { messages } = sequenceOf(fold(joined, stepSequence, noSequence));
  const told = messages.map(({ kind, from, received }) => `${from} ${kind} ${received.length}`);
  expect(told.slice(0, 2)).toEqual(['alice offer 1', 'bob answer 1']);
  expect(told.slice(2).toSorted()).toEqual(['alice candidate 1', 'bob candidate 1']);
  // Each event once, in order of time.
  events.forEach((event, seq) => expect(event.seq).toBe(seq));
  events.slice(1).forEach((event, index) => expect(event.at).toBeGreaterThanOrEqual(events[index]?.at ?? 0));
});

test('connections that have nothing to do with each other are no ends of one call', () => {
  const [caller] = dump.connections;
  if (!caller) throw new Error('a connection');
  expect(findEnds([caller])).toEqual([]);
  expect(findEnds([caller, caller])).toEqual([]);
});
