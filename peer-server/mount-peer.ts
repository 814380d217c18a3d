import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import type { Server as SocketServer } from 'ws';
import { WebSocketServer } from 'ws';
import { GuardedSocket } from './guarded-socket.ts';

/** The key that the PeerJS client sends unless told otherwise. It is no secret. */
export const peerKey = 'peerjs';

export type MountedPeer = {
  /** Gives sockets to the package: `handleUpgrade`, then `emit('connection', …)`. */
  sockets: SocketServer<typeof GuardedSocket>;
  handle: (request: IncomingMessage, response: ServerResponse) => void;
};

type MountOptions = { frameBytes: number; report: (error: unknown) => void };

/** A timer of the package that has nothing to do here, set as far away as timers go, in milliseconds. */
const never = 2 ** 31 - 1;

/**
 * Mounts the `peer` package as it is. It registers clients and relays their messages; who may connect, which frames it
 * sees and who is still alive is decided outside, so its own queue, sweep and limit are set out of reach.
 */
export function mountPeer(server: Server | SecureServer, { frameBytes, report }: MountOptions): MountedPeer {
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: GuardedSocket,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: frameBytes,
    maxFragments: 64,
    maxBufferedChunks: 1024,
  });
  const peer = ExpressPeerServer(server, {
    path: '/',
    key: peerKey,
    allow_discovery: false,
    alive_timeout: Number.POSITIVE_INFINITY,
    concurrent_limit: Number.POSITIVE_INFINITY,
    cleanup_out_msgs: never,
    corsOptions: { origin: false },
    createWebSocketServer: () => sockets,
  });
  // An `error` without a listener ends the process, and any client can cause one.
  peer.on('error', report);
  const app = express();
  app.disable('x-powered-by');
  app.use('/peerjs', peer);
  return { sockets, handle: (request, response) => void app(request, response) };
}
