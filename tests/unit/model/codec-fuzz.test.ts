import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTrace, parseTrace } from '#labs/model/codec.ts';
import { LabError } from '#labs/model/errors.ts';
import { fold } from '#labs/model/fold.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { buildTrace, type Fact } from '../../support/build-trace.ts';
import { healthyCall } from './healthy-call.ts';

const added: readonly Fact[] = [
  { type: 'run.started', scenario: 'loopback-call', fault: 'no-answer' },
  { type: 'page.noted', secureContext: true },
  { type: 'step.started', step: 'create-offer' },
  { type: 'track.enabled', track: { id: 'v1', kind: 'video' }, enabled: false },
  { type: 'track.replaced', before: { id: 'v1', kind: 'video' }, after: null },
  { type: 'data.sent', channel: { label: 'chat', id: 1 }, bytes: 5 },
  { type: 'playback.started', muted: true },
  { type: 'stats.sampled', reports: [{ id: 'T01', type: 'transport', bytesSent: 1200, selected: [true, null] }] },
];
const whole = formatTrace(buildTrace(...added, ...healthyCall.slice(0, 12)));

type Damage = (text: string) => string;

const at = fc.nat(whole.length);
const length = fc.integer({ min: 1, max: 60 });
/** What makes JSON of another kind, or of another value, where a character or a number was. */
const bits = fc.constantFrom(
  ...['', '"', '{', '}', '[', ']', ',', ':', '\\', '\u0000', '0', '-', 'e', '.', '\ud800', ' ', 'a'],
  ...['null', '1e999', '-1', '0.5', '[]', '{}', '"x"', '"closed"', '"__proto__":', '-0'],
);

const damages: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(at, bits).map(
    ([from, bit]) =>
      (text: string) =>
        text.slice(0, from) + bit + text.slice(from + 1),
  ),
  fc.tuple(at, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })).map(
    ([from, sign]) =>
      (text: string) =>
        text.slice(0, from) + sign + text.slice(from + 1),
  ),
  fc.tuple(at, length).map(
    ([from, size]) =>
      (text: string) =>
        text.slice(0, from) + text.slice(from + size),
  ),
  fc.tuple(at, length).map(
    ([from, size]) =>
      (text: string) =>
        text.slice(0, from + size) + text.slice(from),
  ),
  fc
    .tuple(fc.nat(40), bits)
    .map(([nth, bit]) => replaceNth(/"at":\d+|"seq":\d+|"\w+\.\w+"|"[\w-]+"(?=[,}])|\[[^[\]{}]*\]/g, nth, bit)),
  fc.tuple(fc.nat(15), fc.nat(15)).map(([from, to]) => moveEvent(from, to)),
);

function replaceNth(pattern: RegExp, nth: number, bit: string): Damage {
  return (text) => {
    const match = [...text.matchAll(pattern)][nth];
    if (match === undefined) return text;
    const key = /^"(?:at|seq)":/.exec(match[0])?.[0] ?? '';
    return text.slice(0, match.index) + key + bit + text.slice(match.index + match[0].length);
  };
}

function moveEvent(from: number, to: number): Damage {
  return (text) => {
    try {
      const trace = JSON.parse(text) as { events: unknown[] };
      trace.events.splice(to, 0, ...trace.events.splice(from, 1));
      return JSON.stringify(trace);
    } catch {
      return text;
    }
  };
}

test('a damaged file is a trace all the same, or refused in words', () => {
  const outcomes = new Map<string, number>();
  const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  fc.assert(
    fc.property(fc.array(damages, { minLength: 1, maxLength: 3 }), (all) => {
      const text = all.reduce((damaged, damage) => damage(damaged), whole);
      try {
        const trace = parseTrace(text);
        // It can be saved, opened and followed again.
        expect(formatTrace(parseTrace(formatTrace(trace)))).toBe(formatTrace(trace));
        expect(trace.events.every(({ seq, at: time }, index) => seq === index && Number.isFinite(time))).toBe(true);
        expect(() => fold(trace, stepCallStates, initialCallStates)).not.toThrow();
        count(text === whole ? 'untouched' : 'read');
      } catch (cause) {
        if (!(cause instanceof LabError)) throw cause;
        count(cause.code);
      }
    }),
    { numRuns: 2000 },
  );
  for (const outcome of ['read', 'trace/not-json', 'trace/malformed']) {
    expect({ outcome, often: (outcomes.get(outcome) ?? 0) > 20 }).toEqual({ outcome, often: true });
  }
});

test('any JSON is a trace or refused in words', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(() => parseTrace(text)).toThrow(LabError);
    }),
  );
});
