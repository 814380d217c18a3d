import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

export type TcpProxy = {
  port: number;
  /** Where a browser finds what is behind it. */
  url: string;
  /** Nothing passes any more, and nobody is told: as when a cable is out. */
  freeze: () => void;
  /** What comes from now on passes. What was under way stays lost. */
  thaw: () => void;
  close: () => Promise<void>;
};

/**
 * Passes connections on to this machine's ports. `choose` says to which, from the first line of a request; connections to a port
 * where nobody listens are closed.
 */
export async function startTcpProxy(choose: (line: string) => number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer({ noDelay: true }, (front) => {
    keep(front);
    if (isFrozen) return void front.pause();
    front.once('data', (head: Buffer) => {
      if (isFrozen) return void front.pause();
      const back = connect({
        port: choose(head.toString('latin1').split('\r\n', 1)[0] ?? ''),
        host: '127.0.0.1',
        noDelay: true,
      });
      keep(back);
      back.write(head);
      front.pipe(back).pipe(front);
      front.on('close', () => back.destroy());
      back.on('close', () => front.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://localhost:${port}/`,
    freeze() {
      isFrozen = true;
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    thaw: () => void (isFrozen = false),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
