import type { MediaConnection, Peer } from 'peerjs';
import type { Description, SignalingMessage } from '#labs/model/trace.ts';
import { whenConnected } from './connected.ts';
import { createRawCall } from './raw-call.ts';
import type { SignalingChannel } from './signaling/channel.ts';

/** What a call between two tabs needs of its session. */
export type TwoTabCallParts = {
  peer: Peer;
  channel: SignalingChannel;
  openMedia: (signal: AbortSignal) => Promise<MediaStream>;
  /** A connection of our own, observed; after `openMedia`. PeerJS makes its own. */
  connect: () => RTCPeerConnection;
  show: (remote: MediaStream | null) => void;
  onConnected: () => void;
  onEnded: () => void;
  onFailed: (message: string) => void;
};

/** What the other tab has sent to begin with: an offer of ours, or a call that PeerJS announced. */
export type Incoming = { offer: SignalingMessage } | { call: MediaConnection };

export type TwoTabCall = {
  isRaw: boolean;
  deliver: (message: SignalingMessage) => void;
  close: () => void;
};

/** Calls the other tab in one of the two ways. The call is over with `close`. */
export function startCall(mode: 'peerjs' | 'raw', partner: string, parts: TwoTabCallParts): TwoTabCall {
  return mode === 'raw'
    ? rawCall(parts, (call) => call.start())
    : peerJsCall(parts, (stream) => parts.peer.call(partner, stream));
}

/** Answers in the way in which the other tab calls. */
export function answerCall(incoming: Incoming, parts: TwoTabCallParts): TwoTabCall {
  if ('offer' in incoming) return rawCall(parts, (call) => call.answer(incoming.offer.content as Description));
  return peerJsCall(parts, (stream) => {
    incoming.call.answer(stream);
    return incoming.call;
  });
}

function rawCall(parts: TwoTabCallParts, begin: (call: ReturnType<typeof createRawCall>) => Promise<void>): TwoTabCall {
  const over = new AbortController();
  const early: SignalingMessage[] = [];
  let connection: RTCPeerConnection | undefined;
  let call: ReturnType<typeof createRawCall> | undefined;
  // What the browser refuses is in the trace; a stray candidate is no reason to end the call.
  const deliver = (message: SignalingMessage) => void call?.deliver(message).catch(() => {});

  const work = async () => {
    const stream = await parts.openMedia(over.signal);
    connection = parts.connect();
    connection.ontrack = ({ streams }) => parts.show(streams[0] ?? null);
    call = createRawCall(connection, parts.channel, stream);
    await begin(call);
    early.splice(0).forEach(deliver);
    await whenConnected(connection, over.signal);
    parts.onConnected();
  };
  work().catch((cause: unknown) => {
    if (!over.signal.aborted) parts.onFailed(cause instanceof Error ? cause.message : String(cause));
  });
  return {
    isRaw: true,
    // An answer needs no waiting room, but candidates may overtake the camera's permission.
    deliver: (message) => (call ? deliver(message) : void early.push(message)),
    close() {
      connection?.close();
      over.abort(new DOMException('The call is over.', 'AbortError'));
      parts.show(null);
    },
  };
}

function peerJsCall(parts: TwoTabCallParts, begin: (stream: MediaStream) => MediaConnection | undefined): TwoTabCall {
  const over = new AbortController();
  let call: MediaConnection | undefined;
  const fail = (cause: unknown) => {
    if (!over.signal.aborted) parts.onFailed(cause instanceof Error ? cause.message : String(cause));
  };

  const work = async () => {
    const stream = await parts.openMedia(over.signal);
    call = begin(stream);
    if (!call) throw new DOMException('PeerJS is not on the server now.', 'InvalidStateError');
    call.on('stream', parts.show);
    call.on('error', fail);
    call.on('close', () => {
      if (!over.signal.aborted) parts.onEnded();
    });
    await whenConnected(call.peerConnection, over.signal);
    parts.onConnected();
  };
  work().catch(fail);
  return {
    isRaw: false,
    deliver: () => {},
    close() {
      over.abort(new DOMException('The call is over.', 'AbortError'));
      call?.close();
      parts.show(null);
    },
  };
}
