import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomBytes } from 'node:crypto';
import { WebSocket, WebSocketServer } from 'ws';
import { relayFloodCode } from '#labs/model/relay/wire.ts';
import type { AdmissionRules, Refusal } from '../admission.ts';
import { addressOf, isNamedHere, isOriginAllowed, storeLost } from '../admission.ts';
import { createAddressBuckets } from '../request-limit.ts';
import { BusLost } from '../shared/bus.ts';
import { TokenBucket } from '../token-bucket.ts';
import { createBrake } from './brake.ts';
import { createGuesses } from './guesses.ts';
import { createPageRelay, type PageRelay } from './page-relay.ts';
import { createTeller } from './teller.ts';
import type { Topics } from './topics.ts';

export type RelaySockets = {
  /** Takes an upgrade over, or says why not. */
  enter: (request: IncomingMessage, stream: Duplex, head: Buffer) => Refusal | null;
  /** Cuts who has not answered the ping before or reads nothing, and pings the others; forgets topics nobody publishes. */
  check: () => void;
  /** Pages, topics, what is followed (a page that follows two counts as two), and bytes held. */
  counts: () => { pages: number; topics: number; followers: number; bytes: number };
  close: () => Promise<void>;
};

export type RelaySocketsParts = { rules: AdmissionRules; topics: Topics; report: (error: unknown) => void };

type Page = {
  address: string;
  relay: PageRelay;
  gone: Promise<void>;
  isAlive: boolean;
  /** Whether anything that was sent has left since the last ping, and whether it was already waiting in vain then. */
  hasRead: boolean;
  wasStuck: boolean;
};

/** Told to pages when the store is lost: they come back by themselves. @see https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 and IANA's list */
const tryAgainCode = 1013;

/** Pages that publish and follow traces, each on a socket of its own. */
export function createRelaySockets({ rules, topics, report }: RelaySocketsParts): RelaySockets {
  const { limits, trustProxy } = rules;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.relayFrameBytes,
    perMessageDeflate: false,
    maxFragments: 64,
    maxBufferedChunks: 1024,
  });
  const pages = new Map<WebSocket, Page>();
  const addresses = new Map<string, number>();
  const codeGuesses = createGuesses(limits.relayGuessesPerPage, limits.relayGuesses);
  const keyGuesses = createGuesses(limits.wrongKeysPerPage, limits.wrongKeys);
  const tellsAt = createAddressBuckets(limits.tellsPerAddress, () => performance.now());

  const welcome = (socket: WebSocket, address: string) => {
    const gone = Promise.withResolvers<void>();
    const ownTells = new TokenBucket(limits.tells, performance.now());
    const relay = createPageRelay({
      topics,
      limits,
      name: randomBytes(9).toString('hex'),
      address,
      guesses: codeGuesses(address),
      tell: createTeller({
        ...{ topics, limits, guesses: keyGuesses(address) },
        buckets: () => [ownTells, tellsAt(address)],
      }),
      send(text, sent) {
        if (socket.readyState !== WebSocket.OPEN) return false;
        // A page that does not read is told no more; what it follows waits in the log meanwhile.
        if (socket.bufferedAmount > limits.relayBacklogBytes) socket.terminate();
        else
          socket.send(text, { binary: false }, (error) => {
            if (error) return;
            page.hasRead = true;
            sent?.();
          });
        return socket.readyState === WebSocket.OPEN;
      },
    });
    const page: Page = { address, relay, gone: gone.promise, isAlive: true, hasRead: true, wasStuck: false };
    pages.set(socket, page);
    addresses.set(address, (addresses.get(address) ?? 0) + 1);
    const brake = createBrake(socket, limits);
    socket.on('message', (data: Buffer, isBinary) => {
      page.isAlive = true;
      if (socket.readyState !== WebSocket.OPEN) return;
      if (!brake.spend(data.length)) {
        socket.close(relayFloodCode, 'too many messages');
        socket.terminate();
        return;
      }
      const failed = (error: unknown) => {
        if (error instanceof BusLost) return dismiss(socket);
        report(error);
        socket.terminate();
      };
      relay
        .take(isBinary ? '' : data.toString())
        .catch(failed)
        .finally(brake.done);
    });
    socket.on('pong', () => (page.isAlive = true));
    socket.on('error', report);
    socket.on('close', () => {
      pages.delete(socket);
      const left = (addresses.get(address) ?? 1) - 1;
      if (left > 0) addresses.set(address, left);
      else addresses.delete(address);
      const failed = (error: unknown) => (error instanceof BusLost ? undefined : report(error));
      void relay.close().catch(failed).finally(gone.resolve);
    });
  };

  // They come back by themselves, and go on where they were.
  topics.onLost(() => [...pages.keys()].forEach(dismiss));

  return {
    enter(request, stream, head) {
      if (!isOriginAllowed(request, rules) || !isNamedHere(request, rules))
        return { status: 403, reason: 'Pages of another origin may not connect.' };
      if (!topics.isReady()) return storeLost;
      if (pages.size >= limits.relaySockets) return { status: 503, reason: 'The server is full.' };
      const address = addressOf(request, trustProxy);
      if ((addresses.get(address) ?? 0) >= limits.relaySocketsPerAddress)
        return { status: 429, reason: 'Too many connections from one address.' };
      server.handleUpgrade(request, stream, head, (socket) => welcome(socket, address));
      return null;
    },
    check() {
      topics.sweep();
      for (const [socket, page] of pages) {
        const isStuck = socket.bufferedAmount > 0 && !page.hasRead;
        // A socket that is not read for a while cannot be heard.
        if ((isStuck && page.wasStuck) || !(page.isAlive || socket.isPaused)) socket.terminate();
        else {
          [page.isAlive, page.hasRead, page.wasStuck] = [false, false, isStuck];
          socket.ping();
        }
      }
    },
    counts() {
      let followers = 0;
      for (const { relay } of pages.values()) followers += relay.follows();
      return { pages: pages.size, topics: topics.count(), followers, bytes: topics.bytes() };
    },
    async close() {
      const all = [...pages];
      for (const [socket] of all) {
        socket.close(1001);
        socket.terminate();
      }
      await Promise.all(all.map(([, { gone }]) => gone));
      await topics.close();
    },
  };
}

function dismiss(socket: WebSocket): void {
  socket.close(tryAgainCode, 'the store is lost');
  socket.terminate();
}
