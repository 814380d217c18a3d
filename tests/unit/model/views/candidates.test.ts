import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import type { Json } from '#labs/model/json.ts';
import { candidatesOf, noCandidates, stepCandidates } from '#labs/model/views/candidates.ts';
import { buildTrace, of, type Fact } from '../../../support/build-trace.ts';
import { anyTrace } from '../any-trace.ts';
import { applied, created } from '../facts.ts';
import { chromiumOffer, firefoxOffer } from '../sdp/descriptions.ts';

const known = (...facts: readonly Fact[]) => candidatesOf(fold(buildTrace(...facts), stepCandidates, noCandidates));

const line = 'candidate:1 1 udp 2113937151 192.0.2.7 50000 typ host';
const candidate = { candidate: line, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'EsAw' };
const gathered: Fact = { type: 'candidate.gathered', candidate };
const adds = (given: Json, count = 1): Fact => ({
  type: 'call.started',
  call: `addIceCandidate#${count}`,
  method: 'addIceCandidate',
  arguments: [given],
});
const added = (count = 1): Fact => ({ type: 'call.resolved', call: `addIceCandidate#${count}`, result: null });
const refused = (count = 1): Fact => ({
  type: 'call.rejected',
  call: `addIceCandidate#${count}`,
  error: { name: 'InvalidStateError', message: 'not now' },
});

test('a gathered candidate is taken apart', () => {
  expect(known({ ...gathered, candidate: { ...candidate, url: 'stun:stun.example.org' } }).alice.local).toEqual([
    {
      seq: 0,
      peer: 'alice',
      isRemote: false,
      wasAdded: null,
      error: null,
      type: 'host',
      protocol: 'udp',
      tcpType: null,
      address: '192.0.2.7',
      addressClass: 'public',
      port: 50000,
      relatedAddress: null,
      relatedPort: null,
      priority: { value: 2113937151, typePreference: 126, localPreference: 30, component: 1 },
      foundation: '1',
      url: 'stun:stun.example.org',
      mid: '0',
      ufrag: 'EsAw',
      line,
    },
  ]);
});

test.each([
  { what: 'is being added', facts: [adds(candidate)], wasAdded: null, error: undefined },
  { what: 'was added', facts: [adds(candidate), added()], wasAdded: true, error: undefined },
  { what: 'was refused', facts: [adds(candidate), refused()], wasAdded: false, error: 'InvalidStateError' },
  {
    what: 'was refused and then added',
    facts: [adds(candidate), refused(), adds(candidate, 2), added(2)],
    wasAdded: true,
    error: undefined,
  },
])('a candidate that $what is told so at both ends', ({ facts, wasAdded, error }) => {
  const { alice, bob } = known(gathered, ...of('bob', ...facts));
  for (const row of [alice.local[0], bob.remote[0]]) {
    expect(row).toMatchObject({ type: 'host', wasAdded });
    expect(row?.error?.name).toBe(error);
  }
  expect(bob.remote).toHaveLength(1);
});

test('a candidate nobody added is not known to be added', () => {
  expect(known(gathered, { ...created, peer: 'bob' }).alice.local[0]?.wasAdded).toBeNull();
});

test.each<{ what: string; given: Json }>([
  { what: 'null', given: null },
  { what: 'an empty candidate', given: { ...candidate, candidate: '' } },
  { what: 'a number', given: 7 },
  { what: 'nothing of use', given: {} },
])('$what is no candidate to list', ({ given }) => {
  expect(known(adds(given), added()).alice.remote).toEqual([]);
});

test('a malformed candidate is listed as it is', () => {
  const [row] = known(adds({ candidate: 'candidate:oops', sdpMid: '0' }), refused()).alice.remote;
  expect(row).toMatchObject({ type: null, priority: null, address: null, line: 'candidate:oops', wasAdded: false });
});

test.each([
  { who: 'Chromium', sdp: chromiumOffer, mids: ['0', '0', '1', '1', '2', '2'], ufrag: 'wEcn' },
  { who: 'Firefox', sdp: firefoxOffer, mids: ['0', '0'], ufrag: '9b1f8c3e' },
])('candidates in a description of $who are listed, and were added with it', ({ sdp, mids, ufrag }) => {
  const { remote } = known(applied('remote', 'offer', sdp)).alice;
  expect(remote.map(({ mid }) => mid)).toEqual(mids);
  expect(remote.every((row) => row.wasAdded === true && row.ufrag === ufrag && row.type === 'host')).toBe(true);
});

test('a candidate that was gathered and is in the description too is one candidate', () => {
  const sdp = `m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na=ice-ufrag:EsAw\r\na=${line}\r\n`;
  expect(known(gathered, applied('local', 'offer', sdp)).alice.local).toHaveLength(1);
});

test('a restart gathers other candidates', () => {
  const again: Fact = { ...gathered, candidate: { ...candidate, usernameFragment: 'Xy12' } };
  expect(known(gathered, again).alice.local).toHaveLength(2);
});

test('a new connection begins without candidates', () => {
  expect(known(created, gathered, adds(candidate), created).alice).toEqual({ local: [], remote: [] });
});

test('any trace has its candidates', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const { alice, bob } = candidatesOf(fold(trace, stepCandidates, noCandidates));
      for (const { local, remote } of [alice, bob]) {
        expect(local.every(({ isRemote }) => !isRemote)).toBe(true);
        expect(remote.every(({ isRemote }) => isRemote)).toBe(true);
      }
    }),
  );
});
