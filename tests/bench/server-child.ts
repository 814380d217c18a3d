import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { ExpressPeerServer } from 'peer';
import { createServer } from '#peer-server/create-server.ts';

// One server in a process of its own, for the benchmarks: `plain` is the package as its documentation mounts it.
// Answers `cpu` and `memory` with what it has used so far, `memory` after a garbage collection.

export type Usage = { cpuMicroseconds: number; rssBytes: number; heapBytes: number; externalBytes: number };

const unlimited = {
  sockets: 1e9,
  socketsPerAddress: 1e9,
  frames: { burst: 1e12, perSecond: 1e12 },
  requests: { burst: 1e12, perSecond: 1e12 },
};

async function startPlain(): Promise<number> {
  const app = express();
  const server = createHttpServer(app);
  const peer = ExpressPeerServer(server, { path: '/', concurrent_limit: 1e9 });
  peer.on('error', () => undefined);
  app.use('/peerjs', peer);
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, resolve));
  return (server.address() as AddressInfo).port;
}

const isPlain = process.argv[2] === 'plain';
const port = isPlain ? await startPlain() : (await createServer({ host: '127.0.0.1', limits: unlimited })).port;

process.on('message', (question) => {
  const { user, system } = process.cpuUsage();
  // Only who asks for memory pays for the tidying: it takes longer the more code a server has.
  if (question === 'memory') globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const usage: Usage = { cpuMicroseconds: user + system, rssBytes: rss, heapBytes: heapUsed, externalBytes: external };
  process.send?.(usage);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port });
