import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDivergence } from '#labs/model/views/divergence.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { anyTrace } from '../any-trace.ts';
import { called, created, refused } from '../facts.ts';
import { hangUp, healthyCall } from '../healthy-call.ts';

/** The first divergence, as `peer left | right`. */
function parted(left: readonly Fact[], right: readonly Fact[]): string | null {
  const found = firstDivergence(buildTrace(...left), buildTrace(...right));
  return found && `${found.peer} ${found.left?.type ?? 'nothing'} | ${found.right?.type ?? 'nothing'}`;
}

/** The facts of both peers in another order, each peer's own order kept. */
const interleaved = (facts: readonly Fact[]) =>
  fc.array(fc.boolean(), { minLength: facts.length, maxLength: facts.length }).map((turns) => {
    const [alice, bob] = ['alice', 'bob'].map((peer) => facts.filter((fact) => fact.peer === peer));
    const merged = turns.flatMap((isAlice) => (isAlice ? alice : bob)?.shift() ?? []);
    return [...merged, ...(alice ?? []), ...(bob ?? [])];
  });

const candidate = (line: string): Fact => ({
  type: 'candidate.gathered',
  candidate: { candidate: line, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null },
});
const host = candidate('candidate:1 1 udp 5 192.0.2.1 9 typ host');
const otherHost = candidate('candidate:2 1 udp 4 192.0.2.2 9 typ host');
const relay = candidate('candidate:3 1 udp 3 192.0.2.3 9 typ relay raddr 0.0.0.0 rport 0');

test('any trace is the same as itself', () => {
  fc.assert(fc.property(anyTrace, (trace) => firstDivergence(trace, trace) === null));
});

test('how two peers take turns makes no difference', () => {
  const call = [...healthyCall, ...hangUp];
  fc.assert(fc.property(interleaved(call), (other) => parted(call, other) === null));
});

test('times, ids, texts of descriptions and names of tracks make no difference', () => {
  const again = buildTrace(...healthyCall);
  const other = JSON.parse(
    JSON.stringify(again).replaceAll('"v=0"', '"v=0 other"').replaceAll('"v1"', '"v2"').replaceAll('alice-', 'x-'),
  ) as typeof again;
  const later = { events: other.events.map((event) => ({ ...event, at: event.at * 7 + 1000 })) };
  expect(firstDivergence(again, later)).toBeNull();
});

test('number and order of candidates make no difference, their types do', () => {
  expect(parted([host, otherHost], [otherHost])).toBeNull();
  expect(parted([host, relay, otherHost], [relay, host])).toBeNull();
  expect(parted([host], [host, relay])).toBe('alice nothing | candidate.gathered');
});

test('statistics, the names of a run and when media began to arrive make no difference', () => {
  const facts: readonly Fact[] = [
    { type: 'run.started', scenario: 'loopback-call', fault: 'no-answer' },
    { type: 'step.started', step: 'offer' },
    { type: 'stats.sampled', reports: [] },
    { type: 'track.unmuted', track: { id: 'a', kind: 'audio' } },
  ];
  expect(parted(facts, [])).toBeNull();
});

test('where the callee does not answer, it is the callee’s answer that is missing', () => {
  const silent = healthyCall.filter(
    (fact, index) => index < 14 || (fact.peer === 'alice' && fact.type !== 'message.received'),
  );
  const found = parted(healthyCall, silent);
  expect(found).toMatch(/^bob .* \| nothing$/);
  expect(parted(silent, healthyCall)).toMatch(/^bob nothing \| /);
});

test('a call that is refused in one run parts the two', () => {
  const left = [created, ...called('createOffer')];
  const right = [created, ...refused('createOffer')];
  expect(parted(left, right)).toBe('alice call.resolved | call.rejected');
});

test('of several partings the first in time is told, whichever run it is in', () => {
  const place = healthyCall.findIndex((fact) => fact.type === 'call.started' && fact.method === 'createAnswer');
  const refusing = [
    ...healthyCall.slice(0, place),
    ...of('bob', ...refused('createAnswer')),
    ...of('alice', { type: 'connection.changed', state: 'failed' }),
  ];
  expect(parted(healthyCall, refusing)).toBe('bob call.resolved | call.rejected');
  expect(parted(refusing, healthyCall)).toBe('bob call.rejected | call.resolved');
});

test('an event that one run has and the other has not is told with the run that lacks it', () => {
  const failed: Fact = { type: 'connection.changed', peer: 'bob', state: 'failed' };
  expect(parted(healthyCall, [...healthyCall, failed])).toBe('bob nothing | connection.changed');
  expect(parted([...healthyCall, failed], healthyCall)).toBe('bob connection.changed | nothing');
});

test('which side is left and which is right changes sides only, in whether two runs part', () => {
  fc.assert(
    fc.property(anyTrace, anyTrace, (left, right) => {
      expect(firstDivergence(left, right) === null).toBe(firstDivergence(right, left) === null);
    }),
  );
});
