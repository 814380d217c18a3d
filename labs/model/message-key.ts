import { otherPeer } from './other-peer.ts';
import type { SignalingMessage, TraceEventOf } from './trace.ts';
import type { PeerId } from './vocabulary.ts';

export type MessageEvent = TraceEventOf<'message.sent' | 'message.received'>;

/** Who sent the message, whichever end recorded it. */
export function senderOf({ type, peer }: MessageEvent): PeerId {
  return type === 'message.sent' ? peer : otherPeer(peer);
}

/** Our own channels give a message one id at both ends; each PeerJS client counts by itself. */
export function hasSharedId({ id }: SignalingMessage): boolean {
  return !id.startsWith('peerjs-');
}

/** The same text for a message sent and for the same message received; where ids are not shared, the content has to tell. */
export function messageKey(from: PeerId, message: SignalingMessage): string {
  const { id, kind, content } = message;
  return `${from} ${kind} ${hasSharedId(message) ? id : JSON.stringify(content)}`;
}
