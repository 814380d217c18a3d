import { describe, expect, test } from 'vitest';
import { noClass, stepClass } from '#labs/model/class/class-log.ts';
import { createStageLog, createThinning, type Shown } from '#labs/model/class/stage-log.ts';
import { parseEvents, parseTrace } from '#labs/model/codec.ts';
import type { Trace } from '#labs/model/trace.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';

const changed: Fact = { type: 'signaling.changed', state: 'have-local-offer' };
const sample: Fact = { type: 'stats.sampled', reports: [{ id: 'a', type: 'codec', timestamp: 1 }] };

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
  const events = entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
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
  test('one in five of each peer is published, and the trace has no gaps', () => {
    const show = openStage();
    const facts = Array.from({ length: 20 }, () => [sample, ...of('bob', sample), changed]).flat();
    const { trace } = followed(show({ trace: buildTrace(...facts) }));
    const of_ = (peer: string) =>
      trace.events.filter((event) => event.type === 'stats.sampled' && event.peer === peer).length;
    expect([of_('alice'), of_('bob')]).toEqual([4, 4]);
    expect(trace.events.filter(({ type }) => type === 'signaling.changed')).toHaveLength(20);
    expect(trace.events.map(({ seq }) => seq)).toEqual(trace.events.map((_, index) => index));
  });

  test('a moment is that after the same published event', () => {
    const show = openStage();
    const facts = Array.from({ length: 12 }, () => [sample, changed]).flat();
    const whole = buildTrace(...facts);
    for (let count = 0; count <= facts.length; count += 1) {
      const { state, trace } = followed(show({ trace: whole, count }));
      const seen = whole.events.slice(0, count).filter(({ type }) => type === 'signaling.changed');
      const shown = trace.events.slice(0, state.count ?? 0);
      expect(shown.filter(({ type }) => type === 'signaling.changed').map(({ at }) => at)).toEqual(
        seen.map(({ at }) => at),
      );
      expect(shown.length).toBeLessThanOrEqual(count);
    }
  });

  test('the next run begins with a sample', () => {
    const show = openStage();
    show({ trace: buildTrace(sample, sample) });
    const second = { ...buildTrace(sample), startedAt: '2026-05-04T10:00:01.000Z' };
    expect(followed(show({ trace: second })).trace.events).toHaveLength(1);
  });
});

test('an event too long for a message is left out, and those after it are counted on', () => {
  const thinning = createThinning();
  const { events } = buildTrace(
    changed,
    { type: 'code.failed', error: { name: 'x'.repeat(250_000), message: '' } },
    changed,
  );
  expect(events.map((event) => thinning.take(event)?.seq ?? null)).toEqual([0, null, 1]);
  expect([0, 1, 2, 3].map((count) => thinning.countOf(count))).toEqual([0, 1, 1, 2]);
});
