import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { AdmissionRules, Refusal } from '../admission.ts';
import { addressOf, isNamedHere, isOriginAllowed } from '../admission.ts';
import { createSecret, type IceSettings } from './ice-settings.ts';
import { reachedAddress } from './local-addresses.ts';
import { createPageLinks } from './page-links.ts';
import { createReach } from './reach.ts';

export type TurnSocketsParts = {
  rules: AdmissionRules;
  settings: IceSettings;
  report: (error: unknown) => void;
};

export type TurnSockets = {
  /** Takes an upgrade over, or says why not. */
  enter: (request: IncomingMessage, stream: Duplex, head: Buffer) => Refusal | null;
  /** Cuts who has not answered the ping before, and pings the others. */
  check: () => void;
  /** Relayed addresses that are open now. */
  allocations: () => number;
  close: () => void;
};

const maxRequestBytes = 2048;

/** Pages that use the STUN and TURN server, each on a socket of its own. What they have opened ends with the socket. */
export function createTurnSockets({ rules, settings, report }: TurnSocketsParts): TurnSockets {
  const { limits, trustProxy, isLoopbackOnly } = rules;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxRequestBytes, perMessageDeflate: false });
  const addresses = new Map<WebSocket, string>();
  const silent = new Set<WebSocket>();
  const reach = createReach(isLoopbackOnly);
  const secret = createSecret();
  /** Relayed addresses that are open, by the address of the page. */
  const relays = new Map<string, number>();
  const countOf = (visitor: string) => relays.get(visitor) ?? 0;

  const welcome = (socket: WebSocket, request: IncomingMessage) => {
    const visitor = addressOf(request, trustProxy);
    const seen = visitor.replace(/^::ffff:/i, '');
    addresses.set(socket, visitor);
    reach.visit(seen, true);
    const links = createPageLinks({
      ...{ settings, secret, limits, reach, report },
      hasRoom: () => reach.relayed() < limits.allocations && countOf(visitor) < limits.allocationsPerAddress,
      onRelayed(relayed, isOpen) {
        reach.note(relayed, isOpen);
        relays.set(visitor, countOf(visitor) + (isOpen ? 1 : -1));
        if (countOf(visitor) === 0) relays.delete(visitor);
      },
      // Behind a proxy we know our own address as the proxy does, and no browser comes through to it.
      address: trustProxy ? null : reachedAddress(request.socket, isLoopbackOnly),
      answer(answer) {
        if (socket.readyState !== WebSocket.OPEN) return;
        if (socket.bufferedAmount > limits.backlogBytes) socket.terminate();
        else socket.send(JSON.stringify(answer));
      },
    });
    socket.on('message', (data: Buffer, isBinary) => links.take(isBinary ? '' : data.toString()));
    socket.on('pong', () => silent.delete(socket));
    socket.on('error', report);
    socket.on('close', () => {
      links.close();
      addresses.delete(socket);
      silent.delete(socket);
      reach.visit(seen, false);
    });
  };

  return {
    enter(request, stream, head) {
      // Its packets may reach services of this machine, so here a name has to be right, too.
      if (!isOriginAllowed(request, rules) || !isNamedHere(request, rules))
        return { status: 403, reason: 'Pages of another origin may not connect.' };
      if (addresses.size >= limits.turnSockets) return { status: 503, reason: 'The server is full.' };
      const visitor = addressOf(request, trustProxy);
      const count = [...addresses.values()].filter((address) => address === visitor).length;
      if (count >= limits.turnSocketsPerAddress)
        return { status: 429, reason: 'Too many connections from one address.' };
      sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, request));
      return null;
    },
    check() {
      for (const socket of addresses.keys()) {
        if (silent.has(socket)) socket.terminate();
        else {
          silent.add(socket);
          socket.ping();
        }
      }
    },
    allocations: reach.relayed,
    close() {
      for (const socket of addresses.keys()) {
        socket.close(1001);
        // Nothing that the page might still say is waited for.
        socket.terminate();
      }
    },
  };
}
