import type { TraceEvent } from '../trace.ts';

/** Told by, or done to, one `RTCPeerConnection`; everything else is of the page, the room or the signaling channel. */
export function isOfConnection({ type }: TraceEvent): boolean {
  return ofConnection.test(type) && type !== 'connection.refused';
}

const ofConnection =
  /^(?:connection|call|description|signaling|ice-gathering|ice-connection|candidate|negotiation|offer|track|data-channel|data|flood|stats)\./;

/** Code did something, or was handed something to act on. The end of a call is none: nothing is to follow it. */
export function isAction(event: TraceEvent): boolean {
  switch (event.type) {
    case 'call.started':
      return event.method !== 'close';
    case 'message.sent':
    case 'message.received':
      return event.message.kind !== 'bye';
    case 'connection.created':
    case 'connection.refused':
    case 'media.requested':
    case 'media.granted':
    case 'media.refused':
    case 'track.replaced':
    case 'track.enabled':
      return true;
    default:
      return false;
  }
}

/** What goes on by itself in a call that is up, so that it says nothing about whether anybody is still at work. */
export function isSample({ type }: TraceEvent): boolean {
  return samples.has(type);
}

const samples: ReadonlySet<TraceEvent['type']> = new Set([
  ...(['stats.sampled', 'transceivers.read', 'picture.measured', 'sound.measured'] as const),
  ...(['data.sent', 'data.received', 'flood.reported', 'mesh.changed', 'mesh.measured'] as const),
]);
