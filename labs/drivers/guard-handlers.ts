import { errorFacts } from './sanitise.ts';
import type { RecordFact } from './trace-store.ts';

const guarded = [
  'onicecandidate',
  'ontrack',
  'onnegotiationneeded',
  'ondatachannel',
  'onconnectionstatechange',
] as const;

type Handler = (this: unknown, event: unknown) => unknown;

/**
 * Records what handlers of this one connection throw, now or later, as `code.failed`. The call goes on, as it does in
 * an application, but the page does not report an error: here it is the subject.
 */
export function guardHandlers(connection: RTCPeerConnection, record: RecordFact): void {
  for (const name of guarded) {
    const set = findSetter(connection, name);
    let given: Handler | null = null;
    Object.defineProperty(connection, name, {
      configurable: true,
      get: () => given,
      set(handler: Handler | null) {
        given = handler;
        set?.call(connection, handler && guard(handler, record));
      },
    });
  }
}

function guard(handler: Handler, record: RecordFact): Handler {
  return async function (this: unknown, event: unknown) {
    try {
      await handler.call(this, event);
    } catch (cause) {
      record('code.failed', { error: errorFacts(cause) });
    }
  };
}

/** The browser's own, wherever it is up the chain: the connection may be of another frame, or of a class made from it. */
function findSetter(object: object, name: string): ((handler: Handler | null) => void) | undefined {
  const prototype = Object.getPrototypeOf(object) as object | null;
  if (prototype === null) return undefined;
  return Object.getOwnPropertyDescriptor(prototype, name)?.set ?? findSetter(prototype, name);
}
