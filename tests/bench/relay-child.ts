import { createServer } from '#peer-server/create-server.ts';

// One server of the relay in a process of its own, for the benchmark: on the Redis that is named, or in memory.

const unlimited = { burst: 1e9, perSecond: 1e9 };
const limits = { relayRequests: unlimited, relayKibibytes: unlimited };
const { port } = await createServer({ host: '127.0.0.1', redisUrl: process.argv[2], limits });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicroseconds: user + system, rssBytes: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port });
