import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { relayFloodCode } from '#labs/model/relay/wire.ts';
import type { AdmissionRules, Refusal } from '../admission.ts';
import { addressOf, isNamedHere, isOriginAllowed } from '../admission.ts';
import { createRequestLimit } from '../request-limit.ts';
import { TokenBucket } from '../token-bucket.ts';
import { createPageRelay } from './page-relay.ts';
import type { Topics } from './topics.ts';

export type RelaySockets = {
  /** Takes an upgrade over, or says why not. */
  enter: (request: IncomingMessage, stream: Duplex, head: Buffer) => Refusal | null;
  /** Cuts who has not answered the ping before, and pings the others; forgets topics nobody publishes. */
  check: () => void;
  count: () => number;
  topics: () => number;
  close: () => Promise<void>;
};

export type RelaySocketsParts = { rules: AdmissionRules; topics: Topics; report: (error: unknown) => void };

/** Pages that publish and follow traces, each on a socket of its own. */
export function createRelaySockets({ rules, topics, report }: RelaySocketsParts): RelaySockets {
  const { limits, trustProxy } = rules;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.relayFrameBytes, perMessageDeflate: false });
  const sockets = new Map<WebSocket, { address: string; gone: Promise<void> }>();
  const addresses = new Map<string, number>();
  const silent = new Set<WebSocket>();
  const publishers = new Map<string, { onReplaced: () => void }>();
  const mayGuess = createRequestLimit(limits.relayGuesses, () => performance.now());

  const takeTopic = (topic: string, onReplaced: () => void) => {
    const before = publishers.get(topic);
    const own = { onReplaced };
    publishers.set(topic, own);
    before?.onReplaced();
    const isStill = () => publishers.get(topic) === own;
    return {
      isStill,
      release() {
        if (isStill()) publishers.delete(topic);
      },
    };
  };

  const welcome = (socket: WebSocket, address: string) => {
    const gone = Promise.withResolvers<void>();
    sockets.set(socket, { address, gone: gone.promise });
    addresses.set(address, (addresses.get(address) ?? 0) + 1);
    const page = createPageRelay({
      ...{ topics, limits, takeTopic },
      mayGuess: () => mayGuess(address),
      send(text, sent) {
        if (socket.readyState !== WebSocket.OPEN) return false;
        // A page that does not read is told no more; what it follows waits in the log meanwhile.
        if (socket.bufferedAmount > limits.backlogBytes) socket.terminate();
        else socket.send(text, (error) => (error ? undefined : sent?.()));
        return socket.readyState === WebSocket.OPEN;
      },
    });
    const slowDown = createBrake(socket, limits);
    socket.on('message', (data: Buffer, isBinary) => {
      slowDown(data.length);
      page.take(isBinary ? '' : data.toString()).catch((error: unknown) => {
        report(error);
        socket.terminate();
      });
    });
    socket.on('pong', () => silent.delete(socket));
    socket.on('error', report);
    socket.on('close', () => {
      sockets.delete(socket);
      silent.delete(socket);
      const left = (addresses.get(address) ?? 1) - 1;
      if (left > 0) addresses.set(address, left);
      else addresses.delete(address);
      void page.close().catch(report).finally(gone.resolve);
    });
  };

  return {
    enter(request, stream, head) {
      if (!isOriginAllowed(request, rules) || !isNamedHere(request, rules))
        return { status: 403, reason: 'Pages of another origin may not connect.' };
      if (sockets.size >= limits.relaySockets) return { status: 503, reason: 'The server is full.' };
      const address = addressOf(request, trustProxy);
      if ((addresses.get(address) ?? 0) >= limits.relaySocketsPerAddress)
        return { status: 429, reason: 'Too many connections from one address.' };
      server.handleUpgrade(request, stream, head, (socket) => welcome(socket, address));
      return null;
    },
    check() {
      topics.sweep();
      for (const socket of sockets.keys()) {
        if (silent.has(socket)) socket.terminate();
        else {
          silent.add(socket);
          socket.ping();
        }
      }
    },
    count: () => sockets.size,
    topics: topics.count,
    async close() {
      const all = [...sockets];
      for (const [socket] of all) {
        socket.close(1001);
        socket.terminate();
      }
      await Promise.all(all.map(([, { gone }]) => gone));
      await topics.close();
    },
  };
}

/** Reads a page that sends too much only as fast as it may; closes it when it goes on and on. */
function createBrake(socket: WebSocket, { relayRequests, relayKibibytes, floodMs }: AdmissionRules['limits']) {
  const requests = new TokenBucket(relayRequests, performance.now());
  const kibibytes = new TokenBucket(relayKibibytes, performance.now());
  let slowSince: number | null = null;
  return (bytes: number): void => {
    const now = performance.now();
    requests.spend(now);
    kibibytes.spend(now, Math.ceil(bytes / 1024));
    const wait = Math.max(requests.wait(now), kibibytes.wait(now));
    if (wait === 0) {
      slowSince = null;
      return;
    }
    slowSince ??= now;
    if (now - slowSince > floodMs) return socket.close(relayFloodCode, 'too many messages');
    socket.pause();
    setTimeout(() => {
      if (socket.readyState === WebSocket.OPEN) socket.resume();
    }, wait).unref();
  };
}
