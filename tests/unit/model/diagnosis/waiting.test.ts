import { expect, test } from 'vitest';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import { unimpaired } from '#labs/model/network/impairment.ts';
import type { Trace } from '#labs/model/trace.ts';
import { of, type Fact } from '../../../support/build-trace.ts';
import {
  callWithout,
  calls,
  candidate,
  created,
  healthyParts,
  refused,
  sends,
  sets,
  text,
  traceOf,
} from './built-call.ts';
import { connects, gathers } from './built-facts.ts';
import { endOf } from './recordings.ts';

const upTo = (last: string) => {
  const names = healthyParts.map(({ id }) => id);
  return callWithout(names.slice(names.indexOf(last) + 1));
};
const foundAfter = (trace: Trace, ms: number) =>
  diagnose(trace, endOf(trace) + ms).map(({ rule, certainty }) => `${rule}: ${certainty}`);

test.each([
  { rule: 'no-answer', facts: upTo('bob-connection') },
  {
    rule: 'no-answer',
    facts: [...upTo('alice-gathers'), ...sends('alice', 'offer', 'offer-1', true), ...of('bob', created)],
  },
  { rule: 'no-answer', facts: upTo('set-remote-offer') },
  { rule: 'answer-lost', facts: [...upTo('bob-gathers'), ...sends('bob', 'answer', 'answer-1', true)] },
  { rule: 'answer-lost', facts: upTo('send-answer') },
  { rule: 'answer-not-set', facts: upTo('create-answer') },
  { rule: 'candidates-not-relayed', facts: callWithout(['add-at-alice', 'add-at-bob', 'connect']) },
  { rule: 'candidates-one-way', facts: callWithout(['add-at-alice']) },
  { rule: 'half-ice-restart', facts: [...callWithout([]), ...calls('alice', 'restartIce')] },
  { rule: 'late-data-channel', facts: [...callWithout([]), ...calls('alice', 'createDataChannel', 'chat', {})] },
])('$rule is likely after two seconds of silence, and not said before', ({ rule, facts }) => {
  const trace = traceOf(...facts);
  expect(foundAfter(trace, 1900)).toEqual([]);
  expect(foundAfter(trace, 2100)).toEqual([`${rule}: likely`]);
});

test('statistics and data are no sign that code is still at work', () => {
  const facts = upTo('bob-connection');
  const goingOn: readonly Fact[] = [1000, 2000, 3000].map((at) => ({ type: 'stats.sampled', at, reports: [] }));
  expect(foundAfter(traceOf(...facts, ...goingOn), 0)).toEqual(['no-answer: likely']);
});

test('silence that ended with hanging up still counts', () => {
  const [start, end] = calls('alice', 'close');
  const trace = traceOf(...upTo('bob-connection'), ...[start, end].map((fact) => ({ ...(fact as Fact), at: 9000 })));
  expect(foundAfter(trace, 0)).toEqual(['no-answer: likely']);
});

test.each([
  { rule: 'no-answer', facts: upTo('alice-gathers') },
  {
    rule: 'answer-lost',
    facts: [
      ...upTo('alice-gathers'),
      ...refused('alice', 'addIceCandidate', 'InvalidStateError', candidate('192.0.2.2')),
    ],
  },
  {
    rule: 'candidates-not-relayed',
    facts: callWithout(['add-at-alice', 'add-at-bob', 'connect']).filter(({ peer }) => peer !== 'bob'),
  },
])('$rule is only possible, and only after six seconds, where the other side was not recorded', ({ rule, facts }) => {
  expect(foundAfter(traceOf(...facts), 5900)).toEqual([]);
  expect(foundAfter(traceOf(...facts), 6100)).toEqual([`${rule}: possible`]);
});

const dead: Fact = { type: 'connection.created', configuration: { iceServers: [{ urls: ['stun:192.0.2.1:3478'] }] } };

test('a STUN server is dead when gathering lasts five seconds without a candidate of it', () => {
  const gathering: Fact = { type: 'ice-gathering.changed', state: 'gathering' };
  const trace = traceOf(dead, ...calls('alice', 'createOffer'), ...sets('alice', 'local', 'offer', text), gathering);
  expect(foundAfter(trace, 4900)).not.toContain('dead-stun: likely');
  expect(foundAfter(trace, 5000)).toContain('dead-stun: likely');
});

const disconnects: readonly Fact[] = [
  { type: 'ice-connection.changed', state: 'disconnected', at: 7000 },
  { type: 'connection.changed', state: 'disconnected' },
];

test('a peer has vanished when it does not come back within four seconds', () => {
  const trace = traceOf(...callWithout([]), ...disconnects);
  expect(foundAfter(trace, 3000)).toEqual([]);
  expect(foundAfter(trace, 4000)).toEqual(['peer-vanished: likely']);
});

test('a peer that comes back has not vanished', () => {
  const trace = traceOf(...callWithout([]), ...disconnects, ...connects().filter(({ peer }) => peer === 'alice'));
  expect(foundAfter(trace, 60_000)).toEqual([]);
});

test('who pulled the plug, or lost the TURN server, is told of no peer that vanished', () => {
  const cut: Fact = { type: 'network.impaired', impairment: { ...unimpaired, isUnplugged: true } };
  const gone: Fact = { type: 'turn.unlinked', reason: 'the server is gone' };
  for (const cause of [cut, gone])
    expect(foundAfter(traceOf(...callWithout([]), cause, ...disconnects), 60_000)).toEqual([]);
  const mended: Fact = { type: 'network.impaired', impairment: unimpaired };
  const trace = traceOf(...callWithout([]), cut, mended, ...disconnects);
  expect(foundAfter(trace, 4000)).toEqual(['peer-vanished: likely']);
});

test('a peer that said goodbye has not vanished', () => {
  const trace = traceOf(...callWithout([]), ...sends('bob', 'bye', 'bye-1'), ...disconnects);
  expect(foundAfter(trace, 60_000)).toEqual([]);
});

test('a candidate that is added again in time is not lost', () => {
  const early = refused('bob', 'addIceCandidate', 'InvalidStateError', candidate('192.0.2.1'));
  const again = callWithout([], { 'bob-connection': [...of('bob', created), ...early] });
  const never = callWithout(['add-at-bob'], { 'bob-connection': [...of('bob', created), ...early] });
  expect(foundAfter(traceOf(...again), 60_000)).toEqual([]);
  expect(foundAfter(traceOf(...never), 60_000)).toEqual(['candidate-too-early: certain']);
});

test('a side that has gathered nothing has nothing to pass on', () => {
  const facts = callWithout(['add-at-alice', 'connect', 'bob-gathers', 'add-at-bob'], {
    'alice-gathers': gathers('alice'),
  });
  expect(foundAfter(traceOf(...facts), 60_000)).not.toContain('candidates-one-way: likely');
});
