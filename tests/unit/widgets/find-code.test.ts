import { expect, test } from 'vitest';
import { labCode, tokensOf } from '#src/lab-code.ts';
import { connectionSteps } from '#labs/model/scenarios/connection-call.ts';
import { iceSteps } from '#labs/model/scenarios/ice-call.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import { loopbackSteps } from '#labs/model/scenarios/loopback-call.ts';
import { findCode } from '#labs/widgets/inspector/find-code.ts';
import { buildTrace, of } from '../../support/build-trace.ts';

const { regions, scenarios } = labCode();
const textAt = (step: string, line: number | null) =>
  line === null ? null : (regions[step]?.lines[line] ?? []).map(([, text]) => text).join('');

test('every step of every scenario has its code', () => {
  const steps = [
    ...loopbackSteps,
    ...connectionSteps,
    ...iceSteps,
    ...Object.values(faults).flatMap((fault) => fault.steps),
  ];
  expect(steps.filter(({ id }) => !(id in regions)).map(({ id }) => id)).toEqual([]);
  expect(Object.keys(scenarios)).toEqual(['loopback-call', 'connection', 'ice-gathering', ...Object.keys(faults)]);
});

test('the pieces of a line are the line again', () => {
  const lines = Object.values(regions).flatMap(({ lines }) => lines);
  expect(lines.length).toBeGreaterThan(100);
  for (const line of ["a = 'it\\'s'; // no `end", "don't", '', '  return 1 / 2;']) {
    expect(
      tokensOf(line)
        .map(([, text]) => text)
        .join(''),
    ).toBe(line);
  }
});

test('a comment is one piece, and a keyword is told from a name that holds it', () => {
  expect(tokensOf('const inbox = 1; // const')).toEqual([
    ['keyword', 'const'],
    ['plain', ' inbox = 1; '],
    ['comment', '// const'],
  ]);
});

const trace = buildTrace(
  { type: 'negotiation.needed' },
  { type: 'step.started', step: 'alice-connection' },
  { type: 'connection.created', configuration: {} },
  { type: 'step.started', step: 'set-local-offer' },
  { type: 'call.started', call: 'setLocalDescription#1', method: 'setLocalDescription', arguments: [] },
  { type: 'signaling.changed', state: 'have-local-offer' },
  { type: 'candidate.gathered', candidate: null },
  ...of('bob', { type: 'candidate.gathered', candidate: null }),
);

test.each([
  { seq: 0, is: null },
  { seq: 2, is: 'alice.pc = alice.connect({ iceServers: [] });' },
  { seq: 4, is: 'await alice.pc.setLocalDescription(alice.created);' },
])('behind event $seq stands $is', ({ seq, is }) => {
  const event = trace.events[seq];
  const spot = event ? findCode(event, trace.events, regions) : null;
  expect(spot && textAt(spot.step, spot.line)).toBe(is);
});

test('a state that changed leads to the call of the same side that moved it', () => {
  const [, , , , , report] = trace.events;
  const spot = report && findCode(report, trace.events, regions);
  expect(spot && textAt(spot.step, spot.line)).toBe('await alice.pc.setLocalDescription(alice.created);');
});

test('what one side does has nothing to do with the code of the other, whatever runs just now', () => {
  const both = buildTrace(
    { type: 'step.started', step: 'alice-tracks' },
    { type: 'call.started', call: 'addTrack#1', method: 'addTrack', arguments: [] },
    { type: 'step.started', step: 'set-local-offer' },
    { type: 'call.started', call: 'setLocalDescription#1', method: 'setLocalDescription', arguments: [] },
    ...of(
      'bob',
      { type: 'step.started', step: 'set-remote-offer' },
      { type: 'call.started', call: 'setRemoteDescription#1', method: 'setRemoteDescription', arguments: [] },
    ),
    { type: 'ice-gathering.changed', state: 'gathering' },
    { type: 'negotiation.needed' },
    { type: 'ice-connection.changed', state: 'checking' },
    ...of('bob', { type: 'signaling.changed', state: 'have-remote-offer' }),
  );
  const lines = both.events.slice(6).map((event) => {
    const spot = findCode(event, both.events, regions);
    return spot && textAt(spot.step, spot.line);
  });
  expect(lines).toEqual([
    'await alice.pc.setLocalDescription(alice.created);',
    'for (const track of alice.stream.getTracks()) alice.pc.addTrack(track, alice.stream);',
    null,
    'await bob.pc.setRemoteDescription(offer);',
  ]);
});

test('a candidate leads to the handler of its own side, which was set long before', () => {
  const spots = trace.events.slice(6).map((event) => findCode(event, trace.events, regions));
  expect(spots[0]?.step).toBe('alice-connection');
  expect(textAt('alice-connection', spots[0]?.line ?? null)).toContain('onicecandidate');
  // Bob has set none yet.
  expect(spots[1]).toBeNull();
});
