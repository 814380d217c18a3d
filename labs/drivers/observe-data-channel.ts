import { transferProtocol } from '#labs/model/transfer/transfer-protocol.ts';
import { errorFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

/**
 * Records when a data channel opens, fails and closes, and what it sends and receives, until `signal` aborts. Only
 * lengths: what people say to each other is nobody's business. The chunks of a file are not recorded: there are thousands.
 */
export function observeDataChannel(channel: RTCDataChannel, record: RecordFact, signal: AbortSignal): void {
  const facts = () => ({ label: channel.label, id: channel.id });
  // Before the handlers of those who act on the event, so that the cause is recorded before what it causes.
  const options = { signal, capture: true };
  channel.addEventListener('open', () => record('data-channel.opened', { channel: facts() }), options);
  channel.addEventListener('close', () => record('data-channel.closed', { channel: facts() }), options);
  channel.addEventListener(
    'error',
    ({ error }) => record('data-channel.failed', { channel: facts(), error: errorFacts(error) }),
    options,
  );
  if (channel.protocol === transferProtocol) return;
  channel.addEventListener(
    'message',
    ({ data }) => record('data.received', { channel: facts(), bytes: lengthOf(data) }),
    options,
  );
  observeSend(channel, record, signal);
}

function observeSend(channel: RTCDataChannel, record: RecordFact, signal: AbortSignal): void {
  const send = channel.send.bind(channel) as (data: unknown) => void;
  const observed = (data: unknown): void => {
    const [facts, bytes] = [{ label: channel.label, id: channel.id }, lengthOf(data)];
    try {
      send(data);
    } catch (cause) {
      record('data.refused', { channel: facts, bytes, error: errorFacts(cause) });
      throw cause;
    }
    record('data.sent', { channel: facts, bytes });
  };
  Object.defineProperty(channel, 'send', { value: observed, configurable: true, writable: true });
  signal.addEventListener('abort', () => Reflect.deleteProperty(channel, 'send'), { once: true });
}

/** In bytes, as they go over the wire: text as UTF-8. */
function lengthOf(data: unknown): number {
  if (data instanceof Blob) return data.size;
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return data.byteLength;
  return new Blob([String(data)]).size;
}
