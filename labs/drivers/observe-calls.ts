import { connectionMethods, type ConnectionMethod } from '#labs/model/vocabulary.ts';
import { callArguments, callResult } from './call-arguments.ts';
import { observeDataChannel } from './observe-data-channel.ts';
import { observeSender } from './observe-sender.ts';
import { errorFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

type AnyMethod = (...given: unknown[]) => unknown;

/**
 * Records every API call on this connection as two facts, by whoever makes it, until `signal` aborts. The methods are
 * shadowed on this one object; the browser's prototypes stay as they are.
 */
export function observeCalls(connection: RTCPeerConnection, record: RecordFact, signal: AbortSignal): void {
  const counts = new Map<ConnectionMethod, number>();
  for (const method of connectionMethods) {
    const original = connection[method] as AnyMethod;
    const observed: AnyMethod = (...given) => {
      const count = (counts.get(method) ?? 0) + 1;
      counts.set(method, count);
      const call = `${method}#${count}`;
      const settled = (result: unknown) => {
        recordApplied(connection, method, given[0], record);
        record('call.resolved', { call, result: callResult(result) });
        if (method === 'createDataChannel') observeDataChannel(result as RTCDataChannel, record, signal);
        if (method === 'addTrack') observeSender(result as RTCRtpSender, record, signal);
        if (method === 'addTransceiver') observeSender((result as RTCRtpTransceiver).sender, record, signal);
      };
      const refused = (cause: unknown) => record('call.rejected', { call, error: errorFacts(cause) });

      record('call.started', { call, method, arguments: callArguments(method, given) });
      let result: unknown;
      try {
        result = original.apply(connection, given);
      } catch (cause) {
        refused(cause);
        throw cause;
      }
      if (isPromise(result)) return recordOutcome(result, settled, refused);
      settled(result);
      return result;
    };
    Object.defineProperty(connection, method, { value: observed, configurable: true, writable: true });
  }
  signal.addEventListener(
    'abort',
    () => connectionMethods.forEach((method) => Reflect.deleteProperty(connection, method)),
    {
      once: true,
    },
  );
}

/** Told by its member: a promise of another frame is no instance of our `Promise`. */
function isPromise(result: unknown): result is PromiseLike<unknown> {
  return typeof (result as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
}

/** The same promise to the caller, its outcome recorded first. */
async function recordOutcome(
  promise: PromiseLike<unknown>,
  settled: (result: unknown) => void,
  refused: (cause: unknown) => void,
): Promise<unknown> {
  try {
    const result = await promise;
    settled(result);
    return result;
  } catch (cause) {
    refused(cause);
    throw cause;
  }
}

/** Which description is in force after a successful call; the implicit form says it only now. */
function recordApplied(
  connection: RTCPeerConnection,
  method: ConnectionMethod,
  given: unknown,
  record: RecordFact,
): void {
  if (method !== 'setLocalDescription' && method !== 'setRemoteDescription') return;
  // Firefox throws when the descriptions of a closed connection are read.
  if (connection.signalingState === 'closed') return;
  const side = method === 'setLocalDescription' ? 'local' : 'remote';
  const inForce = side === 'local' ? connection.localDescription : connection.remoteDescription;
  const type = (given as RTCSessionDescriptionInit | undefined)?.type ?? inForce?.type;
  if (type)
    record('description.applied', {
      side,
      description: { type, sdp: type === 'rollback' ? '' : (inForce?.sdp ?? '') },
    });
}
