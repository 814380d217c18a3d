import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { randomInt } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { AdmissionRules, Refusal } from './admission.ts';
import { addressOf, admitUpgrade, isSignalingPath, parseUrl, storeLost } from './admission.ts';
import { createApi } from './api.ts';
import type { Limits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import { mountPeer, peerKey } from './mount-peer.ts';
import { sendError } from './json-response.ts';
import { createLocalSeats } from './local-seats.ts';
import { createRooms } from './rooms.ts';
import { createGroupSockets, isGroupPath } from './groups/group-sockets.ts';
import { createMemoryBus } from './groups/memory-bus.ts';
import type { OpenSeat } from './seats.ts';
import { BusLost } from './shared/bus.ts';
import type { SharedState } from './shared/shared-state.ts';
import { createSwitchboard } from './switchboard.ts';
import { relaySocketPath } from '#labs/model/relay/wire.ts';
import { createRelaySockets } from './relay/relay-sockets.ts';
import { boundsOf } from './relay/topics.ts';
import { createTopics } from './relay/local-topics.ts';
import { turnSocketPath } from '#labs/model/turn-wire.ts';
import { ourServers, type IceSettings } from './turn/ice-settings.ts';
import { createTurnSockets } from './turn/turn-sockets.ts';

export type SignalingOptions = {
  limits?: Partial<Limits> | undefined;
  /** Origins of other sites whose pages may connect, as `https://example.org`. Our own always may. */
  origins?: readonly string[] | undefined;
  /** Believe `X-Forwarded-For` and `X-Forwarded-Host`: only behind a proxy that sets them. */
  trustProxy?: boolean | undefined;
  /** What becomes of upgrades outside `/peerjs`. A dev server has a socket of its own: `leave` it alone. */
  otherUpgrades?: 'refuse' | 'leave' | undefined;
  /** Which STUN and TURN servers pages are given; without it, the one that comes with this server. */
  ice?: IceSettings | undefined;
  /** Whether only this machine can reach the server. Then, and only then, relays may reach other ports of it. */
  isLoopbackOnly?: boolean | undefined;
  /** Where other devices find the site, as pages on this machine are told. */
  addresses?: (() => readonly string[]) | undefined;
  /** Where rooms and traces are kept when several processes serve together; without it, in this process. */
  shared?: SharedState | undefined;
  /** Hears of errors that clients caused and the server survived. May throw without harm. */
  report?: ((error: unknown) => void) | undefined;
};

export type Signaling = {
  /** Answers `/api/…` and `/peerjs…`. Returns false, having done nothing, for every other path. */
  handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Says goodbye to every client. The HTTP server is the caller's to close. */
  close: () => Promise<void>;
};

/** Puts rooms and PeerJS signaling on an HTTP server that somebody else listens with. */
export function attachSignaling(server: Server | SecureServer, options: SignalingOptions = {}): Signaling {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const { origins = [], trustProxy = false, isLoopbackOnly = false } = options;
  const rules: AdmissionRules = { limits, origins, trustProxy, isLoopbackOnly };
  const report = quietly(options.report);
  const { shared } = options;
  const random = (below: number) => randomInt(below);
  const { reservationMs } = limits;
  const seats =
    shared?.createSeats({ random, reservationMs }) ??
    createLocalSeats(createRooms({ now: () => performance.now(), random, reservationMs }));
  const switchboard = createSwitchboard();
  const peer = mountPeer(server, { frameBytes: limits.frameBytes, report });
  const turn = createTurnSockets({ rules, report, settings: options.ice ?? ourServers });
  const topicBounds = boundsOf(limits);
  const topics = shared?.createTopics(topicBounds) ?? createTopics(topicBounds, () => performance.now());
  const relay = createRelaySockets({ rules, topics, report });
  const { addresses = () => [] } = options;
  const api = createApi({ seats, switchboard, turn, relay, addresses, shared, rules, report });
  const groups = createGroupSockets({ rules, bus: shared?.createGroups(random) ?? createMemoryBus(random), report });
  // After a stall, what has arrived is read first: nobody is cut for an answer that is already here.
  const heartbeat = setInterval(() => {
    setImmediate(seats.sweep);
    setImmediate(switchboard.check);
    setImmediate(turn.check);
    setImmediate(relay.check);
    setImmediate(groups.check);
  }, limits.pingMs);
  heartbeat.unref();
  let isClosing = false;

  const enter = async (request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> => {
    const admission = isClosing ? stopping : await admitUpgrade(request, rules, seats, switchboard);
    if ('status' in admission) return refuseUpgrade(stream, admission);
    const seat = await seats.open(admission.seat);
    if (seat === null) refuseUpgrade(stream, { status: 403, reason: 'No such seat. Ask for one first.' });
    else welcome(request, stream, head, seat);
  };
  const welcome = (request: IncomingMessage, stream: Duplex, head: Buffer, seat: OpenSeat): void => {
    const predecessor = switchboard.socketOf(seat.seat.id);
    if (predecessor !== null) return switchboard.replace(predecessor, () => welcome(request, stream, head, seat));
    let isWelcome = false;
    if (isClosing) refuseUpgrade(stream, stopping);
    else {
      peer.sockets.handleUpgrade(request, stream, head, (socket) => {
        isWelcome = true;
        const address = addressOf(request, rules.trustProxy);
        socket.guard({ owner: switchboard, seat, address, limits, stream });
        switchboard.admit(socket, () => peer.sockets.emit('connection', socket, request));
      });
    }
    // What is no proper handshake, or has gone meanwhile, becomes no socket.
    if (!isWelcome) seat.leave();
  };

  const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const path = parseUrl(request)?.pathname ?? '';
    const own = path === turnSocketPath ? turn : path === relaySocketPath ? relay : isGroupPath(path) ? groups : null;
    if (own === null && !isSignalingPath(path) && options.otherUpgrades === 'leave') return;
    stream.on('error', report);
    if (own === null) {
      enter(request, stream, head).catch((error: unknown) => {
        if (!(error instanceof BusLost)) report(error);
        refuseUpgrade(stream, storeLost);
      });
      return;
    }
    const refusal = isClosing ? stopping : own.enter(request, stream, head);
    if (refusal !== null) refuseUpgrade(stream, refusal);
  };
  server.on('upgrade', onUpgrade);

  return {
    handle(request, response) {
      const path = parseUrl(request)?.pathname ?? '';
      if (path === '/api' || path.startsWith('/api/')) api(request, response, path);
      else if (isSignalingPath(path)) handlePeer(request, response, path);
      else return false;
      return true;
    },
    async close() {
      isClosing = true;
      clearInterval(heartbeat);
      turn.close();
      await relay.close();
      groups.close();
      await switchboard.close(limits.goodbyeMs);
      await shared?.close();
      server.off('upgrade', onUpgrade);
    },
  };

  /** Of the HTTP side of the package only what its client asks for is left: no discovery, one key. */
  function handlePeer(request: IncomingMessage, response: ServerResponse, path: string): void {
    const [, , key, asked, ...rest] = path.replace(/\/$/, '').split('/');
    const isKnown = rest.length === 0 && (key === undefined || asked === 'id');
    if (key !== undefined && key !== peerKey) sendError(response, 401, 'request/malformed', 'Wrong key.');
    else if (request.method === 'GET' && isKnown) peer.handle(request, response);
    else sendError(response, 404, 'not-found', 'There is no such address.');
  }
}

const stopping = { status: 503 as const, reason: 'The server stops.' };

function refuseUpgrade(stream: Duplex, { status, reason }: Refusal): void {
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', 'Content-Type: text/plain'];
  const lines = [...head, `Content-Length: ${Buffer.byteLength(reason)}`, '', reason];
  stream.end(lines.join('\r\n'), () => stream.destroy());
}

/** A report that throws must not become a fault of its own. */
function quietly(report: ((error: unknown) => void) | undefined): (error: unknown) => void {
  return (error) => {
    try {
      report?.(error);
    } catch {
      // Nobody is left to tell.
    }
  };
}
