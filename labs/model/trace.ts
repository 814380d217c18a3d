import type { Json } from './json.ts';
import type { Impairment } from './network/impairment.ts';
import type { TransportAddress, TurnMethod } from './turn-wire.ts';
import type {
  ConnectionMethod,
  ConnectionState,
  DataChannelState,
  IceConnectionState,
  IceGatheringState,
  PeerId,
  SdpType,
  Side,
  SignalingState,
  TransceiverDirection,
} from './vocabulary.ts';

/** Pairs the facts of one API call: `method#n`, counted for each connection. Together with the peer it names the call. */
export type CallId = string;

export type Description = { type: SdpType; sdp: string };

/** `RTCIceCandidateInit`, and the server it came from where the browser says so. */
export type Candidate = {
  candidate: string;
  sdpMid: string | null;
  sdpMLineIndex: number | null;
  usernameFragment: string | null;
  url?: string;
};

export type TrackFacts = { id: string; kind: 'audio' | 'video' };

/** A track as its members say. Not its `label`: of a real device that is the device's name, and may be a person's. */
export type TrackStateFacts = TrackFacts & {
  enabled: boolean;
  muted: boolean;
  readyState: 'live' | 'ended';
};

/** @see https://w3c.github.io/webrtc-pc/#rtcrtptransceiver-interface */
export type TransceiverFacts = {
  mid: string | null;
  direction: TransceiverDirection;
  currentDirection: TransceiverDirection | null;
  /** Of the sender. */
  sends: TrackStateFacts | null;
  /** Of the receiver. */
  receives: TrackStateFacts;
};

/** A stream that the page has made or was given, and the tracks that are in it now. */
export type StreamFacts = { id: string; side: Side; tracks: readonly TrackStateFacts[] };

/** `state` is the `readyState` that was read as it happened; left out where nobody looked. */
export type ChannelFacts = { label: string; id: number | null; state?: DataChannelState };
/** What a channel was made with, as the browser tells it. `priority` where the browser has it. */
export type ChannelOptions = {
  ordered: boolean;
  maxRetransmits: number | null;
  maxPacketLifeTime: number | null;
  protocol: string;
  negotiated: boolean;
  priority?: string;
};
/** What became of the numbered messages of one channel so far. Latencies in milliseconds, 0 while none has arrived. */
export type FloodFigures = {
  label: string;
  sent: number;
  delivered: number;
  /** Known not to come any more. */
  lost: number;
  /** Arrived after one that was sent later. */
  outOfOrder: number;
  median: number;
  p95: number;
  max: number;
};
/** A frame as the PeerJS protocol has it. `src` is written in by the server; `null` where a frame has none. */
export type FrameFacts = { type: string; src: string | null; dst: string | null; payload: Json };
/** A relay that the lab plays goes by the rule with this name. */
export type FrameCarrier = 'server' | 'room' | 'everyone' | 'known-types';
export type ErrorFacts = { name: string; message: string };

/** One report: `id`, `type`, `timestamp` and whatever else the browser says. @see https://w3c.github.io/webrtc-stats/ */
export type StatsReport = { readonly [member: string]: Json };

/** What the signaling channel carries. `id` is the same at both ends, so that a message sent can be paired with the one received. */
export type SignalingMessage = {
  id: string;
  kind: 'offer' | 'answer' | 'pranswer' | 'rollback' | 'candidate' | 'bye' | 'peerjs';
  /** A candidate of `null` ends the candidates. */
  content: Json;
};

/**
 * Everything that can be recorded, as past facts in `subject.happened` form. Plain JSON only; no secret, no state that
 * can be derived. Adding a key here makes a new kind of event exist.
 */
export type TraceFacts = {
  /** A scenario begins, with or without a fault; `null` where the learner calls freely. Says nothing about the connections. */
  'run.started': { scenario: string; fault: string | null };
  /** The code of this step of the scenario runs from here on. `peer` is whose code it is. */
  'step.started': { step: string };
  /** What the page may do at all, noted when a run begins. */
  'page.noted': { secureContext: boolean };
  'connection.created': { configuration: Json };
  /** The constructor threw; there is no connection. */
  'connection.refused': { configuration: Json; error: ErrorFacts };
  'call.started': { call: CallId; method: ConnectionMethod; arguments: readonly Json[] };
  'call.resolved': { call: CallId; result: Json };
  'call.rejected': { call: CallId; error: ErrorFacts };
  /** A description is now in force: recorded when the call that set it succeeds, also for the implicit form. */
  'description.applied': { side: Side; description: Description };
  'signaling.changed': { state: SignalingState };
  'ice-gathering.changed': { state: IceGatheringState };
  'ice-connection.changed': { state: IceConnectionState };
  'connection.changed': { state: ConnectionState };
  /** `null` once gathering is over. An empty `candidate` string ends one generation of one m-section. */
  'candidate.gathered': { candidate: Candidate | null };
  'candidate.failed': { url: string; address: string | null; port: number | null; code: number; text: string };
  'negotiation.needed': Record<never, never>;
  /** Code of this side let an offer that collided with its own pass, as the impolite side of perfect negotiation does. */
  'offer.ignored': Record<never, never>;
  'track.received': { track: TrackFacts; streams: readonly string[] };
  'track.muted': { track: TrackFacts };
  'track.unmuted': { track: TrackFacts };
  /** The browser's own event, of a received track or an own one; `stop()` causes none. */
  'track.ended': { track: TrackFacts };
  /** `stop()` was called on an own track, or `enabled` was set, or a sender's track replaced: no event tells anybody. */
  'track.stopped': { track: TrackFacts };
  'track.enabled': { track: TrackFacts; enabled: boolean };
  'track.replaced': { before: TrackFacts | null; after: TrackFacts | null };
  /** What `getTransceivers()` and the streams of the page hold, noted when it is not what it was. */
  'transceivers.read': { streams: readonly StreamFacts[]; transceivers: readonly TransceiverFacts[] };
  /** A received picture as it is shown: how bright it is, and how much of it is not what it was; both 0 to 255, means over all pixels. */
  'picture.measured': { track: TrackFacts; brightness: number; change: number };
  /** How loud a received sound is, whether or not anybody listens: decibels below the loudest there is, -70 for silence. */
  'sound.measured': { track: TrackFacts; level: number };
  'data-channel.received': { channel: ChannelFacts; options?: ChannelOptions };
  'data-channel.opened': { channel: ChannelFacts };
  /** `close()` was called on this end; or, where it is not our own doing, the browser says that the other side did. */
  'data-channel.closing': { channel: ChannelFacts; isOwn: boolean };
  'data-channel.closed': { channel: ChannelFacts };
  'data-channel.failed': { channel: ChannelFacts; error: ErrorFacts };
  /** `send()` took the message. `bytes` is its length. */
  'data.sent': { channel: ChannelFacts; bytes: number };
  'data.received': { channel: ChannelFacts; bytes: number };
  /** `send()` threw. */
  'data.refused': { channel: ChannelFacts; bytes: number; error: ErrorFacts };
  /** Figures of many messages that are not recorded one by one; the last ones are told when all is settled. */
  'flood.reported': { isOver: boolean; channels: readonly FloodFigures[] };
  /** A file is on its way, in so many bytes at a time. `id` is the same at both ends; its name and content are nobody's business. */
  'transfer.started': { id: string; bytes: number; chunkBytes: number };
  /** It goes on at this byte, on another channel. */
  'transfer.resumed': { id: string; from: number };
  /** `bytes` are those written at the receiver, as far as this end knows; `isEqual` compares the hashes of both ends. */
  'transfer.ended': { id: string; outcome: TransferOutcome; bytes: number; isEqual: boolean | null };
  /** The page put a remote stream into an element. Whether it plays there is another matter: nobody may be looking. */
  'playback.assigned': { stream: string };
  /** An element plays what is received, or the browser refused to let it. */
  'playback.started': { muted: boolean };
  'playback.refused': { muted: boolean; error: ErrorFacts };
  /** Code of the page itself threw, for example in a handler. */
  'code.failed': { error: ErrorFacts };
  /** Some of the reports of `getStats()`, as the browser gave them, without secrets. */
  'stats.sampled': { reports: readonly StatsReport[] };
  'message.sent': { message: SignalingMessage };
  'message.received': { message: SignalingMessage };
  'media.requested': { source: MediaSourceKind };
  'media.granted': { source: MediaSourceKind; tracks: readonly TrackFacts[] };
  'media.refused': { source: MediaSourceKind; error: ErrorFacts };
  /** The list of devices was read and is another than before. Counts only: labels and ids are the person's own. */
  'devices.changed': { cameras: number; microphones: number; speakers: number; isLabelled: boolean };
  // `visitor` where one page is several clients of the server, each with a name.
  'server.opened': { id: string; visitor?: string };
  'server.lost': { reason: string; visitor?: string };
  'room.changed': { room: string; state: RoomState; visitor?: string };
  /** What crosses the socket of one visitor, and who carries it to the others: the real server, or a relay the lab plays. */
  'frame.sent': { visitor: string; frame: FrameFacts; carrier: FrameCarrier };
  'frame.received': { visitor: string; frame: FrameFacts; carrier: FrameCarrier };
  /** The `connectionState` of a visitor's connection to the other one in the room. */
  'visitor.changed': { visitor: string; state: ConnectionState };
  /** The page was given these STUN and TURN servers. Of others than the lab's own nobody tells what they do. */
  'turn.linked': { urls: readonly string[]; isOurs: boolean };
  'turn.unlinked': { reason: string };
  // What the lab's own server did for this peer, as it said; `after` in milliseconds since the link, on the server's clock.
  /** A Binding request was answered with the address it came from. */
  'stun.answered': { after: number; mapped: TransportAddress };
  /** A request had no credentials, as the first one never has; the 401 says for which realm to send them. */
  'turn.challenged': { after: number; method: TurnMethod };
  /** `code` is the STUN error code. */
  'turn.refused': { after: number; method: TurnMethod; code: number };
  /** `lifetime` in seconds. */
  'turn.allocated': { after: number; relayed: TransportAddress; mapped: TransportAddress; lifetime: number };
  'turn.permitted': { after: number; address: string };
  'turn.channel-bound': { after: number; channel: number; to: TransportAddress };
  'turn.refreshed': { after: number; lifetime: number };
  'turn.expired': { after: number; relayed: TransportAddress };
  /** The learner has made this peer's way to the TURN server worse, or better. */
  'network.impaired': { impairment: Impairment };
  /** ICE has chosen another pair of candidates. `null` where the browser does not say. */
  'candidate-pair.selected': { local: string | null; remote: string | null };
  // Of a call of more than two, of which this trace is one pair's.
  /** So many peers are known here, and so many of their pairs have a connection, or one that is up. */
  'mesh.changed': { peers: number; connections: number; connected: number };
  /** While all were up: kbit/s that one peer sends to all others, and the encoders' milliseconds of work in each second. */
  'mesh.measured': { peers: number; uplink: number; encoding: number };
};

export type TransferOutcome = 'complete' | 'cancelled' | 'refused' | 'failed';

/** `synthetic` is drawn and needs no permission; the others ask the person. */
export type MediaSourceKind = 'synthetic' | 'camera' | 'microphone' | 'screen';

/** As the server tells one member: it made the room, it joined one, both are here, the other left, no place was free. */
export type RoomState = 'created' | 'joined' | 'ready' | 'left' | 'full';

export type TraceEventType = keyof TraceFacts;

export type Stamp = {
  /** Index in `Trace.events`: 0, 1, 2 … no gaps. `at` may tie, `seq` never does. */
  seq: number;
  /** Milliseconds since the trace began, monotonic; never negative, never decreasing. */
  at: number;
  peer: PeerId;
};

export type TraceEventOf<T extends TraceEventType> = { [K in T]: Stamp & { type: K } & TraceFacts[K] }[T];
export type TraceEvent = TraceEventOf<TraceEventType>;

export type Trace = {
  format: 'icebreaker-trace';
  version: 3;
  /** ISO 8601, for people. Arithmetic uses `Stamp.at`. */
  startedAt: string;
  /** The browser that recorded it, as it names itself; for known differences between browsers. */
  recordedBy: string;
  /** Only of a trace that was made of the traces of two ends. */
  clocks?: ClocksOfTrace;
  events: readonly TraceEvent[];
};

/** By how many milliseconds the times of one end may be wrong against those of the other; `null` where nobody can say. */
export type ClocksOfTrace = { uncertainty: number | null };

export function emptyTrace(startedAt: string, recordedBy: string): Trace {
  return { format: 'icebreaker-trace', version: 3, startedAt, recordedBy, events: [] };
}
