import { methodOf } from '../describe.ts';
import type { Json } from '../json.ts';
import { parseCandidate } from '../sdp/candidate.ts';
import type { TraceEvent } from '../trace.ts';

/**
 * What an event says, without time, ids, addresses and SDP text. `strand` is the matter it belongs to: events of one strand
 * come in one order in every run of the same code; those of different strands come as the browser gets round to them.
 */
export type Signature = {
  strand: string;
  sign: string;
  /** How often it comes says nothing: candidates, messages of a data channel. Then the strand is this one sign. */
  isRepeatable: boolean;
};

/**
 * `null` for what is no part of what happened: the names of scenario and step, statistics, and whether media has begun to
 * arrive, which two runs of the same code may report or not.
 */
export function signatureOf(event: TraceEvent): Signature | null {
  switch (event.type) {
    case 'run.started':
    case 'step.started':
    case 'stats.sampled':
    case 'transceivers.read':
    case 'picture.measured':
    case 'sound.measured':
    case 'track.muted':
    case 'track.unmuted':
    case 'mesh.changed':
    case 'mesh.measured':
      return null;
    case 'page.noted':
      return once('page', `secure ${event.secureContext}`);
    case 'connection.created':
    case 'description.applied':
      return once('negotiation', event.type === 'connection.created' ? event.type : described(event));
    case 'connection.refused':
    case 'code.failed':
      return once('negotiation', `${event.type} ${event.error.name}`);
    case 'call.started':
    case 'call.resolved':
      return ofCall(event.call, `${event.type} ${written(event)}`);
    case 'call.rejected':
      return ofCall(event.call, `${event.type} ${methodOf(event.call)} ${event.error.name}`);
    case 'message.sent':
    case 'message.received': {
      const { kind } = event.message;
      // The way may be slower or faster than the browser, so what comes is a matter of its own.
      return kind === 'candidate' ? often(`${event.type} ${kind}`) : once(event.type, kind);
    }
    case 'candidate.gathered':
      return often(`gathered ${candidateType(event.candidate?.candidate ?? '')}`);
    case 'candidate.failed':
      return often(`${event.type} ${event.code}`);
    case 'negotiation.needed':
    case 'offer.ignored':
      return often(event.type);
    case 'signaling.changed':
      return once('negotiation', `signaling ${event.state}`);
    case 'ice-gathering.changed':
    case 'ice-connection.changed':
    case 'connection.changed':
      return once(event.type, event.state);
    case 'track.received':
    case 'track.ended':
      return once(`received ${event.track.kind}`, event.type);
    case 'track.stopped':
      return once(`own ${event.track.kind}`, event.type);
    case 'track.enabled':
      return once(`own ${event.track.kind}`, `${event.type} ${event.enabled}`);
    case 'track.replaced':
      return once(`own ${(event.before ?? event.after)?.kind ?? ''}`, `${event.type} ${event.after?.kind ?? 'none'}`);
    case 'data-channel.received':
    case 'data-channel.opened':
    case 'data-channel.closed':
      return once(`channel ${event.channel.label}`, event.type);
    case 'data-channel.closing':
      return once(`channel ${event.channel.label}`, `${event.type} own ${event.isOwn}`);
    case 'data-channel.failed':
      return once(`channel ${event.channel.label}`, `${event.type} ${event.error.name}`);
    case 'data.sent':
    case 'data.received':
      return often(`${event.type} ${event.channel.label}`);
    case 'data.refused':
      return often(`${event.type} ${event.channel.label} ${event.error.name}`);
    case 'flood.reported':
      return often(event.type);
    case 'transfer.started':
      return once('transfer', event.type);
    // Where it is cut off, and so how often, is a matter of time.
    case 'transfer.resumed':
      return often(event.type);
    case 'transfer.ended':
      return once('transfer', `${event.type} ${event.outcome}`);
    case 'playback.assigned':
      return often(event.type);
    case 'playback.started':
      return often(`${event.type} muted ${event.muted}`);
    case 'playback.refused':
      return often(`${event.type} ${event.error.name}`);
    case 'media.requested':
    case 'media.granted':
      return once('media', `${event.type} ${event.source}`);
    case 'media.refused':
      return once('media', `${event.type} ${event.source} ${event.error.name}`);
    case 'devices.changed':
      return once('devices', `labelled ${event.isLabelled}`);
    case 'server.opened':
    case 'server.lost':
      return once('server', event.type);
    case 'room.changed':
      return once('room', event.state);
    case 'frame.sent':
    case 'frame.received':
      return often(`${event.type} ${event.visitor} ${event.frame.type}`);
    case 'visitor.changed':
      return often(`${event.visitor} ${event.state}`);
    case 'turn.linked':
    case 'turn.unlinked':
      return once('turn', event.type);
    // How many servers, networks and retransmissions there are decides how often; what the server thinks of it, whether.
    case 'turn.challenged':
    case 'stun.answered':
    case 'turn.allocated':
    case 'turn.permitted':
    case 'turn.channel-bound':
    case 'turn.refreshed':
    case 'turn.expired':
      return often(event.type);
    case 'turn.refused':
      return often(`${event.type} ${event.method} ${event.code}`);
    case 'network.impaired':
      return once('network', JSON.stringify(event.impairment));
    case 'candidate-pair.selected':
      return often(`selected ${candidateType(event.local ?? '')}`);
  }
}

function once(strand: string, sign: string): Signature {
  return { strand, sign, isRepeatable: false };
}

function often(sign: string): Signature {
  return { strand: sign, sign, isRepeatable: true };
}

/** Candidates are added as they come, and `close()` ends everything whenever it is called. */
function ofCall(call: string, sign: string): Signature {
  const method = methodOf(call);
  return method === 'addIceCandidate' ? often(sign) : once(method === 'close' ? 'close' : 'negotiation', sign);
}

function written({ call, ...event }: { call: string; arguments?: readonly Json[] }): string {
  const type = (event.arguments?.[0] as { type?: Json } | null | undefined)?.type;
  return typeof type === 'string' ? `${methodOf(call)}(${type})` : methodOf(call);
}

function described({ side, description }: Extract<TraceEvent, { type: 'description.applied' }>): string {
  return `${side} ${description.type}`;
}

function candidateType(line: string): string {
  return line === '' ? 'the end' : (parseCandidate(line)?.type ?? 'something else');
}
