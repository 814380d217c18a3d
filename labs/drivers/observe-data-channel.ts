import { transferProtocol } from '#labs/model/transfer/transfer-protocol.ts';
import { channelFacts, errorFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

/** Channels whose messages somebody else counts, because there are too many to be written down. */
const uncounted = new WeakSet<RTCDataChannel>();

/** From now on what this end sends and receives is not recorded; what is refused, and its states, still are. */
export function leaveMessagesOut(channel: RTCDataChannel): void {
  uncounted.add(channel);
}

/**
 * Records when a data channel opens, fails and closes, and what it sends and receives, until `signal` aborts. Only
 * lengths: what people say to each other is nobody's business. The chunks of a file are not recorded: there are thousands.
 */
export function observeDataChannel(channel: RTCDataChannel, record: RecordFact, signal: AbortSignal): void {
  if (channel.protocol === transferProtocol) leaveMessagesOut(channel);
  const facts = () => ({ channel: channelFacts(channel) });
  // Before the handlers of those who act on the event, so that the cause is recorded before what it causes.
  const options = { signal, capture: true };
  channel.addEventListener('open', () => record('data-channel.opened', facts()), options);
  channel.addEventListener('closing', () => record('data-channel.closing', { ...facts(), isOwn: false }), options);
  channel.addEventListener('close', () => record('data-channel.closed', facts()), options);
  channel.addEventListener(
    'error',
    ({ error }) => record('data-channel.failed', { ...facts(), error: errorFacts(error) }),
    options,
  );
  channel.addEventListener(
    'message',
    ({ data }) => {
      if (!uncounted.has(channel)) record('data.received', { ...facts(), bytes: lengthOf(data) });
    },
    options,
  );
  observeSend(channel, record, signal);
  observeClose(channel, record, signal);
}

function observeSend(channel: RTCDataChannel, record: RecordFact, signal: AbortSignal): void {
  const send = channel.send.bind(channel) as (data: unknown) => void;
  const observed = (data: unknown): void => {
    try {
      send(data);
    } catch (cause) {
      record('data.refused', { channel: channelFacts(channel), bytes: lengthOf(data), error: errorFacts(cause) });
      throw cause;
    }
    if (!uncounted.has(channel)) record('data.sent', { channel: channelFacts(channel), bytes: lengthOf(data) });
  };
  Object.defineProperty(channel, 'send', { value: observed, configurable: true, writable: true });
  signal.addEventListener('abort', () => Reflect.deleteProperty(channel, 'send'), { once: true });
}

/** `close()` on this end makes it `closing` without an event. */
function observeClose(channel: RTCDataChannel, record: RecordFact, signal: AbortSignal): void {
  const close = channel.close.bind(channel);
  const observed = (): void => {
    const { readyState } = channel;
    close();
    // Called once more it does nothing.
    if (readyState === 'connecting' || readyState === 'open')
      record('data-channel.closing', { channel: channelFacts(channel), isOwn: true });
  };
  Object.defineProperty(channel, 'close', { value: observed, configurable: true, writable: true });
  signal.addEventListener('abort', () => Reflect.deleteProperty(channel, 'close'), { once: true });
}

/** In bytes, as they go over the wire: text as UTF-8. */
function lengthOf(data: unknown): number {
  if (data instanceof Blob) return data.size;
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return data.byteLength;
  return new Blob([String(data)]).size;
}
