import type { RemoteInfo } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Impairment } from '#labs/model/network/impairment.ts';
import type { TurnEvent } from '#labs/model/turn-wire.ts';
import { createImpairedWay } from './impaired-way.ts';
import type { RelayOptions } from './relay.ts';
import { createRelay } from './relay.ts';

/** One learner's way to the STUN and TURN server: a UDP port of its own, so that it can be told, and made, apart. */
export type Link = {
  /** Where it listens. */
  port: number;
  impair: (impairment: Impairment) => void;
  close: () => void;
};

export type LinkOptions = Omit<RelayOptions, 'outlet' | 'onEvent'> & {
  /** The local IPv4 address to listen on, never the wildcard: an answer must come from the address that was asked. */
  address: string;
  /** `at`: milliseconds since the link was opened. */
  onEvent: (event: TurnEvent, at: number) => void;
};

/** @throws the system's error when the address cannot be listened on. */
export async function openLink({ address, onEvent, ...options }: LinkOptions): Promise<Link> {
  const socket = createSocket('udp4');
  socket.bind({ address, port: 0, exclusive: true });
  await once(socket, 'listening');
  // Such as a port of a client that is no longer there.
  socket.on('error', options.report);
  const openedAt = performance.now();
  const way = createImpairedWay(() => performance.now());
  let isClosed = false;

  // What the server says goes down the impaired way; what a client says comes up through it.
  const send = (datagram: Buffer, _offset: number, _length: number, port: number, ip: string): void => {
    way.down(datagram, () => {
      if (!isClosed) socket.send(datagram, port, ip, (error) => error && options.report(error));
    });
  };
  const relay = createRelay({
    ...options,
    outlet: { address: () => socket.address(), send: send as never },
    onEvent: (event) => onEvent(event, performance.now() - openedAt),
  });
  socket.on('message', (datagram: Buffer, from: RemoteInfo) => {
    way.up(datagram, () => relay.take(datagram, from));
  });
  return {
    port: socket.address().port,
    impair: way.set,
    close() {
      if (isClosed) return;
      isClosed = true;
      way.close();
      relay.close();
      socket.close();
    },
  };
}
