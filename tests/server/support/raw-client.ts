import type { RunningServer } from '#peer-server/create-server.ts';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { socketPath } from './server.ts';

/** A plain TCP connection, for what no well-made client would send. Errors are expected and ignored. */
export async function openTcp(server: RunningServer): Promise<Socket> {
  const socket = connect({ port: server.port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** What a client sends to become a WebSocket. */
export function handshake(server: RunningServer, seat: { id: string; token: string }): Buffer {
  const head = [
    `GET ${socketPath(seat)} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n`);
}

/** A WebSocket by hand: it answers no ping, and what it sends is its own affair. `first` goes in one packet with the handshake. */
export async function openRaw(
  server: RunningServer,
  seat: { id: string; token: string },
  first: Buffer = Buffer.alloc(0),
): Promise<Socket> {
  const socket = await openTcp(server);
  socket.write(Buffer.concat([handshake(server, seat), first]));
  await once(socket, 'data');
  return socket;
}

type FrameParts = { opcode?: number; fin?: boolean; rsv?: number; masked?: boolean; claimedLength?: number };

/** One frame of the WebSocket protocol, right or wrong. @see https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
export function frame(content: string | Buffer, parts: FrameParts = {}): Buffer {
  const { opcode = 1, fin = true, rsv = 0, masked = true } = parts;
  const body = Buffer.from(content);
  const length = parts.claimedLength ?? body.length;
  const lengthBytes = length < 126 ? Buffer.of(length) : length < 65_536 ? Buffer.alloc(3) : Buffer.alloc(9);
  if (lengthBytes.length === 3) lengthBytes.writeUInt16BE(length, 1);
  if (lengthBytes.length === 9) lengthBytes.writeBigUInt64BE(BigInt(length), 1);
  if (lengthBytes.length > 1) lengthBytes[0] = lengthBytes.length === 3 ? 126 : 127;
  lengthBytes[0] = (lengthBytes[0] ?? 0) | (masked ? 0x80 : 0);
  const first = Buffer.of((fin ? 0x80 : 0) | (rsv << 4) | opcode);
  // A mask of zeros leaves the content as it is.
  return Buffer.concat([first, lengthBytes, masked ? Buffer.alloc(4) : Buffer.alloc(0), body]);
}

/** Resolves when the server has ended the connection. */
export async function ended(socket: Socket): Promise<void> {
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
}
