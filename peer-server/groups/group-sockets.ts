import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { GroupEvent } from '#labs/model/group-wire.ts';
import { groupPath, readGroupRequest } from '#labs/model/group-wire.ts';
import { closeCodes, parseRoomCode } from '#labs/model/wire.ts';
import type { AdmissionRules, Refusal } from '../admission.ts';
import { addressOf, isOriginAllowed, parseUrl } from '../admission.ts';
import { GuardedSocket } from '../guarded-socket.ts';
import type { GroupBus, Membership } from './group-bus.ts';

export type GroupSockets = {
  /** Takes an upgrade over, or says why not. */
  enter: (request: IncomingMessage, stream: Duplex, head: Buffer) => Refusal | null;
  /** Cuts who has not answered the ping before, and pings the others. */
  check: () => void;
  close: () => void;
};

type Ports = { rules: AdmissionRules; bus: GroupBus; report: (error: unknown) => void };

export function isGroupPath(path: string): boolean {
  return path.startsWith(groupPath);
}

/** The sockets of groups. Each is one member, from its upgrade until it is closed, and carries signaling of a mesh only. */
export function createGroupSockets({ rules, bus, report }: Ports): GroupSockets {
  const { limits, trustProxy } = rules;
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: GuardedSocket,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.frameBytes,
    maxFragments: 64,
    maxBufferedChunks: 1024,
  });
  const open = new Set<GuardedSocket>();

  const welcome = (socket: GuardedSocket, room: string, address: string, stream: Duplex) => {
    const tell = (event: GroupEvent) => socket.send(JSON.stringify(event));
    open.add(socket);
    socket.on('error', report);
    const entering = bus.enter(room, tell).catch((error: unknown) => {
      report(error);
      socket.close(closeCodes.goingAway);
      return undefined;
    });
    // One after the other, and none before the membership is known.
    const then = (act: (membership: Membership) => void) =>
      void entering.then((membership) => membership && act(membership)).catch(report);
    socket.guard({
      ...{ seat: null, address, limits, stream },
      owner: {
        admits(_, text) {
          const request = readGroupRequest(text);
          if (typeof request === 'string') tell({ type: 'refused', reason: request });
          else then((membership) => membership.say(request.to, request.message));
          // Nobody else listens to this socket.
          return false;
        },
        closed() {
          open.delete(socket);
          then((membership) => membership.leave());
        },
      },
    });
    const turnAway = async () => {
      if ((await entering) !== null) return;
      tell({ type: 'full', next: await bus.freeRoom() });
      socket.close(closeCodes.normal);
    };
    turnAway().catch(report);
  };

  return {
    enter(request, stream, head) {
      const typed = parseUrl(request)?.pathname.slice(groupPath.length) ?? '';
      // One spelling of a code is one group: a page has read what was typed.
      if (parseRoomCode(typed) !== typed) return { status: 404, reason: 'This is not the code of a room.' };
      if (!isOriginAllowed(request, rules)) return { status: 403, reason: 'Pages of another origin may not connect.' };
      if (open.size >= limits.sockets) return { status: 503, reason: 'The server is full.' };
      const address = addressOf(request, trustProxy);
      const count = [...open].filter((socket) => socket.address === address).length;
      if (count >= limits.socketsPerAddress) return { status: 429, reason: 'Too many connections from one address.' };
      sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, typed, address, stream));
      return null;
    },
    check() {
      for (const socket of open) socket.check();
    },
    close() {
      for (const socket of [...open]) {
        socket.close(closeCodes.goingAway);
        socket.terminate();
      }
      void bus.close().catch(report);
    },
  };
}
