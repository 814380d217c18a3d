import type { Json } from '#labs/model/json.ts';
import type { SignalingMessage } from '#labs/model/trace.ts';
import type { RecordFact } from '../trace-store.ts';

export type MessageKind = SignalingMessage['kind'];

/** One end of a way to the other peer. What goes in at one end comes out at the other, in order, as plain JSON. */
export type SignalingChannel = {
  send: (kind: MessageKind, content: Json) => void;
  /** Hands each message to `listener` until `signal` aborts. Messages that came before are handed over first. */
  listen: (listener: (message: SignalingMessage) => void, signal: AbortSignal) => void;
};

/** What carries messages: an adapter's side of the port. */
export type Carrier = {
  post: (message: SignalingMessage) => void;
  receive: (listener: (message: SignalingMessage) => void) => void;
};

/** A channel over any carrier, each message recorded as it leaves and as it comes. `name` makes the ids unique. */
export function createChannel(carrier: Carrier, name: string, record: RecordFact): SignalingChannel {
  const early: SignalingMessage[] = [];
  let sent = 0;
  const keep = (message: SignalingMessage): void => {
    early.push(message);
  };
  let deliver = keep;
  carrier.receive((message) => {
    record('message.received', { message });
    deliver(message);
  });
  return {
    send(kind, content) {
      sent += 1;
      const message: SignalingMessage = { id: `${name}-${sent}`, kind, content };
      record('message.sent', { message });
      carrier.post(message);
    },
    listen(listener, signal) {
      deliver = listener;
      early.splice(0).forEach(listener);
      signal.addEventListener('abort', () => void (deliver = keep), { once: true });
    },
  };
}
