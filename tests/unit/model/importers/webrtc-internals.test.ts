import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTrace, parseTrace } from '#labs/model/codec.ts';
import { fold } from '#labs/model/fold.ts';
import { readInternals, splitSeriesKey } from '#labs/model/importers/webrtc-internals.ts';
import { initialCallStates, stepCallStates } from '#labs/model/views/call-states.ts';

type Entry = { type: string; value: string } & ({ time: string } | { timestamp: number });

const sdp = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=ice-ufrag:abcd\r\n';
const line = 'candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0 ufrag abcd';
const json = (value: unknown) => JSON.stringify(value);

/** The same call as four dialects tell it. */
const dialects: Readonly<Record<string, readonly Entry[]>> = {
  'until about 2021': [
    rough(0, 'onRenegotiationNeeded', ''),
    rough(0, 'createOffer', 'constraints: {mandatory: {}, optional: {}}'),
    rough(0, 'createOfferOnSuccess', `type: offer, sdp: ${sdp}`),
    rough(1, 'setLocalDescription', `type: offer, sdp: ${sdp}`),
    rough(1, 'signalingStateChange', 'SignalingStateHaveLocalOffer'),
    rough(1, 'setLocalDescriptionOnSuccess', ''),
    rough(1, 'iceGatheringStateChange', 'ICEGatheringStateGathering'),
    rough(1, 'onIceCandidate', `sdpMid: audio, sdpMLineIndex: 0, candidate: ${line}`),
    rough(2, 'iceGatheringStateChange', 'ICEGatheringStateComplete'),
    rough(2, 'setRemoteDescription', `type: answer, sdp: ${sdp}`),
    rough(2, 'signalingStateChange', 'SignalingStateStable'),
    rough(2, 'setRemoteDescriptionOnSuccess', ''),
    rough(2, 'addIceCandidate', `sdpMid: audio, sdpMLineIndex: 0, candidate: ${line}`),
    rough(2, 'iceConnectionStateChange', 'ICEConnectionStateChecking'),
    rough(2, 'legacyIceConnectionStateChange', 'ICEConnectionStateChecking'),
    rough(3, 'iceConnectionStateChange', 'ICEConnectionStateConnected'),
    rough(3, 'connectionStateChange', 'connecting'),
    rough(3, 'connectionStateChange', 'connected'),
  ],
  'until 2025': [
    rough(0, 'negotiationneeded', ''),
    rough(0, 'createOffer', 'options: {offerToReceiveVideo: -1, offerToReceiveAudio: -1}'),
    rough(0, 'createOfferOnSuccess', `type: offer, sdp: ${sdp}`),
    rough(1, 'setLocalDescription', `type: offer, sdp: ${sdp}`),
    rough(1, 'signalingstatechange', 'have-local-offer'),
    rough(1, 'setLocalDescriptionOnSuccess', ''),
    rough(1, 'icegatheringstatechange', 'gathering'),
    rough(1, 'icecandidate', `sdpMid: 0, sdpMLineIndex: 0, candidate: ${line}, url: stun:192.0.2.9`),
    rough(2, 'icegatheringstatechange', 'complete'),
    rough(2, 'setRemoteDescription', `type: answer, sdp: ${sdp}`),
    rough(2, 'signalingstatechange', 'stable'),
    rough(2, 'setRemoteDescriptionOnSuccess', ''),
    rough(2, 'addIceCandidate', `sdpMid: 0, sdpMLineIndex: 0, candidate: ${line}`),
    rough(2, 'iceconnectionstatechange', 'checking'),
    rough(2, 'iceconnectionstatechange (legacy)', 'checking'),
    rough(3, 'iceconnectionstatechange', 'connected'),
    rough(3, 'connectionstatechange', 'connecting'),
    rough(3, 'connectionstatechange', 'connected'),
  ],
  today: [
    exact(0, 'onnegotiationneeded', ''),
    exact(1, 'createOffer', json({ voiceActivityDetection: true })),
    exact(2, 'createOfferOnSuccess', json({ type: 'offer', sdp })),
    exact(3, 'setLocalDescription', ''),
    exact(4, 'onsignalingstatechange', json('have-local-offer')),
    exact(5, 'setLocalDescriptionOnSuccess', ''),
    exact(6, 'onicegatheringstatechange', json('gathering')),
    exact(7, 'onicecandidate', json({ sdpMid: '0', sdpMLineIndex: 0, candidate: line })),
    exact(8, 'onicegatheringstatechange', json('complete')),
    exact(9, 'setRemoteDescription', json({ type: 'answer', sdp })),
    exact(10, 'onsignalingstatechange', json('stable')),
    exact(11, 'setRemoteDescriptionOnSuccess', ''),
    exact(12, 'addIceCandidate', json({ sdpMid: '0', sdpMLineIndex: 0, candidate: line })),
    exact(13, 'oniceconnectionstatechange', json('checking')),
    exact(14, 'oniceconnectionstatechange', json('connected')),
    exact(15, 'onconnectionstatechange', json('connecting')),
    exact(16, 'onconnectionstatechange', json('connected')),
  ],
};

function rough(second: number, type: string, value: string): Entry {
  return { time: `1/31/2024, 4:05:0${second} PM`, type, value };
}

function exact(at: number, type: string, value: string): Entry {
  return { timestamp: 1_700_000_000_000 + at, type, value };
}

const dumpOf = (updateLog: unknown, more: object = {}) => ({
  getUserMedia: [],
  PeerConnections: { '8-2': { url: 'https://a.example/', rtcConfiguration: '{}', stats: {}, updateLog, ...more } },
  UserAgent: 'Someone',
});
const first = (updateLog: unknown, more?: object) => {
  const { connections, unknown } = readInternals(dumpOf(updateLog, more));
  const connection = connections[0];
  if (!connection) throw new Error('no connection');
  return { ...connection, unknown };
};

test.each(Object.entries(dialects))('a call is read from a dump of %s', (_, log) => {
  const { trace, unknown } = first(log);
  expect(unknown).toEqual([]);
  const { alice } = fold(trace, stepCallStates, initialCallStates);
  expect(Object.values(alice.machines).map(({ state }) => state)).toEqual([
    'stable',
    'complete',
    'connected',
    'connected',
  ]);
  expect(alice.disagreements).toEqual([]);
  const applied = trace.events.flatMap((event) =>
    event.type === 'description.applied' ? [[event.side, event.description]] : [],
  );
  expect(applied).toEqual([
    ['local', { type: 'offer', sdp }],
    ['remote', { type: 'answer', sdp }],
  ]);
  const gathered = trace.events.flatMap((event) =>
    event.type === 'candidate.gathered' ? [event.candidate?.candidate] : [],
  );
  expect(gathered).toEqual([line, undefined]);
  expect(trace.events.some((event) => event.type === 'call.resolved' && event.call === 'addIceCandidate#1')).toBe(true);
  // What was imported is a trace like any other.
  expect(parseTrace(formatTrace(trace))).toEqual(trace);
});

test('times are exact today, and whole seconds before', () => {
  expect(first(dialects['today'])).toMatchObject({ startedAt: 1_700_000_000_000, isRough: false });
  expect(first(dialects['today']).trace.events.at(-1)?.at).toBe(16);
  const old = first(dialects['until 2025']);
  expect(old.isRough).toBe(true);
  expect(old.trace.events.at(-1)?.at).toBe(3000);
});

test('a call that failed says why, and one that never ended stays open', () => {
  const { trace } = first([
    exact(0, 'setRemoteDescription', json({ type: 'answer', sdp })),
    exact(1, 'setRemoteDescriptionOnFailure', 'InvalidStateError: Called in wrong state: stable'),
    exact(2, 'addIceCandidateFailed', json({ candidate: line, sdpMid: '0', sdpMLineIndex: 0 })),
    exact(3, 'createOffer', '{}'),
  ]);
  expect(trace.events.filter(({ type }) => type === 'call.rejected')).toMatchObject([
    { call: 'setRemoteDescription#1', error: { name: 'InvalidStateError', message: 'Called in wrong state: stable' } },
    { call: 'addIceCandidate#1' },
  ]);
  expect(trace.events.at(-1)).toMatchObject({ type: 'call.started', method: 'createOffer' });
});

test('a server that failed, a track, a channel and a close are read; what means nothing is counted', () => {
  const { trace, unknown } = first([
    exact(
      0,
      'onicecandidateerror',
      json({ url: 'stun:a.example', address: '192.0.2.x', port: 5, error_text: 'timed out', error_code: 701 }),
    ),
    exact(1, 'ontrack', json({ kind: 'audio', receiver: { track: 't', streams: ['s'] } })),
    exact(2, 'ondatachannel', json({ label: 'chat', ordered: true })),
    exact(3, 'transceiverAdded', json({ reason: 'addTrack', kind: 'audio' })),
    exact(4, 'close', ''),
    exact(5, 'onsomethingnew', 'x'),
    exact(6, 'onsomethingnew', 'y'),
    exact(7, 'onsignalingstatechange', json('have-everything')),
  ]);
  expect(trace.events.map(({ type }) => type)).toEqual([
    ...['connection.created', 'candidate.failed', 'track.received', 'data-channel.received'],
    ...['call.started', 'call.resolved', 'call.started', 'call.resolved'],
  ]);
  expect(trace.events[1]).toMatchObject({ url: 'stun:a.example', code: 701, text: 'timed out', port: 5 });
  expect(unknown).toEqual([
    { name: 'onsomethingnew', count: 2 },
    { name: 'onsignalingstatechange: have-everything', count: 1 },
  ]);
});

test('requests for media are tied to what became of them', () => {
  const ids = { rid: 8, pid: 9 };
  const { media } = readInternals({
    PeerConnections: {},
    getUserMedia: [
      {
        ...ids,
        request_id: 1,
        request_type: 'getUserMedia',
        origin: 'https://a.example',
        timestamp: 5,
        audio: '',
        video: '{"width":640}',
      },
      { ...ids, request_id: 2, request_type: 'getDisplayMedia', origin: 'https://a.example', timestamp: 6, video: '' },
      { ...ids, request_id: 1, timestamp: 9, stream_id: 's', audio_track_info: '{}' },
      { ...ids, request_id: 2, timestamp: 8, error: 'NotAllowedError', error_message: 'Permission denied' },
      { ...ids, request_id: 3, origin: 'https://a.example', audio: '' },
    ],
  });
  expect(media.map(({ kind, audio, video, outcome }) => [kind, audio, video, outcome.state])).toEqual([
    ['getUserMedia', 'true', '{"width":640}', 'granted'],
    ['getDisplayMedia', null, 'true', 'refused'],
    ['getUserMedia', 'true', null, 'pending'],
  ]);
});

test.each([
  ['IT01A2333700217-bytesReceived', 'IT01A2333700217', 'bytesReceived', false],
  ['CP79PwdwoC_+9I5D-mT-currentRoundTripTime', 'CP79PwdwoC_+9I5D-mT', 'currentRoundTripTime', false],
  ['IT01V1-[bytesReceived_in_bits/s]', 'IT01V1', 'bytesReceived_in_bits/s', true],
  ['Conn-audio-1-0-googLocalAddress', 'Conn-audio-1-0', 'googLocalAddress', false],
])('the series %s is split', (key, report, member, isDerived) => {
  expect(splitSeriesKey(key)).toEqual({ report, member, isDerived });
});

test('a candidate that was refused is one call that failed, with what Chromium says of it', () => {
  const text = json({ sdpMid: '0', sdpMLineIndex: 0, candidate: line });
  const { trace } = first([
    exact(0, 'addIceCandidate', text),
    exact(1, 'addIceCandidateFailed', 'The remote description was null'),
    exact(2, 'addIceCandidate', text),
  ]);
  const calls = trace.events.flatMap((event) =>
    event.type === 'call.started' || event.type === 'call.resolved' || event.type === 'call.rejected'
      ? [`${event.type} ${event.call}`]
      : [],
  );
  expect(calls).toEqual([
    'call.started addIceCandidate#1',
    'call.rejected addIceCandidate#1',
    'call.started addIceCandidate#2',
    'call.resolved addIceCandidate#2',
  ]);
  expect(trace.events.find(({ type }) => type === 'call.started')).toMatchObject({ arguments: [{ candidate: line }] });
});

test('a log on a clock of somewhere is put on the clock of its statistics', () => {
  const started = Date.UTC(2024, 0, 31, 7, 5, 2);
  const stats = {
    'I-bytesReceived': {
      ...{ statsType: 'inbound-rtp', values: '[1,2]' },
      startTime: new Date(started).toISOString(),
      endTime: new Date(started + 1000).toISOString(),
    },
  };
  // Four in the afternoon there is seven in the morning in UTC.
  expect(first([rough(0, 'createOffer', '')], { stats }).startedAt).toBe(Date.UTC(2024, 0, 31, 7, 5, 0));
  expect(first([rough(0, 'createOffer', '')]).startedAt).toBe(Date.UTC(2024, 0, 31, 16, 5, 0));
});

test('a stamp of a broken clock counts for nothing', () => {
  const entries = [0, 1_700_000_000_000, 1_700_000_000_500, 9e15].map((timestamp) => ({
    ...{ timestamp, type: 'createOffer', value: '' },
  }));
  const { trace, startedAt } = first(entries);
  expect(startedAt).toBe(1_700_000_000_000);
  expect(trace.events.map(({ at }) => at)).toEqual([0, 0, 0, 500, 500]);
});

test('a series keeps its values as text until somebody looks', () => {
  const stats = {
    'I-bytesReceived': {
      statsType: 'inbound-rtp',
      values: '[1,2]',
      startTime: '2026-01-01T00:00:00.000Z',
      endTime: '2026-01-01T00:00:01.000Z',
    },
    empty: {},
    'J-x': {},
  };
  expect(first([], { stats }).measured).toEqual({
    as: 'series',
    series: [
      {
        ...{ report: 'I', member: 'bytesReceived', isDerived: false, type: 'inbound-rtp', values: '[1,2]' },
        ...{ startedAt: Date.UTC(2026, 0, 1), endedAt: Date.UTC(2026, 0, 1, 0, 0, 1) },
      },
    ],
  });
});

test('a file that is no dump is refused, and a dump of anything else is read without an exception', () => {
  for (const file of [null, 3, [], {}, { PeerConnections: 3 }])
    expect(() => readInternals(file)).toThrow('PeerConnections');
  expect(readInternals({ PeerConnections: {} }).connections).toEqual([]);
  const types = [
    ...Object.values(dialects)
      .flat()
      .map(({ type }) => type),
    'ontrack',
    'onicecandidateerror',
    'transceiverAdded',
  ];
  const entry = fc.record({
    type: fc.oneof(fc.constantFrom(...types, 'constructor', 'ontoString'), fc.string()),
    value: fc.oneof(fc.string(), fc.json(), fc.constant(`type: offer, sdp: ${sdp}`), fc.anything()),
    time: fc.anything(),
    timestamp: fc.anything(),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(entry, fc.anything())), fc.anything(), (log, stats) => {
      const { trace } = first(log, { stats, rtcConfiguration: stats });
      expect(trace.events.map(({ seq }) => seq)).toEqual(trace.events.map((_, index) => index));
      fold(trace, stepCallStates, initialCallStates);
    }),
  );
});
