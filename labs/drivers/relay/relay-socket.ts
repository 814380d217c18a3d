import { relaySocketPath, type RelayAnswer, type RelayRequest } from '#labs/model/relay/wire.ts';

/** This page's way to the relay of traces. It is opened when somebody first needs it, and comes back by itself when it is lost. */
export type RelaySocket = {
  /** Says it if the way is open; otherwise `onOpen` says what is needed once it is. */
  send: (request: RelayRequest) => void;
  isOpen: () => boolean;
  /** Each time the way has opened, also now if it is. Returns the function that ends the subscription. */
  onOpen: (listener: () => void) => () => void;
  /** Each time it was lost, and each time it could not be opened. */
  onLost: (listener: () => void) => () => void;
  onAnswer: (listener: (answer: RelayAnswer) => void) => () => void;
};

const firstDelayMs = 250;
const longestDelayMs = 4_000;
/** A server that says nothing for two of these is gone, or the network is. */
const pingMs = 4_000;

/** Everything ends with `signal`. */
export function createRelaySocket(signal: AbortSignal): RelaySocket {
  const opened = new Set<() => void>();
  const lost = new Set<() => void>();
  const answered = new Set<(answer: RelayAnswer) => void>();
  let socket: WebSocket | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let delayMs = firstDelayMs;

  const isOpen = () => socket?.readyState === WebSocket.OPEN;
  const connect = () => {
    clearTimeout(retry);
    retry = undefined;
    if (signal.aborted || socket !== null) return;
    const made = new WebSocket(relaySocketPath);
    socket = made;
    let isSilent = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    const end = () => {
      clearInterval(timer);
      if (socket !== made) return;
      socket = null;
      // What comes late from it belongs to nobody.
      made.onmessage = made.onopen = made.onclose = null;
      made.close();
      if (signal.aborted) return;
      // A class that comes back at once is easier for a server that has just started when it does not come in one instant.
      retry = setTimeout(connect, delayMs * (0.5 + Math.random()));
      delayMs = Math.min(delayMs * 2, longestDelayMs);
      for (const listener of [...lost]) listener();
    };
    made.onopen = () => {
      delayMs = firstDelayMs;
      timer = setInterval(() => {
        if (isSilent) return end();
        isSilent = true;
        send({ type: 'ping' });
      }, pingMs);
      for (const listener of [...opened]) listener();
    };
    made.onmessage = ({ data }) => {
      isSilent = false;
      const answer = JSON.parse(String(data)) as RelayAnswer;
      for (const listener of [...answered]) listener(answer);
    };
    made.onclose = end;
  };
  const send = (request: RelayRequest) => {
    if (isOpen()) socket?.send(JSON.stringify(request));
  };
  addEventListener(
    'online',
    () => {
      if (retry !== undefined) connect();
    },
    { signal },
  );
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(retry);
      socket?.close();
    },
    { once: true },
  );
  const subscribe = <T>(listeners: Set<T>, listener: T) => {
    listeners.add(listener);
    if (retry === undefined) connect();
    return () => void listeners.delete(listener);
  };
  return {
    send,
    isOpen,
    onOpen(listener) {
      const end = subscribe(opened, listener);
      if (isOpen()) listener();
      return end;
    },
    onLost: (listener) => subscribe(lost, listener),
    onAnswer: (listener) => subscribe(answered, listener),
  };
}

/** In milliseconds, and as much again by chance: those who were asked to wait do not come back in one instant. */
const patienceMs = 2_000;

/**
 * The topic a short form leads to; `null` when it leads nowhere. Waits for the server as long as it takes, also when it says that
 * too many were asked for from here; the reason of `signal` when that aborts first.
 */
export function resolveShort(socket: RelaySocket, short: string, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => socket.send({ type: 'resolve', short });
    const end = () => {
      clearTimeout(timer);
      ends.forEach((each) => each());
      signal.removeEventListener('abort', stop);
    };
    const stop = () => {
      end();
      reject(signal.reason as Error);
    };
    const ends = [
      socket.onAnswer((answer) => {
        if (answer.type === 'refused' && answer.code === 'too-many' && answer.topic === null) {
          clearTimeout(timer);
          timer = setTimeout(ask, patienceMs * (1 + Math.random()));
        }
        if (answer.type !== 'resolved' || answer.short !== short) return;
        end();
        resolve(answer.topic);
      }),
    ];
    ends.push(socket.onOpen(ask));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
