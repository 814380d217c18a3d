import * as v from 'valibot';
import type { Json } from './json.ts';
import { impairmentSchema } from './network/impairment-schema.ts';
import { turnMethods } from './turn-wire.ts';
import type { TraceEventType, TraceFacts } from './trace.ts';
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
} from './vocabulary.ts';

/** JSON has no infinity: one that was read from `1e999` could not be saved again. */
const number = v.pipe(v.number(), v.finite());
const json: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.string(), number, v.boolean(), v.null(), v.array(json), v.record(v.string(), json)]),
);
const count = v.pipe(number, v.minValue(0));
const address = v.string();
const after = count;
const turnMethod = v.picklist(turnMethods);
const error = v.object({ name: v.string(), message: v.string() });
const track = v.object({ id: v.string(), kind: v.picklist(['audio', 'video']) });
const trackState = v.object({
  ...track.entries,
  enabled: v.boolean(),
  muted: v.boolean(),
  readyState: v.picklist(['live', 'ended']),
});
const direction = v.picklist(transceiverDirections);
const transceiver = v.object({
  mid: v.nullable(v.string()),
  direction,
  currentDirection: v.nullable(direction),
  sends: v.nullable(trackState),
  receives: trackState,
});
const stream = v.object({ id: v.string(), side: v.picklist(['local', 'remote']), tracks: v.array(trackState) });
const source = v.picklist(['synthetic', 'camera', 'microphone', 'screen']);
const channel = v.object({
  label: v.string(),
  id: v.nullable(number),
  state: v.exactOptional(v.picklist(dataChannelStates)),
});
const channelOptions = v.object({
  ordered: v.boolean(),
  maxRetransmits: v.nullable(count),
  maxPacketLifeTime: v.nullable(count),
  protocol: v.string(),
  negotiated: v.boolean(),
  priority: v.exactOptional(v.string()),
});
const frame = v.object({
  type: v.string(),
  src: v.nullable(v.string()),
  dst: v.nullable(v.string()),
  payload: json,
});
const carrier = v.picklist(['server', 'room', 'everyone', 'known-types']);
const floodFigures = v.object({
  label: v.string(),
  sent: count,
  delivered: count,
  lost: count,
  outOfOrder: count,
  median: count,
  p95: count,
  max: count,
});
const message = v.object({
  id: v.string(),
  kind: v.picklist(['offer', 'answer', 'pranswer', 'rollback', 'candidate', 'bye', 'peerjs']),
  content: json,
});
const candidate = v.object({
  candidate: v.string(),
  sdpMid: v.nullable(v.string()),
  sdpMLineIndex: v.nullable(number),
  usernameFragment: v.nullable(v.string()),
  url: v.optional(v.string()),
});

/** One entry for each kind of event; a missing one does not compile. */
const facts = {
  'run.started': { scenario: v.string(), fault: v.nullable(v.string()) },
  'step.started': { step: v.string() },
  'page.noted': { secureContext: v.boolean() },
  'connection.created': { configuration: json },
  'connection.refused': { configuration: json, error },
  'call.started': { call: v.string(), method: v.picklist(connectionMethods), arguments: v.array(json) },
  'call.resolved': { call: v.string(), result: json },
  'call.rejected': { call: v.string(), error },
  'description.applied': {
    side: v.picklist(['local', 'remote']),
    description: v.object({ type: v.picklist(sdpTypes), sdp: v.string() }),
  },
  'signaling.changed': { state: v.picklist(signalingStates) },
  'ice-gathering.changed': { state: v.picklist(iceGatheringStates) },
  'ice-connection.changed': { state: v.picklist(iceConnectionStates) },
  'connection.changed': { state: v.picklist(connectionStates) },
  'candidate.gathered': { candidate: v.nullable(candidate) },
  'candidate.failed': {
    url: v.string(),
    address: v.nullable(v.string()),
    port: v.nullable(number),
    code: number,
    text: v.string(),
  },
  'negotiation.needed': {},
  'offer.ignored': {},
  'track.received': { track, streams: v.array(v.string()) },
  'track.muted': { track },
  'track.unmuted': { track },
  'track.ended': { track },
  'track.stopped': { track },
  'track.enabled': { track, enabled: v.boolean() },
  'track.replaced': { before: v.nullable(track), after: v.nullable(track) },
  'transceivers.read': { streams: v.array(stream), transceivers: v.array(transceiver) },
  'picture.measured': { track, brightness: count, change: count },
  'sound.measured': { track, level: number },
  'data-channel.received': { channel, options: v.exactOptional(channelOptions) },
  'data-channel.opened': { channel },
  'data-channel.closing': { channel, isOwn: v.boolean() },
  'data-channel.closed': { channel },
  'data-channel.failed': { channel, error },
  'data.sent': { channel, bytes: count },
  'data.received': { channel, bytes: count },
  'data.refused': { channel, bytes: count, error },
  'flood.reported': { isOver: v.boolean(), channels: v.array(floodFigures) },
  'transfer.started': { id: v.string(), bytes: count, chunkBytes: count },
  'transfer.resumed': { id: v.string(), from: count },
  'transfer.ended': {
    id: v.string(),
    outcome: v.picklist(['complete', 'cancelled', 'refused', 'failed']),
    bytes: count,
    isEqual: v.nullable(v.boolean()),
  },
  'playback.assigned': { stream: v.string() },
  'playback.started': { muted: v.boolean() },
  'playback.refused': { muted: v.boolean(), error },
  'code.failed': { error },
  'stats.sampled': { reports: v.array(v.record(v.string(), json)) },
  'message.sent': { message },
  'message.received': { message },
  'media.requested': { source },
  'media.granted': { source, tracks: v.array(track) },
  'media.refused': { source, error },
  'devices.changed': { cameras: count, microphones: count, speakers: count, isLabelled: v.boolean() },
  'server.opened': { id: v.string(), visitor: v.exactOptional(v.string()) },
  'server.lost': { reason: v.string(), visitor: v.exactOptional(v.string()) },
  'room.changed': {
    room: v.string(),
    state: v.picklist(['created', 'joined', 'ready', 'left', 'full']),
    visitor: v.exactOptional(v.string()),
  },
  'frame.sent': { visitor: v.string(), frame, carrier },
  'frame.received': { visitor: v.string(), frame, carrier },
  'visitor.changed': { visitor: v.string(), state: v.picklist(connectionStates) },
  'turn.linked': { urls: v.array(v.string()), isOurs: v.boolean() },
  'turn.unlinked': { reason: v.string() },
  'stun.answered': { after, mapped: address },
  'turn.challenged': { after, method: turnMethod },
  'turn.refused': { after, method: turnMethod, code: number },
  'turn.allocated': { after, relayed: address, mapped: address, lifetime: count },
  'turn.permitted': { after, address },
  'turn.channel-bound': { after, channel: count, to: address },
  'turn.refreshed': { after, lifetime: count },
  'turn.expired': { after, relayed: address },
  'network.impaired': { impairment: impairmentSchema },
  'candidate-pair.selected': { local: v.nullable(v.string()), remote: v.nullable(v.string()) },
  'mesh.changed': { peers: count, connections: count, connected: count },
  'mesh.measured': { peers: count, uplink: count, encoding: count },
} satisfies { [T in TraceEventType]: { [K in keyof TraceFacts[T]]: v.GenericSchema } };

const stamp = {
  seq: v.pipe(v.number(), v.integer()),
  at: v.pipe(number, v.minValue(0)),
  peer: v.picklist(peers),
};

const events = Object.entries(facts).map(([type, entries]) =>
  v.object({ type: v.literal(type), ...stamp, ...entries }),
);

export const eventSchema = v.variant('type', events);

/** A whole trace of the current version; also that `seq` has no gaps and time never runs back. */
export const traceSchema = v.object({
  format: v.literal('icebreaker-trace'),
  version: v.literal(3),
  startedAt: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'This is no time.'),
  ),
  recordedBy: v.string(),
  clocks: v.exactOptional(v.object({ uncertainty: v.nullable(count) })),
  events: v.pipe(
    v.array(eventSchema),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      let before = 0;
      dataset.value.forEach(({ seq, at }, index) => {
        if (seq !== index) addIssue({ message: `Event ${index} has the number ${seq}.` });
        else if (at < before) addIssue({ message: `Event ${index} is earlier than the one before it.` });
        before = at;
      });
    }),
  ),
});
