import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noClass, stepClass } from '#labs/model/class/class-log.ts';
import { createSampleCompleter } from '#labs/model/class/sample-patch.ts';
import { createStageLog, type Shown } from '#labs/model/class/stage-log.ts';
import { parseEvents, parseTrace } from '#labs/model/codec.ts';
import type { Trace } from '#labs/model/trace.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { recordingsOf } from '../diagnosis/recordings.ts';

const changed: Fact = { type: 'signaling.changed', state: 'have-local-offer' };

/** A stage, asked for its log as often as something else is shown. */
function openStage() {
  let epochs = 0;
  const logOf = createStageLog(() => `epoch-${(epochs += 1)}`);
  let shown: Shown = {
    ...{ lab: 'loopback-call', search: '', wall: null, trace: buildTrace(), count: null, view: 'happened' },
  };
  return (next: Partial<Shown>) => logOf((shown = { ...shown, ...next }));
}

/** What a follower makes of a log. */
function followed({ entries }: ReturnType<ReturnType<typeof openStage>>) {
  const state = entries.reduce(stepClass, noClass);
  const head = entries.find((entry) => entry.kind === 'trace');
  const complete = createSampleCompleter();
  const events = entries.flatMap((entry) =>
    entry.kind === 'event' ? [entry.event] : entry.kind === 'sample' ? [complete(entry.event)] : [],
  );
  const trace = parseTrace(JSON.stringify(head?.trace));
  return { state, trace: { ...trace, events: parseEvents(events, 0, 0) } };
}

function growing(...facts: readonly Fact[]): (count: number) => Trace {
  const whole = buildTrace(...facts);
  return (count) => ({ ...whole, events: whole.events.slice(0, count) });
}

test('what is published is what is shown', () => {
  const show = openStage();
  const trace = buildTrace(changed, changed, changed);
  const { state, trace: read } = followed(show({ search: 'fault=glare', wall: 'W', trace, count: 2, view: 'ladder' }));
  expect(state).toEqual({ lab: 'loopback-call', search: 'fault=glare', wall: 'W', count: 2, view: 'ladder' });
  expect(read).toEqual(trace);
});

test('a log grows only at its end, by what is new', () => {
  const show = openStage();
  const at = growing(changed, changed, changed);
  const { epoch, entries } = show({ trace: at(1) });
  const before = [...entries];
  const next = show({ trace: at(3), count: 2 });
  expect(next.epoch).toBe(epoch);
  expect(next.entries.slice(0, before.length)).toEqual(before);
  expect(next.entries.slice(before.length).map(({ kind }) => kind)).toEqual(['event', 'event', 'moment']);
  expect(show({ trace: at(3) }).entries).toHaveLength(next.entries.length);
});

test.each([
  { what: 'another lab', next: { lab: 'mesh' } },
  { what: 'a trace that was cleared', next: { trace: { ...buildTrace(), startedAt: '2026-05-04T10:00:01.000Z' } } },
  { what: 'another trace', next: { trace: buildTrace(changed, changed, changed) } },
  { what: 'a shorter trace', next: { trace: buildTrace() } },
])('$what begins another epoch with all it needs', ({ next }) => {
  const show = openStage();
  const { epoch } = show({ trace: buildTrace(changed, changed), count: 1 });
  const log = show({ ...next, count: null });
  expect(log.epoch).not.toBe(epoch);
  expect(log.entries.map(({ kind }) => kind).filter((kind) => kind !== 'event')).toEqual([
    ...['stage', 'trace', 'view', 'moment'],
  ]);
  expect(followed(log).state.count).toBeNull();
});

test('a fault that is chosen, or a wall that is opened, is told within the epoch', () => {
  const show = openStage();
  const { epoch } = show({});
  expect(followed(show({ search: 'fault=glare' })).state.search).toBe('fault=glare');
  const log = show({ wall: 'W' });
  expect(log.epoch).toBe(epoch);
  expect(followed(log).state).toMatchObject({ search: 'fault=glare', wall: 'W' });
});

describe('statistics', () => {
  const sampleOf = (bytesReceived: number, more: object = {}): Fact => ({
    type: 'stats.sampled',
    reports: [
      { id: 'in', type: 'inbound-rtp', timestamp: bytesReceived, bytesReceived, codecId: 'c', ...more },
      { id: 'c', type: 'codec', timestamp: bytesReceived, mimeType: 'video/VP8' },
    ],
  });

  test('a follower has every sample, whole, and under the number it has on stage', () => {
    const show = openStage();
    const facts = [1, 2, 3].flatMap((bytes) => [sampleOf(bytes), ...of('bob', sampleOf(bytes * 7)), changed]);
    const whole = buildTrace(...facts, sampleOf(4, { framesPerSecond: 30 }), sampleOf(5, { framesPerSecond: 30 }));
    expect(followed(show({ trace: whole })).trace).toEqual(whole);
  });

  test('what has not changed is said once', () => {
    const { entries } = openStage()({ trace: buildTrace(sampleOf(1), sampleOf(2)) });
    const [, second] = entries.flatMap((entry) => (entry.kind === 'sample' ? [entry.event] : []));
    expect(second).toMatchObject({
      reports: [
        { id: 'in', timestamp: 2, bytesReceived: 2 },
        { id: 'c', timestamp: 2 },
      ],
    });
  });

  test('a moment has the number that it has on stage', () => {
    const show = openStage();
    const facts = Array.from({ length: 12 }, (_, index) => [sampleOf(index), changed]).flat();
    const whole = buildTrace(...facts);
    for (let count = 0; count <= facts.length; count += 1)
      expect(followed(show({ trace: whole, count })).state.count).toBe(count);
  });

  test('the next run begins with a whole sample', () => {
    const show = openStage();
    show({ trace: buildTrace(sampleOf(1), sampleOf(2)) });
    const second = { ...buildTrace(sampleOf(3)), startedAt: '2026-05-04T10:00:01.000Z' };
    expect(followed(show({ trace: second })).trace).toEqual(second);
  });

  test.each(recordingsOf('chromium'))('a recorded call is followed event by event: $name', ({ trace }) => {
    expect(followed(openStage()({ trace })).trace).toEqual(trace);
  });

  test('no two samples whatever come out as others', () => {
    const report = fc.record(
      { id: fc.constantFrom('a', 'b'), type: fc.constantFrom('codec', 'transport'), x: fc.nat(2), y: fc.nat(2) },
      { requiredKeys: ['id', 'type'] },
    );
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(report, { selector: ({ id }) => id, maxLength: 2 })), (samples) => {
        const whole = buildTrace(
          ...samples.map((reports): Fact => ({
            type: 'stats.sampled',
            reports: reports.map((each) => ({ timestamp: 1, ...each })),
          })),
        );
        expect(followed(openStage()({ trace: whole })).trace).toEqual(whole);
      }),
    );
  });
});

test('an event too long for a message is told in short, and keeps its number', () => {
  const show = openStage();
  const trace = buildTrace(
    changed,
    { type: 'code.failed', error: { name: 'Error', message: 'x'.repeat(250_000) } },
    changed,
  );
  const log = show({ trace, count: 2 });
  expect(JSON.stringify(log.entries).length).toBeLessThan(5_000);
  const { trace: read, state } = followed(log);
  expect(read.events.map(({ seq, type }) => [seq, type])).toEqual([
    [0, 'signaling.changed'],
    [1, 'code.failed'],
    [2, 'signaling.changed'],
  ]);
  expect(state.count).toBe(2);
});
