import type { Json } from '../json.ts';
import type { Trace, TraceEvent, TraceEventOf } from '../trace.ts';
import { peers } from '../vocabulary.ts';

type Entry = { type: string; value: string; timestamp: number };
type Series = { startTime: string; endTime: string; statsType: string; values: string };

/**
 * The same trace as chrome://webrtc-internals would have saved it, so that other programs open it: one connection for each
 * peer. What that format has no place for is left out: messages, what the server did, what the page did with media.
 */
export function toInternals(trace: Trace): Json {
  const origin = Date.parse(trace.startedAt);
  const connections = peers.flatMap((peer, index) => {
    const events = trace.events.filter((event) => event.peer === peer);
    const created = events.find((event) => event.type === 'connection.created');
    if (created?.type !== 'connection.created') return [];
    const connection = {
      pid: 1,
      url: '',
      rtcConfiguration: JSON.stringify(created.configuration),
      stats: seriesOf(events, origin),
      updateLog: logOf(events, origin),
    };
    return [[`1-${index + 1}`, connection] as const];
  });
  return {
    getUserMedia: [],
    PeerConnections: Object.fromEntries(connections),
    UserAgent: trace.recordedBy,
    UserAgentData: { brands: [{ brand: 'Chromium', version: chromiumOf(trace.recordedBy) }] },
  };
}

/** Importers ask for 138 or newer before they believe the names of events. */
function chromiumOf(recordedBy: string): string {
  return /Chrome\/(\d+)/.exec(recordedBy)?.[1] ?? '144';
}

function logOf(events: readonly TraceEvent[], origin: number): readonly Entry[] {
  const started = new Map<string, TraceEventOf<'call.started'>>();
  return events.flatMap((event): Entry[] => {
    const entry = (type: string, value: Json = ''): Entry[] => [
      { type, value: value === '' ? '' : JSON.stringify(value), timestamp: origin + event.at },
    ];
    switch (event.type) {
      case 'call.started':
        started.set(event.call, event);
        return event.method === 'addIceCandidate' ? [] : entry(event.method, argumentOf(event));
      case 'call.resolved':
      case 'call.rejected': {
        const call = started.get(event.call);
        if (!call) return [];
        const hasFailed = event.type === 'call.rejected';
        if (call.method === 'addIceCandidate') {
          const candidate = call.arguments[0] ?? null;
          const told = entry('addIceCandidate', candidate);
          return hasFailed ? [...told, ...entry('addIceCandidateFailed', event.error)] : told;
        }
        if (!/Offer|Answer|Description/.test(call.method)) return [];
        return hasFailed
          ? entry(`${call.method}OnFailure`, event.error)
          : entry(`${call.method}OnSuccess`, event.result ?? inForce(call, events, event.seq));
      }
      case 'signaling.changed':
        return entry('onsignalingstatechange', event.state);
      case 'ice-gathering.changed':
        return entry('onicegatheringstatechange', event.state);
      case 'ice-connection.changed':
        return entry('oniceconnectionstatechange', event.state);
      case 'connection.changed':
        return entry('onconnectionstatechange', event.state);
      case 'candidate.gathered':
        return event.candidate?.candidate ? entry('onicecandidate', event.candidate) : [];
      case 'candidate.failed': {
        const { url, address, port, code, text } = event;
        return entry('onicecandidateerror', { url, address, port, error_code: code, error_text: text });
      }
      case 'negotiation.needed':
        return entry('onnegotiationneeded');
      case 'track.received':
        return entry('ontrack', { ...event.track, streams: event.streams });
      case 'data-channel.received':
        return entry('ondatachannel', { label: event.channel.label });
      default:
        return [];
    }
  });
}

function argumentOf({ method, arguments: [first] }: TraceEventOf<'call.started'>): Json {
  if (method === 'createDataChannel') return { label: first ?? '' };
  return first ?? '';
}

/** What is in force, where that is not what the call was given: browsers complete and rewrite. */
function inForce(call: TraceEventOf<'call.started'>, events: readonly TraceEvent[], seq: number): Json {
  const side = call.method === 'setRemoteDescription' ? 'remote' : 'local';
  const applied = events.findLast(
    (event) => event.seq < seq && event.seq > call.seq && event.type === 'description.applied' && event.side === side,
  );
  if (applied?.type !== 'description.applied') return '';
  const { description } = applied;
  return JSON.stringify(call.arguments[0] ?? null) === JSON.stringify(description) ? '' : description;
}

/** One list of values for each member of each report, from its first on. One that is missing in between is `null`. */
function seriesOf(events: readonly TraceEvent[], origin: number): Readonly<Record<string, Series>> {
  type Column = { type: string; from: number; to: number; members: Map<string, Json[]> };
  const columns = new Map<string, Column>();
  for (const event of events) {
    if (event.type !== 'stats.sampled') continue;
    const time = origin + event.at;
    for (const report of event.reports) {
      const { id, type, ...members } = report;
      if (typeof id !== 'string' || typeof type !== 'string') continue;
      const column = columns.get(id) ?? { type, from: time, to: time, members: new Map<string, Json[]>() };
      columns.set(id, column);
      column.to = time;
      const told: Record<string, Json> = { ...members, timestamp: members['timestamp'] ?? time };
      for (const member of new Set([...column.members.keys(), ...Object.keys(told)])) {
        const values = column.members.get(member) ?? [];
        values.push(told[member] ?? null);
        column.members.set(member, values);
      }
    }
  }
  return Object.fromEntries(
    [...columns].flatMap(([id, { type, from, to, members }]) =>
      [...members].map(([member, values]) => {
        const times = { startTime: new Date(from).toISOString(), endTime: new Date(to).toISOString() };
        return [`${id}-${member}`, { ...times, statsType: type, values: JSON.stringify(values) }];
      }),
    ),
  );
}
