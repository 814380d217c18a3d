import type { Json } from './json.ts';
import { presetOf } from './network/impairment.ts';
import type { TraceEvent, TraceEventOf, TraceEventType } from './trace.ts';

/** Which sentence says what happened, and the words to fill in. The sentences are in `labs/messages`. */
export type Sentence = { key: SentenceKey; values: Readonly<Record<string, string | number>> };

export const sentenceKeys = [
  'run.started',
  'run.started.fault',
  'step.started',
  'page.secure',
  'page.insecure',
  'connection.created',
  'connection.refused',
  'call.started',
  'call.resolved',
  'call.rejected',
  'description.applied',
  'signaling.changed',
  'ice-gathering.changed',
  'ice-connection.changed',
  'connection.changed',
  'candidate.gathered',
  'candidate.gathered.end',
  'candidate.failed',
  'negotiation.needed',
  'offer.ignored',
  'track.received',
  'track.muted',
  'track.unmuted',
  'track.ended',
  'track.stopped',
  'track.enabled',
  'track.disabled',
  'track.replaced',
  'track.replaced.none',
  'transceivers.read',
  'picture.measured',
  'sound.measured',
  'data-channel.received',
  'data-channel.opened',
  'data-channel.closing',
  'data-channel.closing.theirs',
  'data-channel.closed',
  'data-channel.failed',
  'data.sent',
  'data.received',
  'data.refused',
  'flood.reported',
  'flood.reported.end',
  'transfer.started',
  'transfer.resumed',
  'transfer.complete',
  'transfer.cancelled',
  'transfer.refused',
  'transfer.failed',
  'playback.assigned',
  'playback.started',
  'playback.started.muted',
  'playback.refused',
  'code.failed',
  'stats.sampled',
  'message.sent',
  'message.received',
  'media.requested',
  'media.granted',
  'media.refused',
  'devices.changed',
  'devices.changed.unlabelled',
  'server.opened',
  'server.lost',
  'room.created',
  'room.joined',
  'room.ready',
  'room.left',
  'room.full',
  'visitor.opened',
  'visitor.lost',
  'visitor.created',
  'visitor.joined',
  'visitor.ready',
  'visitor.left',
  'visitor.full',
  'visitor.changed',
  'frame.sent',
  'frame.received',
  'turn.linked',
  'turn.linked.others',
  'turn.unlinked',
  'stun.answered',
  'turn.challenged',
  'turn.refused',
  'turn.allocated',
  'turn.permitted',
  'turn.channel-bound',
  'turn.refreshed',
  'turn.expired',
  'network.impaired',
  'network.unplugged',
  'network.mended',
  'candidate-pair.selected',
  'mesh.changed',
  'mesh.measured',
] as const;
export type SentenceKey = (typeof sentenceKeys)[number];

type Describe = { readonly [T in TraceEventType]: (event: TraceEventOf<T>) => Sentence };

const describe: Describe = {
  'run.started': ({ type, scenario, fault }) =>
    fault === null ? { key: type, values: { scenario } } : { key: 'run.started.fault', values: { scenario, fault } },
  'step.started': ({ type, step }) => ({ key: type, values: { step } }),
  'page.noted': ({ secureContext }) => ({ key: secureContext ? 'page.secure' : 'page.insecure', values: {} }),
  'connection.created': ({ type }) => ({ key: type, values: {} }),
  'connection.refused': ({ type, error }) => ({ key: type, values: { ...error } }),
  'call.started': ({ type, method, arguments: given }) => ({ key: type, values: { call: written(method, given) } }),
  'call.resolved': ({ type, call }) => ({ key: type, values: { call: methodOf(call) } }),
  'call.rejected': ({ type, call, error }) => ({ key: type, values: { call: methodOf(call), ...error } }),
  'description.applied': ({ type, side, description }) => ({ key: type, values: { side, sdpType: description.type } }),
  'signaling.changed': ({ type, state }) => ({ key: type, values: { state } }),
  'ice-gathering.changed': ({ type, state }) => ({ key: type, values: { state } }),
  'ice-connection.changed': ({ type, state }) => ({ key: type, values: { state } }),
  'connection.changed': ({ type, state }) => ({ key: type, values: { state } }),
  'candidate.gathered': ({ type, candidate }) =>
    candidate?.candidate
      ? { key: type, values: { candidate: shortCandidate(candidate.candidate) } }
      : { key: 'candidate.gathered.end', values: {} },
  'candidate.failed': ({ type, code, url, text }) => ({ key: type, values: { code, url, text } }),
  'negotiation.needed': ({ type }) => ({ key: type, values: {} }),
  'offer.ignored': ({ type }) => ({ key: type, values: {} }),
  'track.received': ({ type, track }) => ({ key: type, values: { kind: track.kind } }),
  'track.muted': ({ type, track }) => ({ key: type, values: { kind: track.kind } }),
  'track.unmuted': ({ type, track }) => ({ key: type, values: { kind: track.kind } }),
  'track.ended': ({ type, track }) => ({ key: type, values: { kind: track.kind } }),
  'track.stopped': ({ type, track }) => ({ key: type, values: { kind: track.kind } }),
  'track.enabled': ({ type, track, enabled }) => ({
    key: enabled ? type : 'track.disabled',
    values: { kind: track.kind },
  }),
  'track.replaced': ({ type, after }) =>
    after ? { key: type, values: { kind: after.kind } } : { key: 'track.replaced.none', values: {} },
  'transceivers.read': ({ type, transceivers }) => ({ key: type, values: { count: transceivers.length } }),
  'picture.measured': ({ type, brightness, change }) => ({
    key: type,
    values: { brightness: Math.round(brightness), change: Math.round(change * 10) / 10 },
  }),
  'sound.measured': ({ type, level }) => ({ key: type, values: { level: Math.round(level) } }),
  'data-channel.received': ({ type, channel }) => ({ key: type, values: { label: channel.label } }),
  'data-channel.opened': ({ type, channel }) => ({ key: type, values: { label: channel.label } }),
  'data-channel.closing': ({ type, channel, isOwn }) => ({
    key: isOwn ? type : 'data-channel.closing.theirs',
    values: { label: channel.label },
  }),
  'data-channel.closed': ({ type, channel }) => ({ key: type, values: { label: channel.label } }),
  'data-channel.failed': ({ type, channel, error }) => ({ key: type, values: { label: channel.label, ...error } }),
  'data.sent': ({ type, channel, bytes }) => ({ key: type, values: { label: channel.label, bytes } }),
  'data.received': ({ type, channel, bytes }) => ({ key: type, values: { label: channel.label, bytes } }),
  'data.refused': ({ type, channel, bytes, error }) => ({
    key: type,
    values: { label: channel.label, bytes, ...error },
  }),
  'flood.reported': ({ type, isOver, channels }) => ({
    key: isOver ? 'flood.reported.end' : type,
    values: {
      sent: channels.reduce((sum, { sent }) => sum + sent, 0),
      delivered: channels.reduce((sum, { delivered }) => sum + delivered, 0),
      lost: channels.reduce((sum, { lost }) => sum + lost, 0),
    },
  }),
  'transfer.started': ({ type, bytes, chunkBytes }) => ({ key: type, values: { bytes, chunkBytes } }),
  'transfer.resumed': ({ type, from }) => ({ key: type, values: { from } }),
  'transfer.ended': ({ outcome, bytes }) => ({ key: `transfer.${outcome}`, values: { bytes } }),
  'playback.assigned': ({ type }) => ({ key: type, values: {} }),
  'playback.started': ({ type, muted }) => ({ key: muted ? 'playback.started.muted' : type, values: {} }),
  'playback.refused': ({ type, error }) => ({ key: type, values: { ...error } }),
  'code.failed': ({ type, error }) => ({ key: type, values: { ...error } }),
  'stats.sampled': ({ type, reports }) => ({ key: type, values: { count: reports.length } }),
  'message.sent': ({ type, message }) => ({ key: type, values: { kind: message.kind } }),
  'message.received': ({ type, message }) => ({ key: type, values: { kind: message.kind } }),
  'media.requested': ({ type, source }) => ({ key: type, values: { source } }),
  'media.granted': ({ type, source }) => ({ key: type, values: { source } }),
  'media.refused': ({ type, source, error }) => ({ key: type, values: { source, ...error } }),
  'devices.changed': ({ type, cameras, microphones, speakers, isLabelled }) => ({
    key: isLabelled ? type : 'devices.changed.unlabelled',
    values: { cameras, microphones, speakers },
  }),
  'server.opened': ({ type, visitor }) =>
    visitor === undefined ? { key: type, values: {} } : { key: 'visitor.opened', values: { visitor } },
  'server.lost': ({ type, reason, visitor }) =>
    visitor === undefined ? { key: type, values: { reason } } : { key: 'visitor.lost', values: { visitor, reason } },
  'room.changed': ({ room, state, visitor }) =>
    visitor === undefined
      ? { key: `room.${state}`, values: { room } }
      : { key: `visitor.${state}`, values: { visitor, room } },
  'frame.sent': ({ type, visitor, frame }) => ({ key: type, values: { visitor, frame: frame.type } }),
  'frame.received': ({ type, visitor, frame }) => ({ key: type, values: { visitor, frame: frame.type } }),
  'visitor.changed': ({ type, visitor, state }) => ({ key: type, values: { visitor, state } }),
  'turn.linked': ({ type, urls, isOurs }) => ({
    key: isOurs ? type : 'turn.linked.others',
    values: { count: urls.length },
  }),
  'turn.unlinked': ({ type, reason }) => ({ key: type, values: { reason } }),
  'stun.answered': ({ type, mapped }) => ({ key: type, values: { mapped } }),
  'turn.challenged': ({ type, method }) => ({ key: type, values: { method } }),
  'turn.refused': ({ type, method, code }) => ({ key: type, values: { method, code } }),
  'turn.allocated': ({ type, relayed, lifetime }) => ({ key: type, values: { relayed, lifetime } }),
  'turn.permitted': ({ type, address }) => ({ key: type, values: { address } }),
  'turn.channel-bound': ({ type, channel, to }) => ({ key: type, values: { channel, to } }),
  'turn.refreshed': ({ type, lifetime }) => ({ key: type, values: { lifetime } }),
  'turn.expired': ({ type, relayed }) => ({ key: type, values: { relayed } }),
  'network.impaired': ({ type, impairment }) => ({
    key: impairment.isUnplugged ? 'network.unplugged' : presetOf(impairment) === 'none' ? 'network.mended' : type,
    values: { loss: impairment.loss, delay: impairment.delay, jitter: impairment.jitter },
  }),
  'candidate-pair.selected': ({ type, local, remote }) => ({
    key: type,
    values: { local: shortCandidate(local ?? ''), remote: shortCandidate(remote ?? '') },
  }),
  'mesh.changed': ({ type, peers, connections, connected }) => ({
    key: type,
    values: { peers, connections, connected },
  }),
  'mesh.measured': ({ type, peers, uplink, encoding }) => ({
    key: type,
    values: { peers, uplink: Math.round(uplink), encoding: Math.round(encoding) },
  }),
};

/** One sentence for the event, as a key and the words in it. */
export function describeEvent<T extends TraceEventType>(event: TraceEvent & { type: T }): Sentence {
  return (describe[event.type] as (event: TraceEvent) => Sentence)(event);
}

/** Call ids are `method#n`. */
export function methodOf(call: string): string {
  return call.split('#')[0] ?? call;
}

function written(method: string, given: readonly Json[]): string {
  const type = (given[0] as { type?: Json } | null | undefined)?.type;
  return typeof type === 'string' ? `${method}(${type})` : `${method}()`;
}

/** Type and transport of a candidate line, without its address: `host udp`. @see RFC 8839, section 5.1 */
function shortCandidate(line: string): string {
  const [, , transport = ''] = line.split(' ');
  const type = / typ (\S+)/.exec(line)?.[1] ?? '';
  return `${type} ${transport.toLowerCase()}`;
}
