import type { Json } from './json.ts';
import type { Impairment } from './network/impairment.ts';
import type { TransportAddress, TurnMethod } from './turn-wire.ts';
import type {
  ConnectionMethod,
  ConnectionState,
  IceConnectionState,
  IceGatheringState,
  PeerId,
  SdpType,
  Side,
  SignalingState,
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
export type ChannelFacts = { label: string; id: number | null };
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
  /** The browser's own event; `stop()` causes none. */
  'track.ended': { track: TrackFacts };
  /** `stop()` was called on an own track, or `enabled` was set, or a sender's track replaced: no event tells anybody. */
  'track.stopped': { track: TrackFacts };
  'track.enabled': { track: TrackFacts; enabled: boolean };
  'track.replaced': { before: TrackFacts | null; after: TrackFacts | null };
  'data-channel.received': { channel: ChannelFacts };
  'data-channel.opened': { channel: ChannelFacts };
  'data-channel.closed': { channel: ChannelFacts };
  'data-channel.failed': { channel: ChannelFacts; error: ErrorFacts };
  /** `send()` took the message. `bytes` is its length. */
  'data.sent': { channel: ChannelFacts; bytes: number };
  'data.received': { channel: ChannelFacts; bytes: number };
  /** `send()` threw. */
  'data.refused': { channel: ChannelFacts; bytes: number; error: ErrorFacts };
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
  'server.opened': { id: string };
  'server.lost': { reason: string };
  'room.changed': { room: string; state: RoomState };
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
};

/** `synthetic` is drawn and needs no permission; the others ask the person. */
export type MediaSourceKind = 'synthetic' | 'camera' | 'microphone';

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
  events: readonly TraceEvent[];
};

export function emptyTrace(startedAt: string, recordedBy: string): Trace {
  return { format: 'icebreaker-trace', version: 3, startedAt, recordedBy, events: [] };
}
