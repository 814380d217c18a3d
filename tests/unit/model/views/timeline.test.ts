import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';
import { noTimeline, stepTimeline, timelineOf, type Timeline } from '#labs/model/views/timeline.ts';
import type { Trace } from '#labs/model/trace.ts';
import { machineIds } from '#labs/model/vocabulary.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';
import { anyTrace } from '../any-trace.ts';
import { called, created, rejected } from '../facts.ts';
import { hangUp, healthyCall } from '../healthy-call.ts';

const timeline = (trace: Pick<Trace, 'events'>): Timeline => timelineOf(fold(trace, stepTimeline, noTimeline));
const shown = (line: Timeline, peer: string, machine: string) =>
  line.lanes.find((lane) => lane.peer === peer && lane.machine === machine)?.segments.map(({ state }) => state);

test('a healthy call that is hung up goes through its states', () => {
  const line = timeline(buildTrace(...healthyCall, ...hangUp));
  expect(line.lanes.map(({ peer, machine }) => `${peer} ${machine}`)).toEqual(
    ['alice', 'bob'].flatMap((peer) => machineIds.map((machine) => `${peer} ${machine}`)),
  );
  expect(shown(line, 'alice', 'signaling')).toEqual(['stable', 'have-local-offer', 'stable', 'closed']);
  expect(shown(line, 'bob', 'signaling')).toEqual(['stable', 'have-remote-offer', 'stable', 'closed']);
  expect(shown(line, 'alice', 'ice-gathering')).toEqual(['new', 'gathering', 'complete']);
  expect(shown(line, 'bob', 'connection')).toEqual(['new', 'connecting', 'connected', 'closed']);
});

test('a peer that was never heard of has no lanes', () => {
  expect(timeline(buildTrace(created)).lanes.map(({ peer }) => peer)).toEqual(['alice', 'alice', 'alice', 'alice']);
  expect(timeline({ events: [] })).toEqual({ lanes: [], ticks: [], end: 0 });
});

test('a new connection begins its lanes anew', () => {
  const line = timeline(buildTrace(created, ...called('close'), created));
  expect(shown(line, 'alice', 'connection')).toEqual(['new', 'closed', 'new']);
});

test.each<{ fact: Fact; kind: string }>([
  { fact: created, kind: 'call' },
  { fact: rejected('createOffer'), kind: 'error' },
  { fact: { type: 'media.refused', source: 'camera', error: { name: 'NotFoundError', message: '' } }, kind: 'error' },
  { fact: { type: 'candidate.gathered', candidate: null }, kind: 'candidate' },
  { fact: { type: 'data.sent', channel: { label: 'x', id: 1 }, bytes: 1 }, kind: 'data' },
  { fact: { type: 'track.muted', track: { id: 'x', kind: 'audio' } }, kind: 'media' },
  { fact: { type: 'stats.sampled', reports: [] }, kind: 'note' },
])('$fact.type is a tick for: $kind', ({ fact, kind }) => {
  expect(timeline(buildTrace(fact)).ticks.map((tick) => tick.kind)).toEqual([kind]);
});

test('a report that changes a state is a segment and no tick', () => {
  const line = timeline(buildTrace(created, { type: 'ice-connection.changed', state: 'checking' }));
  expect(line.ticks.map(({ type }) => type)).toEqual(['connection.created']);
  expect(line.lanes.find(({ machine }) => machine === 'ice-connection')?.segments).toEqual([
    { state: 'new', from: 0, to: 1, seq: null },
    { state: 'checking', from: 1, to: null, seq: 1 },
  ]);
});

test('the lanes of any trace have no gaps and end in the state of the machine, and every event can be found', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const line = timeline(trace);
      const states = fold(trace, stepCallStates, initialCallStates);
      const seen = new Set(line.ticks.map(({ seq }) => seq));
      for (const { peer, machine, segments } of line.lanes) {
        expect(segments.at(-1)).toMatchObject({ state: states[peer].machines[machine].state, to: null });
        segments.forEach(({ from, to, seq }, index) => {
          expect(to).toBe(segments[index + 1]?.from ?? null);
          expect(from).toBeGreaterThanOrEqual(0);
          if (seq !== null) seen.add(seq);
        });
      }
      expect(seen.size).toBe(trace.events.length);
      expect(line.end).toBe(trace.events.at(-1)?.at ?? 0);
    }),
    { numRuns: 60 },
  );
});
