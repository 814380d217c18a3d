import type { Json } from '../json.ts';
import type { SdpSection } from '../sdp/sections.ts';
import type { Description, ErrorFacts, TraceEventOf, TraceEventType } from '../trace.ts';
import type { ConnectionMethod, PeerId, Side } from '../vocabulary.ts';

// A trace sorted once by who, which connection and what, so that forty rules need not walk through it forty times.

/** A place in the trace: every event is one. */
export type Moment = { readonly seq: number; readonly at: number };

/** An API call with its outcome. `end` is `null` as long as the browser has not answered. */
export type Call = Moment & {
  readonly method: ConnectionMethod;
  readonly given: readonly Json[];
  readonly outcome: 'pending' | 'resolved' | 'rejected';
  readonly end: Moment | null;
  readonly error: ErrorFacts | null;
};

/** A description that came into force. */
export type Applied = Moment & {
  readonly side: Side;
  readonly description: Description;
  /** The m-sections, taken apart when asked for. */
  readonly sections: () => readonly SdpSection[];
};

/** The events of some kind, in order; empty where there is none. */
export type EventsOf = <T extends TraceEventType>(type: T) => readonly TraceEventOf<T>[];

/** One `RTCPeerConnection`, from its `connection.created` to the next of the same peer. */
export type ConnectionFacts = {
  readonly peer: PeerId;
  /** Every event of this connection has a `seq` from `first` up to, and without, `beyond`. */
  readonly first: number;
  readonly beyond: number;
  readonly configuration: Json;
  readonly calls: readonly Call[];
  readonly applied: readonly Applied[];
  readonly events: EventsOf;
  /** When its own side called `close()`. */
  readonly closed: Moment | null;
};

export type PeerFacts = {
  readonly peer: PeerId;
  /** The trace holds what this peer did: it is the only one where each tab records its own side. */
  readonly isRecorded: boolean;
  readonly connections: readonly ConnectionFacts[];
  readonly events: EventsOf;
};

/** What a rule may look at: the trace up to the moment that is shown. */
export type Examined = {
  readonly recordedBy: string;
  /** Milliseconds since the trace began: absence is a sign only after a while. */
  readonly now: number;
  readonly peers: Readonly<Record<PeerId, PeerFacts>>;
  /** Of both peers, in the order in which they were made. */
  readonly connections: readonly ConnectionFacts[];
  /** The last thing that code of either peer did or was handed: a call, a message, a request for media. Hanging up is none. */
  readonly lastAction: Moment | null;
  /** How long this call is used to being silent between two actions; `patience.ts` says what for. Milliseconds. */
  readonly habitualPause: number;
};
