import { LabError } from '#labs/model/errors.ts';
import type { Impairment } from '#labs/model/network/impairment.ts';
import { turnSocketPath, type TurnAnswer, type TurnRequest } from '#labs/model/turn-wire.ts';
import type { RecordFact } from './trace-store.ts';

/** One peer's way to the STUN and TURN server. What the server does for it becomes facts of that peer. */
export type TurnLink = {
  /** As a configuration takes them: a STUN server, and a TURN server with credentials. */
  iceServers: RTCIceServer[];
  /** Whether it is the lab's own server, which tells what it does and whose path can be made worse. */
  isOurs: boolean;
  /** Makes this peer's packets suffer, in both directions, from now on. Does nothing where the server is not ours. */
  impair: (impairment: Impairment) => void;
};

export type TurnClient = {
  /**
   * Opens a way to the server, which ends with `signal`.
   *
   * @throws {LabError} `turn/unreachable` or `turn/refused`; the reason of `signal` when that aborts first.
   */
  link: (record: RecordFact, signal: AbortSignal) => Promise<TurnLink>;
};

type Entry = {
  record: RecordFact;
  isLinked: boolean;
  resolve: (link: TurnLink) => void;
  reject: (cause: unknown) => void;
};

/** Asks the server for links over one socket, which is opened for the first of them and closed with `signal`. */
export function createTurnClient(signal: AbortSignal): TurnClient {
  const entries = new Map<string, Entry>();
  let socket: Promise<WebSocket> | null = null;
  let count = 0;

  const open = (): Promise<WebSocket> => {
    if (socket) return socket;
    const opening = Promise.withResolvers<WebSocket>();
    const made = new WebSocket(turnSocketPath);
    socket = opening.promise;
    made.onopen = () => opening.resolve(made);
    made.onmessage = ({ data }) => hear(JSON.parse(String(data)) as TurnAnswer);
    made.onclose = ({ reason }) => {
      socket = null;
      const cause = new LabError('turn/unreachable', `The socket to ${turnSocketPath} is closed.`);
      opening.reject(cause);
      for (const { record, isLinked, reject } of entries.values()) {
        if (isLinked) record('turn.unlinked', { reason: reason || 'the server is gone' });
        else reject(cause);
      }
      entries.clear();
    };
    signal.addEventListener('abort', () => made.close(), { once: true });
    return socket;
  };

  const tell = (request: TurnRequest) => {
    const send = (opened: WebSocket) => {
      if (opened.readyState === WebSocket.OPEN) opened.send(JSON.stringify(request));
    };
    // Whoever waits for an answer hears of it by `reject`.
    socket?.then(send, () => {});
  };

  const hear = (answer: TurnAnswer) => {
    const entry = entries.get(answer.link ?? '');
    if (!entry) return;
    const { record } = entry;
    switch (answer.type) {
      case 'linked': {
        const { link, iceServers, isOurs } = answer;
        entry.isLinked = true;
        record('turn.linked', { urls: iceServers.flatMap(({ urls }) => urls), isOurs });
        const impair = (impairment: Impairment) => {
          if (isOurs) tell({ type: 'impair', link, impairment });
        };
        entry.resolve({ iceServers: iceServers as RTCIceServer[], isOurs, impair });
        break;
      }
      case 'happened': {
        const { type, ...facts } = answer.event;
        record(type, { after: answer.at, ...facts });
        break;
      }
      case 'impaired':
        record('network.impaired', { impairment: answer.impairment });
        break;
      case 'refused':
        if (!entry.isLinked) entries.delete(answer.link ?? '');
        entry.reject(new LabError('turn/refused', answer.message, { details: { message: answer.message } }));
    }
  };

  return {
    async link(record, linkSignal) {
      linkSignal.throwIfAborted();
      const name = lettersOf((count += 1));
      const linking = Promise.withResolvers<TurnLink>();
      const entry: Entry = { record, isLinked: false, resolve: linking.resolve, reject: linking.reject };
      entries.set(name, entry);
      linkSignal.addEventListener(
        'abort',
        () => {
          linking.reject(linkSignal.reason);
          // Who gave it up wants to hear of no loss when the server goes later.
          entry.isLinked = false;
          // What the server gives up because of it is still recorded.
          tell({ type: 'unlink', link: name });
        },
        { once: true },
      );
      open().catch(linking.reject);
      tell({ type: 'link', link: name });
      return linking.promise;
    },
  };
}

/** A name that was not used before: what is still said of an old link must not be taken for the new one's. */
function lettersOf(count: number): string {
  return [...String(count)].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number(digit))).join('');
}
