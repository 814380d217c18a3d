import type { Json } from '../json.ts';
import {
  emptyTrace,
  type Description,
  type Trace,
  type TraceEvent,
  type TraceEventType,
  type TraceFacts,
} from '../trace.ts';
import {
  connectionMethods,
  connectionStates,
  iceConnectionStates,
  iceGatheringStates,
  signalingStates,
  type ConnectionMethod,
} from '../vocabulary.ts';
import {
  candidateOf,
  descriptionOf,
  errorOf,
  fieldsOf,
  isFields,
  numberOf,
  plainText,
  stateOf,
  timeOf,
  type Fields,
} from './dump-text.ts';

/** Other names for what is now spelled as in the specification. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['renegotiationneeded', 'negotiationneeded'],
  ['remotedatachannel', 'datachannel'],
  ['stop', 'close'],
]);

/** Known, and of no interest: what it says another entry says, too. */
const passedOver: ReadonlySet<string> = new Set([
  ...['iceconnectionstatechange (legacy)', 'legacyiceconnectionstatechange', 'addstream', 'removestream'],
  ...['transceivermodified', 'createdtmfsender', 'setlocaldescriptiononsuccess (legacy)', 'rtptransceivermodified'],
  ...['addtrackonsuccess', 'addtransceiveronsuccess', 'constraints'],
]);

type Recorder = <T extends TraceEventType>(type: T, facts: TraceFacts[T]) => void;
type Pending = { call: string; description: Description | null };

/** The log of one connection as a trace of one peer. `onUnknown` hears the names of entries that mean nothing to us. */
export function readLog(
  connection: Fields,
  userAgent: string,
  onUnknown: (name: string) => void,
): { trace: Trace; startedAt: number | null; isRough: boolean } {
  const log = connection['updateLog'];
  const entries: readonly Fields[] = Array.isArray(log) ? log.filter(isFields) : [];
  const times = entries.map((entry) => timeOf(entry));
  const startedAt = times.find((time) => time !== null)?.at ?? null;
  const events: TraceEvent[] = [];
  let now = 0;
  const record: Recorder = (type, facts) =>
    void events.push({ ...facts, type, seq: events.length, at: now, peer: 'alice' } as unknown as TraceEvent);
  record('connection.created', { configuration: configurationOf(connection['rtcConfiguration']) });
  const types = new Set(entries.map((entry) => plainText(entry['type'])));
  const reader = createReader(record, onUnknown, types);
  const refused = refusedLater(entries);
  entries.forEach((entry, index) => {
    // Entries are in order, even where a clock was set back.
    now = Math.max(now, (times[index]?.at ?? 0) - (startedAt ?? 0));
    reader(plainText(entry['type']), entry['value'], refused.has(index));
  });
  const recordedAt = new Date(startedAt ?? 0).toISOString();
  return {
    trace: { ...emptyTrace(recordedAt, userAgent), events },
    startedAt,
    isRough: times.some((time) => time?.isRough),
  };
}

/**
 * Chromium notes a candidate when it is handed over, and once more, without it, when it is refused: the indexes of those that
 * are refused by a later entry.
 */
function refusedLater(entries: readonly Fields[]): ReadonlySet<number> {
  const found = new Set<number>();
  let next: Fields | undefined;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    const type = plainText(entry?.['type']);
    if (!type.startsWith('addIceCandidate')) continue;
    const isRefusal = next?.['type'] === 'addIceCandidateFailed' && candidateOf(next['value']) === null;
    if (type === 'addIceCandidate' && isRefusal) found.add(index);
    next = entry;
  }
  return found;
}

/** @param types all that occur: what one entry says in one dialect is said by two in another */
function createReader(record: Recorder, onUnknown: (name: string) => void, types: ReadonlySet<string>) {
  const tellsCandidateResults = types.has('addIceCandidateOnSuccess') || types.has('addIceCandidateOnFailure');
  let hasEnded = false;
  const pending = new Map<ConnectionMethod, Pending[]>();
  const counts = new Map<ConnectionMethod, number>();
  let created: Description | null = null;

  const start = (method: ConnectionMethod, given: readonly Json[], description: Description | null = null): Pending => {
    const count = (counts.get(method) ?? 0) + 1;
    counts.set(method, count);
    const call = { call: `${method}#${count}`, description };
    record('call.started', { call: call.call, method, arguments: given });
    return call;
  };
  const wait = (method: ConnectionMethod, call: Pending) => {
    const calls = pending.get(method) ?? [];
    calls.push(call);
    pending.set(method, calls);
  };
  const finish = (method: ConnectionMethod, value: unknown, hasFailed: boolean) => {
    const call = pending.get(method)?.shift() ?? start(method, []);
    if (hasFailed) return record('call.rejected', { call: call.call, error: errorOf(value) });
    const result = method === 'createOffer' || method === 'createAnswer' ? descriptionOf(value) : null;
    if (result) created = result;
    const side = method === 'setLocalDescription' ? 'local' : method === 'setRemoteDescription' ? 'remote' : null;
    // The implicit form sets what was created last, or what the browser has made for itself, which some dumps tell here.
    const description = side && (descriptionOf(value) ?? call.description ?? (side === 'local' ? created : null));
    if (side && description) record('description.applied', { side, description });
    record('call.resolved', { call: call.call, result });
  };
  const atOnce = (method: ConnectionMethod, given: readonly Json[], failure?: unknown) => {
    const { call } = start(method, given);
    if (failure === undefined) record('call.resolved', { call, result: null });
    else record('call.rejected', { call, error: errorOf(failure) });
  };

  return (type: string, value: unknown, isRefused: boolean): void => {
    const method = connectionMethods.find((each) => each === type);
    if (method && /^(create(Offer|Answer)|set(Local|Remote)Description)$/.test(method)) {
      const description = descriptionOf(value);
      const given = description ?? fieldsOf(value);
      const call = start(method, given === null ? [] : [given], description);
      wait(method, call);
      return;
    }
    const outcome = /^(\w+?)On(Success|Failure)$/.exec(type);
    const ended = connectionMethods.find((each) => each === outcome?.[1]);
    if (ended) return finish(ended, value, outcome?.[2] === 'Failure');
    if (type === 'addIceCandidate' && (tellsCandidateResults || isRefused)) {
      const call = start(type, [candidateOf(value)]);
      wait(type, call);
      return;
    }
    if (type === 'addIceCandidateFailed' && (pending.get('addIceCandidate')?.length ?? 0) > 0)
      return finish('addIceCandidate', value, true);
    if (type === 'addIceCandidate' || type === 'addIceCandidateFailed') {
      const candidate = candidateOf(value);
      return atOnce('addIceCandidate', [candidate], type === 'addIceCandidate' ? undefined : value);
    }
    if (type === 'createDataChannel') {
      const label = Array.isArray(value) ? value[0] : fieldsOf(value)?.['label'];
      return atOnce(type, [plainText(label)]);
    }
    if (method === 'setConfiguration' || method === 'restartIce') return atOnce(method, []);
    if (method === 'addTrack' || method === 'addTransceiver' || method === 'removeTrack') return atOnce(method, []);
    if (/^(transceiverAdded|rtpTransceiverAdded)$/.test(type)) {
      const reason = String(fieldsOf(value)?.['reason'] ?? /Caused by: (\w+)/.exec(plainText(value))?.[1] ?? '');
      const cause = connectionMethods.find((each) => each === reason);
      if ((cause === 'addTrack' || cause === 'addTransceiver') && !types.has(cause)) atOnce(cause, []);
      return;
    }
    readEvent(type.toLowerCase(), value);
  };

  function readEvent(lower: string, value: unknown): void {
    if (passedOver.has(lower)) return;
    const bare = lower.startsWith('on') ? lower.slice(2) : lower;
    const name = aliases.get(bare) ?? bare;
    if (passedOver.has(name)) return;
    switch (name) {
      case 'close':
        return atOnce('close', []);
      case 'signalingstatechange':
        return state('signaling.changed', signalingStates);
      case 'icegatheringstatechange': {
        const gathering = stateOf(value, iceGatheringStates);
        state('ice-gathering.changed', iceGatheringStates);
        // A dump has no entry for the end of candidates; this is where the browser says it.
        if (gathering === 'complete') endCandidates();
        if (gathering === 'gathering') hasEnded = false;
        return;
      }
      case 'iceconnectionstatechange':
        return state('ice-connection.changed', iceConnectionStates);
      case 'connectionstatechange':
        return state('connection.changed', connectionStates);
      case 'negotiationneeded':
        return record('negotiation.needed', {});
      case 'icecandidate': {
        if (value === null || value === '') return endCandidates();
        const candidate = candidateOf(value);
        if (candidate) return record('candidate.gathered', { candidate });
        break;
      }
      case 'icecandidateerror': {
        const fields = fieldsOf(value) ?? {};
        const address = fields['address'] ?? fields['host_candidate'] ?? fields['hostCandidate'];
        return record('candidate.failed', {
          url: plainText(fields['url']),
          address: typeof address === 'string' ? address : null,
          port: numberOf(fields['port']),
          code: numberOf(fields['error_code'] ?? fields['errorCode']) ?? 0,
          text: plainText(fields['error_text'] ?? fields['errorText']),
        });
      }
      case 'track': {
        return record('track.received', receivedTrack(value));
      }
      case 'datachannel': {
        const label = plainText(Array.isArray(value) ? value[1] : fieldsOf(value)?.['label']);
        return record('data-channel.received', { channel: { label, id: null } });
      }
    }
    onUnknown(lower);

    function endCandidates(): void {
      if (!hasEnded) record('candidate.gathered', { candidate: null });
      hasEnded = true;
    }

    function state<S extends string>(
      type: 'signaling.changed' | 'ice-gathering.changed' | 'ice-connection.changed' | 'connection.changed',
      states: readonly S[],
    ): void {
      const reached = stateOf(value, states);
      if (reached === null) return onUnknown(`${lower}: ${plainText(value).slice(0, 40)}`);
      record(type, { state: reached } as never);
    }
  }
}

/** `{kind, id, streams}`, a transceiver with its receiver, or `[kind, id, label, …streams]`. */
function receivedTrack(value: unknown): TraceFacts['track.received'] {
  const fields = fieldsOf(value);
  const receiver = fieldsOf(fields?.['receiver']);
  const [kind, id, streams]: readonly unknown[] = Array.isArray(value)
    ? [value[0], value[1], value.slice(3)]
    : [fields?.['kind'], receiver?.['track'] ?? fields?.['id'], receiver?.['streams'] ?? fields?.['streams']];
  return {
    track: { id: plainText(id), kind: kind === 'audio' ? 'audio' : 'video' },
    streams: Array.isArray(streams) ? streams.map(plainText) : [],
  };
}

/** JSON text since 2023, an object from other tools; older text is kept as it is. Credentials are hidden by the browser. */
function configurationOf(value: unknown): Json {
  const fields = fieldsOf(value);
  const text = plainText(value);
  return fields && !text.startsWith('{ ') ? fields : { text };
}
