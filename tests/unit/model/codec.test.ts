import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTrace, parseTrace, traceVersion } from '#labs/model/codec.ts';
import { LabError, type LabErrorCode } from '#labs/model/errors.ts';
import type { AssertJson, Json } from '#labs/model/json.ts';
import { emptyTrace, type Trace } from '#labs/model/trace.ts';
import { buildTrace, type Fact } from '../../support/build-trace.ts';
import { anyFact, anyTrace, eventTypes } from './any-trace.ts';
import { applied, created } from './facts.ts';
import { healthyCall } from './healthy-call.ts';

/** Compiles only while the whole format is plain JSON. */
const plain = (trace: AssertJson<Trace>): Json => JSON.parse(formatTrace(trace)) as Json;

function refusalOf(text: string): LabError {
  try {
    parseTrace(text);
  } catch (cause) {
    if (cause instanceof LabError) return cause;
    throw cause;
  }
  throw new Error('it was read');
}

test.each(eventTypes.map((type) => ({ type })))('$type comes back from text as it was', ({ type }) => {
  fc.assert(
    fc.property(anyFact(type), (fact) => {
      const trace = buildTrace(fact);
      expect(parseTrace(formatTrace(trace))).toEqual(plain(trace));
    }),
    { numRuns: 30 },
  );
});

test('a whole trace comes back from text as it was', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      expect(parseTrace(formatTrace(trace))).toEqual(plain(trace));
    }),
  );
});

test('an empty trace is a trace', () => {
  const trace = emptyTrace(new Date(0).toISOString(), '');
  expect(parseTrace(formatTrace(trace))).toEqual(trace);
});

test('what is written is of the current version', () => {
  expect(plain(buildTrace())).toMatchObject({ format: 'icebreaker-trace', version: traceVersion });
});

const good = plain(buildTrace(created)) as { readonly [key: string]: Json };
const withEvent = (event: Json) => JSON.stringify({ ...good, events: [event] });
const stamp = { seq: 0, at: 0, peer: 'alice' };
const withStamps = (...stamps: readonly object[]) =>
  JSON.stringify({ ...good, events: stamps.map((own) => ({ ...stamp, type: 'negotiation.needed', ...own })) });
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const nested = (depth: number) =>
  withEvent({ ...stamp, type: 'connection.created', configuration: 'HERE' }).replace('"HERE"', deep(depth));

const refusals: readonly { what: string; text: string; code: LabErrorCode }[] = [
  { what: 'an empty file', text: '', code: 'trace/not-json' },
  { what: 'a sentence', text: 'Hello, Bob', code: 'trace/not-json' },
  { what: 'a page', text: '<!doctype html><title>404</title>', code: 'trace/not-json' },
  { what: 'half a trace', text: formatTrace(buildTrace(...healthyCall)).slice(0, 500), code: 'trace/not-json' },
  { what: 'two traces', text: formatTrace(buildTrace()).repeat(2), code: 'trace/not-json' },
  { what: 'null', text: 'null', code: 'trace/not-a-trace' },
  { what: 'a number', text: '7', code: 'trace/not-a-trace' },
  { what: 'a text', text: '"icebreaker-trace"', code: 'trace/not-a-trace' },
  { what: 'an array', text: '[]', code: 'trace/not-a-trace' },
  { what: 'an array of traces', text: JSON.stringify([good]), code: 'trace/not-a-trace' },
  { what: 'an empty object', text: '{}', code: 'trace/not-a-trace' },
  { what: 'a dump of webrtc-internals', text: '{"PeerConnections":{},"UserAgent":""}', code: 'trace/not-a-trace' },
  { what: 'another format', text: JSON.stringify({ ...good, format: 'icebreaker-class' }), code: 'trace/not-a-trace' },
  { what: 'no version', text: JSON.stringify({ ...good, version: null }), code: 'trace/not-a-trace' },
  { what: 'version 0', text: JSON.stringify({ ...good, version: 0 }), code: 'trace/not-a-trace' },
  { what: 'version 1.5', text: JSON.stringify({ ...good, version: 1.5 }), code: 'trace/not-a-trace' },
  { what: 'a version in quotes', text: JSON.stringify({ ...good, version: '1' }), code: 'trace/not-a-trace' },
  {
    what: 'the next version',
    text: JSON.stringify({ ...good, version: traceVersion + 1 }),
    code: 'trace/unknown-version',
  },
  { what: 'a version of another age', text: JSON.stringify({ ...good, version: 1e9 }), code: 'trace/unknown-version' },
  { what: 'no events', text: JSON.stringify({ ...good, events: null }), code: 'trace/malformed' },
  { what: 'events in an object', text: JSON.stringify({ ...good, events: {} }), code: 'trace/malformed' },
  { what: 'no date', text: JSON.stringify({ ...good, startedAt: 'yesterday' }), code: 'trace/malformed' },
  { what: 'no browser', text: JSON.stringify({ ...good, recordedBy: 7 }), code: 'trace/malformed' },
  { what: 'a trace that begins with event 1', text: withStamps({ seq: 1 }), code: 'trace/malformed' },
  { what: 'a gap in seq', text: withStamps({ seq: 0 }, { seq: 2 }), code: 'trace/malformed' },
  { what: 'a seq said twice', text: withStamps({ seq: 0 }, { seq: 0 }), code: 'trace/malformed' },
  { what: 'a seq in halves', text: withStamps({ seq: 0.5 }), code: 'trace/malformed' },
  { what: 'a time before the beginning', text: withStamps({ at: -1 }), code: 'trace/malformed' },
  { what: 'time that goes back', text: withStamps({ at: 5 }, { seq: 1, at: 4 }), code: 'trace/malformed' },
  { what: 'time without end', text: withStamps({ at: 'HERE' }).replace('"HERE"', '1e999'), code: 'trace/malformed' },
  { what: 'a third peer', text: withStamps({ peer: 'carol' }), code: 'trace/malformed' },
  { what: 'an event of no type', text: withEvent(stamp), code: 'trace/malformed' },
  { what: 'an event of an unknown type', text: withStamps({ type: 'call.dropped' }), code: 'trace/malformed' },
  { what: 'an event of a type every object has', text: withStamps({ type: 'toString' }), code: 'trace/malformed' },
  { what: 'an event that is null', text: withEvent(null), code: 'trace/malformed' },
  { what: 'an unknown state', text: withStamps({ type: 'signaling.changed', state: 'new' }), code: 'trace/malformed' },
  {
    what: 'a state of another machine',
    text: withStamps({ type: 'connection.changed', state: 'checking' }),
    code: 'trace/malformed',
  },
  { what: 'an event without its facts', text: withStamps({ type: 'call.started' }), code: 'trace/malformed' },
  {
    what: 'an unknown method',
    text: withStamps({ type: 'call.started', call: 'x', method: 'then', arguments: [] }),
    code: 'trace/malformed',
  },
  {
    what: 'a candidate that is a text',
    text: withStamps({ type: 'candidate.gathered', candidate: 'candidate:1' }),
    code: 'trace/malformed',
  },
  { what: 'arrays 100,000 deep', text: deep(100_000), code: 'trace/not-a-trace' },
  { what: 'a configuration 100,000 deep', text: nested(100_000), code: 'trace/malformed' },
];

test.each(refusals)('$what is refused as $code', ({ text, code }) => {
  const error = refusalOf(text);
  expect(error.code).toBe(code);
  expect(error.message).not.toBe('');
});

test.each([
  { text: JSON.stringify({ ...good, version: 7 }), details: { version: 7, known: traceVersion } },
  { text: withStamps({}, { seq: 1, peer: 'carol' }), details: { path: 'events.1.peer' } },
  { text: withStamps({ type: 'signaling.changed', state: 'new' }), details: { path: 'events.0.state' } },
])('a refusal says where: $details', ({ text, details }) => {
  expect(refusalOf(text).details).toEqual(details);
});

test('a trace of version 1 is read as one of this version', () => {
  const facts = buildTrace(...healthyCall);
  const older = JSON.stringify({ ...facts, version: 1 });
  expect(parseTrace(older)).toEqual(plain(facts));
});

test('what is wrong in a trace of version 1 is found all the same', () => {
  expect(refusalOf(JSON.stringify({ ...good, version: 1, events: [null] })).code).toBe('trace/malformed');
});

test('events at the same time are in order', () => {
  expect(parseTrace(withStamps({ at: 5 }, { seq: 1, at: 5 })).events).toHaveLength(2);
});

test('what a trace does not hold is left out', () => {
  const trace = parseTrace(
    JSON.stringify({ ...good, secret: 'x', events: [{ ...stamp, type: 'negotiation.needed', secret: 'x' }] }),
  );
  expect(JSON.stringify(trace)).not.toContain('secret');
});

test('a configuration a hundred deep is read', () => {
  expect(parseTrace(nested(100)).events).toHaveLength(1);
});

test('a description of ten million characters is read', () => {
  const huge: Fact = applied('local', 'offer', 'a=x\r\n'.repeat(2_000_000));
  expect(parseTrace(formatTrace(buildTrace(huge))).events).toEqual(buildTrace(huge).events);
});

test.each([
  { what: 'a message of less than nothing', fact: { type: 'data.sent', channel: { label: 'x', id: 1 }, bytes: -1 } },
  { what: 'a report that is a number', fact: { type: 'stats.sampled', reports: [7] } },
  {
    what: 'a track that is neither audio nor video',
    fact: { type: 'track.stopped', track: { id: 'x', kind: 'text' } },
  },
  { what: 'a run without a word about its fault', fact: { type: 'run.started', scenario: 'loopback-call' } },
  { what: 'a context that is perhaps secure', fact: { type: 'page.noted', secureContext: null } },
])('$what is refused', ({ fact }) => {
  expect(refusalOf(withStamps(fact)).code).toBe('trace/malformed');
});

test.each(['__proto__', 'constructor', 'prototype'])('%s in a file reaches no prototype', (name) => {
  const text = withEvent({ ...stamp, type: 'connection.created', configuration: 'HERE' });
  parseTrace(text.replace('"HERE"', `{"${name}":{"polluted":true}}`));
  expect('polluted' in {}).toBe(false);
});
