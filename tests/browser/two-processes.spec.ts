import { join } from 'node:path';
import { createServer } from '#peer-server/create-server.ts';
import { root } from '../../peer-server/setup.mjs';
import { expect, test } from '../support/fixtures.ts';
import { launchRedis } from '../support/redis-process.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { TwoTabLab } from './pages/two-tab-lab.ts';

test('two tabs of one room, at two processes behind a proxy, call each other and hang up', async ({ browser }) => {
  const redis = await launchRedis();
  const options = { redisUrl: redis.url, site: join(root, 'dist') };
  const servers = [await createServer(options), await createServer(options)] as const;
  let turn = 0;
  // The socket of each tab at a process of its own; all else by turns: what one has given out, the other is asked about.
  const [here, there] = await Promise.all(
    servers.map(({ port }) =>
      startTcpProxy((line) => (line.includes('/peerjs') ? port : servers[(turn += 1) % 2 === 0 ? 0 : 1].port)),
    ),
  );
  if (here === undefined || there === undefined) throw new Error('no proxies');
  const first = await browser.newContext({ baseURL: here.url });
  const second = await browser.newContext({ baseURL: there.url });
  try {
    const alice = new TwoTabLab(await first.newPage());
    await alice.open();
    const room = await alice.openRoom();
    const bob = new TwoTabLab(await second.newPage());
    await bob.open(`?room=${room}`);
    await bob.call('raw');
    await bob.isConnected('bob');
    await alice.isConnected('alice');
    await expect(alice.messages('OFFER', 'received')).toHaveCount(1);
    for (const { url } of servers)
      expect(await (await fetch(new URL('/api/health', url))).json()).toMatchObject({ sockets: 1, redis: 'connected' });
    await alice.hangUp();
    await bob.saysStatus('hungUp');
  } finally {
    for (const context of [first, second]) await context.close();
    for (const each of [here, there]) await each.close();
    for (const server of servers) await server.close();
    await redis.kill();
  }
});
