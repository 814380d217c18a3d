import { expect, test } from 'vitest';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import type { Trace, TraceEvent } from '#labs/model/trace.ts';
import { endOf, recordingsOf } from './recordings.ts';

// Recorded runs with a few facts taken out or put in, as they come about where nobody looks or messages get lost.

const recordings = recordingsOf('chromium');
const recorded = (name: string): Trace => {
  const found = recordings.find((recording) => recording.name === name);
  if (!found) throw new Error(`There is no recording of ${name}.`);
  return found.trace;
};
const amend = (name: string, change: (event: TraceEvent) => readonly TraceEvent[]): Trace => {
  const trace = recorded(name);
  const events = trace.events.flatMap(change).map((event, seq) => ({ ...event, seq }));
  return { ...trace, events };
};
/** What a page that shows a stream as soon as it comes has recorded, and then plays only what is looked at. */
const assigned = (event: TraceEvent): TraceEvent => ({
  ...{ seq: 0, at: event.at, peer: event.peer },
  ...{ type: 'playback.assigned', stream: 's' },
});
const foundIn = (trace: Trace) => diagnose(trace, endOf(trace) + 10_000);

test('a picture that nobody looks at does not play, and that is no late ontrack', () => {
  const trace = amend('healthy', (event) => {
    if (event.type === 'playback.started' && event.peer === 'bob') return [];
    return event.type === 'track.received' ? [event, assigned(event)] : [event];
  });
  expect(trace.events.filter(({ type }) => type === 'playback.started')).toHaveLength(1);
  expect(foundIn(trace)).toEqual([]);
});

test('late ontrack is found where nothing plays at all, and sound waits for a click', () => {
  const trace = amend('late-ontrack', (event) => {
    if (event.type === 'playback.started') return [];
    if (event.type === 'track.unmuted' && event.track.kind === 'audio') return [];
    return event.type === 'track.received' && event.peer === 'alice' ? [event, assigned(event)] : [event];
  });
  expect(foundIn(trace).map(({ rule, peer }) => `${rule} ${peer}`)).toEqual(['late-ontrack bob']);
});

test('an offer that never arrived blames nobody for not answering it', () => {
  const trace = amend('no-answer', (event) =>
    event.type === 'message.received' && event.message.kind === 'offer' ? [] : [event],
  );
  expect(foundIn(trace).map(({ rule, variant }) => [rule, variant])).toEqual([['no-answer', 'offer-lost']]);
  expect(foundIn(recorded('no-answer')).map(({ rule, variant }) => [rule, variant])).toEqual([
    ['no-answer', undefined],
  ]);
});
