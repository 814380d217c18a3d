import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';

/** Content type of a TLS handshake record. @see https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
const handshake = 0x16;
const plainHost = /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/i;

/**
 * Lets a server that speaks TLS answer plain HTTP on the same port too: with a redirect to the same address with https.
 * Whoever types an address without it would find a dead socket otherwise.
 *
 * @param patienceMs how long a connection may be silent before its first byte, and how long a plain one may take in all
 * @returns ends every connection, also those that have said nothing yet
 */
export function sendPlainHttpOn(server: HttpsServer, patienceMs: number): () => void {
  const sockets = new Set<Socket>();
  const plain = createHttpServer({ keepAliveTimeout: 1 }, sendOn);
  // What the server itself does with a connection, which is to begin TLS.
  const secure = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    const give = () => socket.destroy();
    // A handshake has limits of its own; what is plain is short.
    const timer = setTimeout(give, patienceMs);
    socket.once('close', () => {
      clearTimeout(timer);
      sockets.delete(socket);
    });
    socket.on('error', give);
    socket.on('end', give);
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.off('end', give);
      socket.unshift(first);
      if (first[0] === handshake) {
        clearTimeout(timer);
        for (const begin of secure) begin.call(server, socket);
      } else {
        plain.emit('connection', socket);
        // Whoever takes it over listens before the first byte comes a second time.
        process.nextTick(() => socket.resume());
      }
    });
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

/** Not for ever: the next start may be without TLS. */
function sendOn(request: IncomingMessage, response: ServerResponse): void {
  const { host = '' } = request.headers;
  response.setHeader('Connection', 'close');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  if (!plainHost.test(host)) {
    response.writeHead(400).end('This server speaks HTTPS. Write https:// in front of the address.\n');
    return;
  }
  const location = `https://${host}${request.url?.startsWith('/') ? request.url : '/'}`;
  response.writeHead(307, { Location: location }).end(`This server speaks HTTPS: ${location}\n`);
}
