import { describe, expect, test } from 'vitest';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import { faultIds } from '#labs/model/scenarios/fault-ids.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { cut, endOf, recordingsOf } from './recordings.ts';

const ids: ReadonlySet<string> = new Set(faultIds);
const chromium = recordingsOf('chromium');
const firefox = recordingsOf('firefox');
const all = [...chromium, ...firefox];
const broken = all.filter(({ name }) => ids.has(name));
const healthy = all.filter(({ name }) => !ids.has(name));

/** What does not go wrong in Firefox, so that there is nothing to find. */
const fineInFirefox = ['message-too-big', 'flooded-channel'];

const rulesFound = (trace: Trace, now = endOf(trace)) => diagnose(trace, now).map(({ rule }) => rule);

test('most faults were recorded in both browsers, and so were healthy calls', () => {
  expect(chromium.filter(({ name }) => ids.has(name)).length).toBeGreaterThanOrEqual(40);
  expect(firefox.filter(({ name }) => ids.has(name)).length).toBeGreaterThanOrEqual(40);
  expect(healthy.length).toBeGreaterThanOrEqual(8);
});

describe.each(broken)('$browser: $name', ({ browser, name, trace }) => {
  const expected = browser === 'firefox' && fineInFirefox.includes(name) ? [] : [name];

  test('is found, and nothing else is', () => {
    expect(rulesFound(trace)).toEqual(expected);
  });

  test('is found as well when the trace does not say what was run', () => {
    expect(diagnoseUnnamed(trace)).toEqual(
      diagnose(trace, endOf(trace)).map(({ rule, peer, certainty, values }) => ({ rule, peer, certainty, values })),
    );
  });

  test('is found long after, too', () => {
    expect(rulesFound(trace, endOf(trace) + 60_000)).toEqual(expected);
  });

  test('no other fault is found at any moment before', () => {
    const others = trace.events.flatMap((_, index) => rulesFound(cut(trace, index + 1)));
    expect(new Set(others.filter((rule) => rule !== name))).toEqual(new Set());
  });
});

describe.each(healthy)('$browser: $name', ({ trace }) => {
  test('has no finding at any moment', () => {
    const found = trace.events.flatMap((_, index) => rulesFound(cut(trace, index + 1)));
    expect(found).toEqual([]);
  });

  test('has no finding a second and a half after any moment', () => {
    const found = trace.events.flatMap(({ at }, index) => rulesFound(cut(trace, index + 1), at + 1500));
    expect(found).toEqual([]);
  });

  test('has no finding long after', () => {
    expect(rulesFound(trace, endOf(trace) + 60_000)).toEqual([]);
  });
});

describe.each(broken.filter(({ browser }) => browser === 'chromium'))('one tab’s half of $name', ({ name, trace }) => {
  test.each(['alice', 'bob'] as const)('asserts nothing wrong by what %s recorded', (peer) => {
    const half = renumber(trace, (event) => event.peer === peer);
    const others = diagnose(half, endOf(trace)).filter(({ rule }) => rule !== name);
    expect(others.filter(({ certainty }) => certainty !== 'possible')).toEqual([]);
  });
});

/** Without the events that say which fault was put in. The numbers of the events differ then. */
function diagnoseUnnamed(trace: Trace) {
  const unnamed = renumber(trace, ({ type }) => type !== 'run.started' && type !== 'step.started');
  return diagnose(unnamed, endOf(trace)).map(({ rule, peer, certainty, values }) => ({
    rule,
    peer,
    certainty,
    values,
  }));
}

function renumber(trace: Trace, keep: (event: TraceEvent) => boolean): Trace {
  return { ...trace, events: trace.events.filter(keep).map((event, seq) => ({ ...event, seq })) };
}
