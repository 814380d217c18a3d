import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#labs/model/fold.ts';
import { connectionTrace } from '#labs/model/importers/connection-trace.ts';
import { readDump } from '#labs/model/importers/read-dump.ts';
import { noSeries, stepSeries } from '#labs/model/stats/series.ts';
import type { Trace, TraceEventOf, TraceEventType } from '#labs/model/trace.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';

const sdp = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', ''].join(
  '\r\n',
);
const candidate = 'candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0 ufrag abcd';
const start = Date.UTC(2026, 0, 1);

const lines: readonly unknown[] = [
  [60, null, { audio: true, video: { width: 640 } }, '60-0', start],
  [61, null, ['stream'], '60-0', 5],
  [63, null, { video: true }, '63-0', 1],
  ['navigator.mediaDevices.getDisplayMediaOnFailure', null, 'NotAllowedError: Permission denied', '63-0', 4],
  [39, 'PC_0', { iceServers: [{ urls: 'stun:192.0.2.9' }] }, 0],
  [30, 'PC_0', ['audio', 'track-1', 'Microphone', 'stream-1'], 1],
  [27, 'PC_0', null, 1],
  [2, 'PC_0', null, '2-0', 1],
  [3, 'PC_0', { type: 'offer', sdp }, '2-0', 1],
  [6, 'PC_0', { type: 'offer', sdp: 'v=\r\nm=\r\n' }, '6-0', 1],
  [23, 'PC_0', 'have-local-offer', 1],
  [7, 'PC_0', null, '6-0', 1],
  [26, 'PC_0', 'gathering', 1],
  [20, 'PC_0', { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'abcd' }, 1],
  [20, 'PC_0', null, 1],
  [26, 'PC_0', 'complete', 1],
  [8, 'PC_0', { type: 'answer', sdp }, '8-0', 1],
  [23, 'PC_0', '"stable"', 1],
  [9, 'PC_0', null, '8-0', 1],
  [10, 'PC_0', { candidate, sdpMid: '0', sdpMLineIndex: 0 }, '10-0', 1],
  [16, 'PC_0', 'OperationError: Error processing ICE candidate', '10-0', 1],
  [22, 'PC_0', ['audio', 'track-2', 'remote audio', 'stream-2'], 1],
  [24, 'PC_0', 'checking', 1],
  [24, 'PC_0', 'connected', 1],
  [25, 'PC_0', 'connected', 1],
  [
    'g',
    'PC_0',
    { t: start + 1000, 0: { type: 1, 11: 'audio', 41: 0, 10: 7 }, 1: { type: 4, 102: 3 } },
    'connected-0',
    900,
  ],
  ['g', 'PC_0', { t: start + 2000, 0: { 41: 1000 } }, 1000],
  ['g', 'PC_0', { t: start + 3000, 0: { 41: 3000 }, 1: null }, 1000],
  [999, 'PC_0', 'something of later', 1],
  ['close', 'PC_0', null, 1],
];

const text = ['RTCStatsDump', JSON.stringify({ fileFormat: 3, userAgent: 'Test/1', url: 'https://example.org/' })]
  .concat(lines.map((line) => JSON.stringify(line)))
  .join('\n');
const dump = readDump(text);
const [connection] = dump.connections;
if (!connection) throw new Error('a connection');
const trace = connectionTrace(connection);
const all = <T extends TraceEventType>(type: T, { events }: Trace = trace) =>
  events.filter((event): event is Extract<typeof event, TraceEventOf<T>> => event.type === type);

test('a call is read with its states', () => {
  const { alice } = fold(trace, stepCallStates, initialCallStates);
  const states = Object.fromEntries(Object.entries(alice.machines).map(([id, { state }]) => [id, state]));
  expect(states).toEqual({
    signaling: 'closed',
    'ice-gathering': 'complete',
    'ice-connection': 'closed',
    connection: 'closed',
  });
  expect(connection.startedAt).toBe(start + 11);
});

test('a description that says what it shares with the one before is whole again', () => {
  const applied = all('description.applied').map(({ side, description }) => [side, description.type, description.sdp]);
  expect(applied).toEqual([
    ['local', 'offer', sdp],
    ['remote', 'answer', sdp],
  ]);
});

test('candidates end once, and one that was refused says why', () => {
  expect(all('candidate.gathered').map((event) => event.candidate?.candidate ?? null)).toEqual([candidate, null]);
  expect(all('call.rejected').map(({ call, error }) => [call, error])).toEqual([
    ['addIceCandidate#1', { name: 'OperationError', message: 'Error processing ICE candidate' }],
  ]);
});

test('a track has its kind, its id and its streams', () => {
  expect(all('track.received').map(({ track, streams }) => [track, streams])).toEqual([
    [{ id: 'track-2', kind: 'audio' }, ['stream-2']],
  ]);
});

test('statistics are what they were before the shortening', () => {
  const reports = all('stats.sampled').map((event) => event.reports);
  expect(reports[0]).toEqual([
    { id: '0', type: 'inbound-rtp', kind: 'audio', bytesReceived: 0, ssrc: 7, timestamp: start + 1000 },
    { id: '1', type: 'remote-outbound-rtp', remoteTimestamp: 3, timestamp: start + 1000 },
  ]);
  expect(reports[2]).toEqual([
    { id: '0', type: 'inbound-rtp', kind: 'audio', bytesReceived: 3000, ssrc: 7, timestamp: start + 3000 },
  ]);
  const line = fold(trace, stepSeries, noSeries).lines.find(({ metric }) => metric === 'received-rate');
  expect(line?.values.all.slice(0, 3)).toEqual([null, 8, 16]);
});

test('requests for media are told with what became of them', () => {
  expect(dump.media.map(({ kind, audio, video, outcome }) => [kind, audio, video, outcome.state])).toEqual([
    ['getUserMedia', 'true', '{"width":640}', 'granted'],
    ['getDisplayMedia', null, 'true', 'refused'],
  ]);
});

test('what is not known is counted, and never trips the reader', () => {
  expect(dump.unknown).toEqual([{ name: '999', count: 1 }]);
  const value = fc.oneof(fc.constantFrom(...lines.map((line) => (line as unknown[])[2])), fc.jsonValue());
  const name = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constant('g'), fc.constant('toString'), fc.string());
  const entry = fc.oneof(
    fc.tuple(name, fc.constantFrom('PC_0', 'PC_1', null, 3), value, fc.integer()),
    fc.jsonValue() as fc.Arbitrary<unknown>,
  );
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const file = ['RTCStatsDump', '{}', ...entries.map((each) => JSON.stringify(each)), 'broken ['].join('\n');
      for (const each of readDump(file).connections) connectionTrace(each);
    }),
  );
});

test('what it saved before it had lines is read as well', () => {
  const at = (ms: number) => new Date(start + ms).toISOString();
  const stats = (bytesReceived: number, ms: number) => ({
    IT01: { type: 'inbound-rtp', kind: 'audio', bytesReceived },
    timestamp: start + ms,
  });
  const old = readDump(
    JSON.stringify({
      PeerConnections: {},
      ...{ url: 'https://example.org/', userAgent: 'Test/0', origin: 'https://example.org' },
      getUserMedia: [{ time: at(0), type: 'getUserMedia', value: { audio: true } }],
      peerConnections: {
        PC_0: [
          { time: at(1), type: 'create', value: { iceServers: [] } },
          { time: at(2), type: 'setRemoteDescription', value: { type: 'offer', sdp } },
          { time: at(3), type: 'onsignalingstatechange', value: 'have-remote-offer' },
          { time: at(4), type: 'setRemoteDescriptionOnSuccess', value: null },
          { time: at(1000), type: 'getStats', value: stats(0, 1000) },
          { time: at(2000), type: 'getStats', value: stats(1000, 2000) },
        ],
        PC_1: 'broken',
      },
    }),
  );
  const [first] = old.connections;
  if (!first) throw new Error('a connection');
  const read = connectionTrace(first);
  expect(all('description.applied', read).map(({ side }) => side)).toEqual(['remote']);
  const line = fold(read, stepSeries, noSeries).lines.find(({ metric }) => metric === 'received-rate');
  expect(line?.values.all.slice(0, 2)).toEqual([null, 8]);
  expect(old.media).toMatchObject([{ kind: 'getUserMedia', audio: 'true', outcome: { state: 'pending' } }]);
});

test('a file without metadata is refused', () => {
  expect(() => readDump('RTCStatsDump\n[]')).toThrow('metadata');
  expect(() => readDump('hello')).toThrow('no dump');
  expect(() => readDump('{"PeerConnections": ')).toThrow('damaged');
});
