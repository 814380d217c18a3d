import fc from 'fast-check';
import type { Json } from '#labs/model/json.ts';
import { impairmentLimits, impairmentPresets, unimpaired } from '#labs/model/network/impairment.ts';
import { turnMethods } from '#labs/model/turn-wire.ts';
import type { TraceEventType, TraceFacts } from '#labs/model/trace.ts';
import {
  connectionMethods,
  connectionStates,
  dataChannelStates,
  iceConnectionStates,
  iceGatheringStates,
  peers,
  sdpTypes,
  signalingStates,
  transceiverDirections,
} from '#labs/model/vocabulary.ts';
import { buildTrace, type Fact } from '../../support/build-trace.ts';

/** Names that no reader of foreign JSON takes over, lest they reach a prototype. */
const poisoned = /"(?:__proto__|constructor|prototype)":/;

export const anyJson = fc
  .jsonValue({ maxDepth: 3 })
  .filter((value) => !poisoned.test(JSON.stringify(value))) as fc.Arbitrary<Json>;

const text = fc.string({ unit: 'binary', maxLength: 20 });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const whole = fc.integer({ min: 0, max: 65_535 });
/** Few calls, so that facts about the same one meet. */
const method = fc.constantFrom(...turnMethods);
const impairment = fc.oneof(
  fc.constantFrom(...Object.values(impairmentPresets), { ...unimpaired, isUnplugged: true }),
  fc.record({
    loss: fc.integer(impairmentLimits.loss),
    delay: fc.integer(impairmentLimits.delay),
    jitter: fc.integer(impairmentLimits.jitter),
    bandwidth: orNull(fc.integer(impairmentLimits.bandwidth)),
    isUnplugged: fc.boolean(),
    seed: whole,
  }),
);
const call = fc.constantFrom(...connectionMethods.flatMap((method) => [`${method}#1`, `${method}#2`]));
const error = fc.record({
  name: fc.constantFrom('InvalidStateError', 'NotSupportedError', 'TypeError'),
  message: text,
});
const track = fc.record({ id: text, kind: fc.constantFrom('audio', 'video') });
const trackState = fc.record({
  id: text,
  kind: fc.constantFrom('audio', 'video'),
  enabled: fc.boolean(),
  muted: fc.boolean(),
  readyState: fc.constantFrom('live', 'ended'),
});
const transceiver = fc.record({
  mid: orNull(text),
  direction: fc.constantFrom(...transceiverDirections),
  currentDirection: orNull(fc.constantFrom(...transceiverDirections)),
  sends: orNull(trackState),
  receives: trackState,
});
const stream = fc.record({
  id: text,
  side: fc.constantFrom('local', 'remote'),
  tracks: fc.array(trackState, { maxLength: 2 }),
});
const source = fc.constantFrom('synthetic', 'camera', 'microphone', 'screen');
const channel = fc.record(
  { label: text, id: orNull(whole), state: fc.constantFrom(...dataChannelStates) },
  { requiredKeys: ['label', 'id'] },
);
const channelOptions = fc.record(
  {
    ordered: fc.boolean(),
    maxRetransmits: orNull(whole),
    maxPacketLifeTime: orNull(whole),
    protocol: text,
    negotiated: fc.boolean(),
    priority: text,
  },
  { requiredKeys: ['ordered', 'maxRetransmits', 'maxPacketLifeTime', 'protocol', 'negotiated'] },
);
const figures = fc.record({
  ...{ label: text, sent: whole, delivered: whole, lost: whole, outOfOrder: whole },
  ...{ median: whole, p95: whole, max: whole },
});
const message = fc.record({
  id: text,
  kind: fc.constantFrom('offer', 'answer', 'pranswer', 'rollback', 'candidate', 'bye', 'peerjs'),
  content: anyJson,
});
const candidate = fc.record(
  {
    candidate: text,
    sdpMid: orNull(text),
    sdpMLineIndex: orNull(whole),
    usernameFragment: orNull(text),
    url: text,
  },
  { requiredKeys: ['candidate', 'sdpMid', 'sdpMLineIndex', 'usernameFragment'] },
);
const anyReport = fc
  .dictionary(fc.string({ minLength: 1, maxLength: 8 }), anyJson, { maxKeys: 4 })
  .filter((value) => !poisoned.test(JSON.stringify(value)));
const frame = fc.record({ type: text, src: orNull(text), dst: orNull(text), payload: anyJson });
const carrier = fc.constantFrom('server', 'room', 'everyone', 'known-types');
const describing = fc.constantFrom(...sdpTypes).map((type) => ({ type, sdp: 'v=0' }));

/** Any facts of each kind of event; a missing kind does not compile. */
export const anyFacts: { readonly [T in TraceEventType]: fc.Arbitrary<TraceFacts[T]> } = {
  'run.started': fc.record({ scenario: text, fault: orNull(text) }),
  'step.started': fc.record({ step: text }),
  'page.noted': fc.record({ secureContext: fc.boolean() }),
  'connection.created': fc.record({ configuration: anyJson }),
  'connection.refused': fc.record({ configuration: anyJson, error }),
  'call.started': fc.record({
    call,
    method: fc.constantFrom(...connectionMethods),
    arguments: fc.oneof(
      fc.array(anyJson, { maxLength: 2 }),
      describing.map((description) => [description]),
    ),
  }),
  'call.resolved': fc.record({ call, result: anyJson }),
  'call.rejected': fc.record({ call, error }),
  'description.applied': fc.record({ side: fc.constantFrom('local', 'remote'), description: describing }),
  'signaling.changed': fc.record({ state: fc.constantFrom(...signalingStates) }),
  'ice-gathering.changed': fc.record({ state: fc.constantFrom(...iceGatheringStates) }),
  'ice-connection.changed': fc.record({ state: fc.constantFrom(...iceConnectionStates) }),
  'connection.changed': fc.record({ state: fc.constantFrom(...connectionStates) }),
  'candidate.gathered': fc.record({ candidate: orNull(candidate) }),
  'candidate.failed': fc.record({ url: text, address: orNull(text), port: orNull(whole), code: whole, text }),
  'negotiation.needed': fc.constant({}),
  'offer.ignored': fc.constant({}),
  'track.received': fc.record({ track, streams: fc.array(text, { maxLength: 3 }) }),
  'track.muted': fc.record({ track }),
  'track.unmuted': fc.record({ track }),
  'track.ended': fc.record({ track }),
  'track.stopped': fc.record({ track }),
  'track.enabled': fc.record({ track, enabled: fc.boolean() }),
  'track.replaced': fc.record({ before: orNull(track), after: orNull(track) }),
  'transceivers.read': fc.record({
    streams: fc.array(stream, { maxLength: 2 }),
    transceivers: fc.array(transceiver, { maxLength: 3 }),
  }),
  'picture.measured': fc.record({ track, brightness: whole, change: whole }),
  'sound.measured': fc.record({ track, level: fc.double({ min: -70, max: 0, noNaN: true }) }),
  'data-channel.received': fc.record({ channel, options: channelOptions }, { requiredKeys: ['channel'] }),
  'data-channel.opened': fc.record({ channel }),
  'data-channel.closing': fc.record({ channel, isOwn: fc.boolean() }),
  'data-channel.closed': fc.record({ channel }),
  'data-channel.failed': fc.record({ channel, error }),
  'data.sent': fc.record({ channel, bytes: whole }),
  'data.received': fc.record({ channel, bytes: whole }),
  'data.refused': fc.record({ channel, bytes: whole, error }),
  'flood.reported': fc.record({ isOver: fc.boolean(), channels: fc.array(figures, { maxLength: 3 }) }),
  'transfer.started': fc.record({ id: text, bytes: whole, chunkBytes: whole }),
  'transfer.resumed': fc.record({ id: text, from: whole }),
  'transfer.ended': fc.record({
    id: text,
    outcome: fc.constantFrom('complete', 'cancelled', 'refused', 'failed'),
    bytes: whole,
    isEqual: orNull(fc.boolean()),
  }),
  'playback.assigned': fc.record({ stream: fc.string() }),
  'playback.started': fc.record({ muted: fc.boolean() }),
  'playback.refused': fc.record({ muted: fc.boolean(), error }),
  'code.failed': fc.record({ error }),
  'stats.sampled': fc.record({ reports: fc.array(anyReport, { maxLength: 3 }) }),
  'message.sent': fc.record({ message }),
  'message.received': fc.record({ message }),
  'media.requested': fc.record({ source }),
  'media.granted': fc.record({ source, tracks: fc.array(track, { maxLength: 2 }) }),
  'media.refused': fc.record({ source, error }),
  'devices.changed': fc.record({ cameras: whole, microphones: whole, speakers: whole, isLabelled: fc.boolean() }),
  'server.opened': fc.record({ id: text, visitor: text }, { requiredKeys: ['id'] }),
  'server.lost': fc.record({ reason: text, visitor: text }, { requiredKeys: ['reason'] }),
  'room.changed': fc.record(
    { room: text, state: fc.constantFrom('created', 'joined', 'ready', 'left', 'full'), visitor: text },
    { requiredKeys: ['room', 'state'] },
  ),
  'frame.sent': fc.record({ visitor: text, frame, carrier }),
  'frame.received': fc.record({ visitor: text, frame, carrier }),
  'visitor.changed': fc.record({ visitor: text, state: fc.constantFrom(...connectionStates) }),
  'turn.linked': fc.record({ urls: fc.array(text), isOurs: fc.boolean() }),
  'turn.unlinked': fc.record({ reason: text }),
  'stun.answered': fc.record({ after: whole, mapped: text }),
  'turn.challenged': fc.record({ after: whole, method }),
  'turn.refused': fc.record({ after: whole, method, code: whole }),
  'turn.allocated': fc.record({ after: whole, relayed: text, mapped: text, lifetime: whole }),
  'turn.permitted': fc.record({ after: whole, address: text }),
  'turn.channel-bound': fc.record({ after: whole, channel: whole, to: text }),
  'turn.refreshed': fc.record({ after: whole, lifetime: whole }),
  'turn.expired': fc.record({ after: whole, relayed: text }),
  'network.impaired': fc.record({ impairment }),
  'candidate-pair.selected': fc.record({ local: orNull(text), remote: orNull(text) }),
  'mesh.changed': fc.record({ peers: whole, connections: whole, connected: whole }),
  'mesh.measured': fc.record({ peers: whole, uplink: whole, encoding: whole }),
};

export const eventTypes = Object.keys(anyFacts) as readonly TraceEventType[];

const peer = fc.constantFrom(...peers);

/** One fact of this kind, about either peer. */
export function anyFact(type: TraceEventType): fc.Arbitrary<Fact> {
  return fc
    .tuple(anyFacts[type] as fc.Arbitrary<object>, peer)
    .map(([facts, who]) => ({ type, peer: who, ...facts }) as Fact);
}

/** Facts that the four machines follow, in any order. */
export const anyFollowed = fc.array(
  fc.oneof(
    ...eventTypes
      .filter((type) => /^(?:connection|call|description|signaling|ice-gathering|ice-connection)\./.test(type))
      .map(anyFact),
  ),
  { maxLength: 40 },
);

/** A whole trace of any events in any order. */
export const anyTrace = fc.array(fc.oneof(...eventTypes.map(anyFact)), { maxLength: 30 }).chain((facts) =>
  fc
    .array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: facts.length, maxLength: facts.length })
    .map((gaps) => {
      let at = 0;
      return buildTrace(...facts.map((fact, index) => ({ ...fact, at: (at += gaps[index] ?? 0) })));
    }),
);
