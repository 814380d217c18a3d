import type { Seat } from '#labs/model/wire.ts';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { AnyServer } from './server.ts';
import { freeRoom, socketPath, takeSeat } from './server.ts';
import { RememberingSocket } from './remembering-socket.ts';

export type Message = { type: string; src?: string; dst?: string; payload?: { [key: string]: unknown } };

/** A well-behaved client in one room: it remembers what came and can be asked to wait for a message. */
export class Member extends RememberingSocket<Message> {
  readonly seat: Seat;

  constructor(server: AnyServer, seat: Seat, headers: { [name: string]: string } = {}) {
    super(`ws://127.0.0.1:${server.port}${socketPath(seat)}`, headers);
    this.seat = seat;
  }

  send(message: object | string): void {
    this.put(message);
  }

  receive(wanted: (message: Message) => boolean): Promise<Message> {
    return this.first(wanted);
  }

  receiveType(type: string): Promise<Message> {
    return this.receive((message) => message.type === type);
  }

  receiveRoom(state: string): Promise<Message> {
    return this.receive((message) => message.type === 'ROOM' && message.payload?.['state'] === state);
  }

  /** Forgets what came, so that the next `receive` is about the future. */
  forget(): void {
    this.received.length = 0;
  }
}

/** Somebody with a fresh seat, connected and told about the room. */
export async function join(server: AnyServer, room: string, earlier?: Seat): Promise<Member> {
  const member = new Member(server, await takeSeat(server, room, earlier));
  await member.receiveType('ROOM');
  return member;
}

export async function joinPair(server: AnyServer): Promise<[Member, Member]> {
  const room = await freeRoom(server);
  const first = await join(server, room);
  const second = await join(server, room);
  await Promise.all([first.receiveRoom('ready'), second.receiveRoom('ready')]);
  return [first, second];
}

let counter = 0;

/** An offer as a lab sends it, with a name of its own. */
export function rawOffer(dst: string, sdp = 'v=0\r\n'): Message & { payload: { message: string } } {
  const payload = { type: 'raw', message: `m${(counter += 1)}`, description: { type: 'offer', sdp } };
  return { type: 'OFFER', dst, payload };
}

/** Proves that both can still reach each other, by a message each way. */
export async function expectConnected(pair: readonly [Member, Member]): Promise<void> {
  for (const [from, to] of [pair, [pair[1], pair[0]] as const]) {
    const offer = rawOffer(to.seat.id);
    from.send(offer);
    const got = await to.receive((message) => message.payload?.['message'] === offer.payload.message);
    if (got.src !== from.seat.id) throw new Error(`from ${got.src} instead of ${from.seat.id}`);
  }
}

/** The HTTP status with which a connection is refused. */
export async function refusal(server: AnyServer, path: string, headers: { [name: string]: string } = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [
    unknown,
    { statusCode: number; destroy: () => void },
  ];
  response.destroy();
  return response.statusCode;
}
