import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { verdictOf, type ServerVerdict } from '#labs/model/ice/server-verdict.ts';
import { fateOfServer, noGathering, stepGathering, waitedFor, type ServerFate } from '#labs/model/views/gathering.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';

const stun = 'stun:192.0.2.1:3478';
const turn = 'turn:192.0.2.1:3478?transport=udp';
const createdWith = (...urls: string[]): Fact => ({
  type: 'connection.created',
  configuration: { iceServers: urls.map((url) => ({ urls: [url] })) },
});
const gathers: Fact = { type: 'ice-gathering.changed', at: 10, state: 'gathering' };
const completes: Fact = { type: 'ice-gathering.changed', at: 90, state: 'complete' };
const found = (type: string, url?: string): Fact => ({
  type: 'candidate.gathered',
  at: 50,
  candidate: {
    candidate: `candidate:1 1 udp 5 203.0.113.9 50000 typ ${type}`,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: null,
    ...(url ? { url } : {}),
  },
});
const fails = (url: string, code: number): Fact => ({
  type: 'candidate.failed',
  at: 60,
  url,
  address: null,
  port: null,
  code,
  text: 'no',
});
const answered: Fact = { type: 'stun.answered', at: 40, after: 5, mapped: '192.0.2.7:9' };
const allocated: Fact = {
  type: 'turn.allocated',
  at: 45,
  after: 9,
  relayed: '192.0.2.1:50000',
  mapped: '192.0.2.7:9',
  lifetime: 600,
};
const gathering = (...facts: Fact[]) => fold(buildTrace(...facts), stepGathering, noGathering);

test.each<{ what: string; facts: Fact[]; url: string; fate: ServerFate }>([
  { what: 'gave a candidate', facts: [gathers, found('srflx', stun)], url: stun, fate: 'candidate' },
  { what: 'gave one the browser names no server of', facts: [gathers, found('relay')], url: turn, fate: 'candidate' },
  { what: 'has not spoken', facts: [gathers, found('host')], url: stun, fate: 'waiting' },
  { what: 'answered, as it says itself', facts: [gathers, answered], url: stun, fate: 'answered' },
  { what: 'allocated, as it says itself', facts: [gathers, allocated], url: turn, fate: 'answered' },
  { what: 'failed', facts: [gathers, fails(stun, 701)], url: stun, fate: 'failed' },
  {
    what: 'failed at another address',
    facts: [gathers, fails(stun, 701), found('srflx', stun)],
    url: stun,
    fate: 'candidate',
  },
  { what: 'was never heard', facts: [gathers, completes], url: turn, fate: 'silent' },
])('a server that $what is $fate', ({ facts, url, fate }) => {
  expect(fateOfServer(gathering(createdWith(stun, turn), ...facts), url)).toBe(fate);
});

test('whoever has not spoken is waited for, until gathering is over', () => {
  const facts = [createdWith(stun, turn), gathers, found('srflx', stun)];
  expect(waitedFor(gathering(...facts))).toEqual([turn]);
  expect(waitedFor(gathering(...facts, completes))).toEqual([]);
  expect(waitedFor(gathering(createdWith(stun)))).toEqual([]);
});

test('a new connection gathers anew, and the other side’s candidates are its own affair', () => {
  const { found: candidates, urls } = gathering(createdWith(stun), gathers, found('host'), createdWith(turn), {
    ...found('host'),
    peer: 'bob',
  });
  expect(candidates).toEqual([]);
  expect(urls).toEqual([turn]);
});

test.each<{ what: string; url: string; facts: Fact[]; isOver?: boolean; verdict: ServerVerdict | null }>([
  {
    what: 'gives an address',
    url: stun,
    facts: [gathers, found('srflx', stun)],
    verdict: { id: 'works', address: '203.0.113.9:50000', ms: 40 },
  },
  {
    what: 'relays',
    url: turn,
    facts: [gathers, found('relay', turn)],
    verdict: { id: 'works', address: '203.0.113.9:50000', ms: 40 },
  },
  {
    what: 'gives only what is known already',
    url: stun,
    facts: [gathers, answered, completes],
    verdict: { id: 'answers', address: '192.0.2.7:9' },
  },
  { what: 'has still time', url: stun, facts: [gathers, fails(stun, 701)], verdict: null },
  {
    what: 'cannot be reached',
    url: stun,
    facts: [gathers, fails(stun, 701), completes],
    verdict: { id: 'unreachable', code: 701 },
  },
  {
    what: 'wants other credentials',
    url: turn,
    facts: [gathers, fails(turn, 701), fails(turn, 401), completes],
    verdict: { id: 'refused', code: 401, text: 'no' },
  },
  { what: 'says nothing', url: turn, facts: [gathers, completes], verdict: { id: 'nothing' } },
  { what: 'takes too long', url: turn, facts: [gathers], isOver: true, verdict: { id: 'timeout' } },
])('a server that $what has this verdict', ({ url, facts, isOver = false, verdict }) => {
  expect(verdictOf(buildTrace(createdWith(url), ...facts), url, isOver)).toEqual(verdict);
});

test('what the browser does not take is no server', () => {
  const error = { name: 'SyntaxError', message: 'bad' };
  const trace = buildTrace({ type: 'connection.refused', configuration: {}, error });
  expect(verdictOf(trace, 'stun:x', false)).toEqual({ id: 'invalid', ...error });
});
