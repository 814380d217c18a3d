import { expect, test } from 'vitest';
import { differencesOf, hasCall, noSides, stepSides, type Subject } from '#labs/model/compare/what-differs.ts';
import type { StatsReport } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { buildTrace, type Fact } from '../../../support/build-trace.ts';

const sdp = (audio: string, video: string) =>
  `v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=${audio}\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=${video}\r\n`;
const message = (kind: 'offer' | 'answer') => ({ id: `x-${kind}`, kind, content: null });
const applied = (peer: PeerId, side: 'local' | 'remote', type: 'offer' | 'answer', text: string): Fact => ({
  type: 'description.applied',
  peer,
  side,
  description: { type, sdp: text },
});
const sample = (local: string, remote: string, codec: string): readonly StatsReport[] => [
  { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
  { id: 'P', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' },
  { id: 'L', type: 'local-candidate', candidateType: local },
  { id: 'R', type: 'remote-candidate', candidateType: remote },
  { id: 'O', type: 'outbound-rtp', kind: 'video', codecId: 'C' },
  { id: 'C', type: 'codec', mimeType: `video/${codec}` },
];

/** Alice offers and only sends; Bob answers. */
const call: readonly Fact[] = [
  { type: 'run.started', peer: 'alice', at: 0, scenario: 'two-tab-call', fault: null },
  { type: 'message.sent', peer: 'alice', at: 10, message: message('offer') },
  { type: 'run.started', peer: 'bob', at: 15, scenario: 'two-tab-call', fault: null },
  { ...applied('alice', 'local', 'offer', sdp('sendrecv', 'sendonly')), at: 16 },
  { ...applied('bob', 'remote', 'offer', sdp('sendrecv', 'sendonly')), at: 16 },
  { ...applied('bob', 'local', 'answer', sdp('sendrecv', 'recvonly')), at: 17 },
  { type: 'message.sent', peer: 'bob', at: 18, message: message('answer') },
  { ...applied('alice', 'remote', 'answer', sdp('sendrecv', 'recvonly')), at: 20 },
  { type: 'connection.changed', peer: 'bob', at: 60, state: 'connected' },
  { type: 'connection.changed', peer: 'alice', at: 90, state: 'connected' },
  { type: 'playback.started', peer: 'alice', at: 140, muted: true },
  { type: 'playback.started', peer: 'bob', at: 141, muted: true },
  { type: 'stats.sampled', peer: 'alice', at: 1100, reports: sample('host', 'prflx', 'VP8') },
  { type: 'stats.sampled', peer: 'bob', at: 1100, reports: sample('host', 'host', 'VP8') },
];

function compared(facts: readonly Fact[], uncertainty = 3, recordedBy = 'Chrome/156, Firefox/153') {
  const sides = buildTrace(...facts).events.reduce(stepSides, noSides);
  const all = differencesOf(sides, recordedBy, uncertainty);
  return (subject: Subject) => all.find((each) => each.subject === subject);
}

test('roles and directions are other on each side, and fit', () => {
  const of = compared(call);
  expect(of('role')).toMatchObject({ values: { alice: 'offered', bob: 'answered' }, verdict: 'fits' });
  expect(of('audio-direction')).toMatchObject({ values: { alice: 'sendrecv', bob: 'sendrecv' }, verdict: 'same' });
  expect(of('video-direction')).toMatchObject({ values: { alice: 'sendonly', bob: 'recvonly' }, verdict: 'fits' });
});

test('directions that do not fit differ', () => {
  const of = compared([...call.slice(0, 5), applied('bob', 'local', 'answer', sdp('inactive', 'inactive'))]);
  expect(of('audio-direction')?.verdict).toBe('unknown');
  const all = [...call.slice(0, 7), applied('alice', 'remote', 'answer', sdp('inactive', 'inactive'))];
  expect(compared(all)('video-direction')).toMatchObject({ values: { alice: 'sendonly', bob: 'recvonly' } });
});

test('who was first is told by how much, counted from the offer, and not where the clocks cannot tell', () => {
  const of = compared(call);
  expect(of('connected')).toEqual({
    subject: 'connected',
    values: { alice: '80', bob: '50' },
    verdict: 'first',
    first: 'bob',
    by: 30,
    clock: 'alice',
  });
  expect(of('picture')).toMatchObject({ verdict: 'tie', values: { alice: '130', bob: '131' } });
  expect(compared(call, Infinity)('connected')).toMatchObject({ verdict: 'tie', first: null });
  expect(compared(call, 0)('picture')).toMatchObject({ verdict: 'first', first: 'alice', by: 1 });
});

test.each([
  [['host', 'host'], ['host', 'host'], 'same'],
  [['host', 'srflx'], ['srflx', 'host'], 'fits'],
  [['host', 'prflx'], ['host', 'host'], 'differs'],
] as const)('a pair of %j here and %j there: %s', ([aliceLocal, aliceRemote], [bobLocal, bobRemote], verdict) => {
  const of = compared([
    { type: 'stats.sampled', peer: 'alice', reports: sample(aliceLocal, aliceRemote, 'VP8') },
    { type: 'stats.sampled', peer: 'bob', reports: sample(bobLocal, bobRemote, 'VP9') },
  ]);
  expect(of('candidates')?.verdict).toBe(verdict);
  expect(of('video-codec')).toMatchObject({ values: { alice: 'VP8', bob: 'VP9' }, verdict: 'differs' });
  expect(of('audio-codec')?.verdict).toBe('unknown');
});

test('browsers are named once where they are the same', () => {
  expect(compared(call)('browser')).toMatchObject({
    values: { alice: 'Chrome/156', bob: 'Firefox/153' },
    verdict: 'differs',
  });
  expect(compared(call, 3, 'Chrome/156')('browser')?.verdict).toBe('same');
});

test('the next call of a side begins with nothing, and the other side keeps what it has', () => {
  const again: Fact = { type: 'run.started', peer: 'alice', scenario: 'two-tab-call', fault: null, at: 2000 };
  const of = compared([...call, again]);
  expect(of('role')).toMatchObject({ values: { alice: null, bob: 'answered' }, verdict: 'unknown' });
  expect(hasCall(buildTrace(...call).events.reduce(stepSides, noSides))).toBe(true);
  expect(hasCall(noSides)).toBe(false);
});
