import { rmSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { createServer } from '#peer-server/create-server.ts';
import { expect, test } from '../support/fixtures.ts';
import { launchRedis } from '../support/redis-process.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { buildRelaySite, openRelayTab } from './support/relay-tab.ts';

const site = buildRelaySite();
test.afterAll(() => rmSync(site, { recursive: true, force: true }));

const entriesOf = (tab: Page) => tab.evaluate(() => window.relay.entries);
const counted = (length: number) => Array.from({ length }, (_, index) => index);

/** A publisher and a follower, each in a page of its own. */
async function startClass(tab: Page, origin: string) {
  const follower = await tab.context().newPage();
  await openRelayTab(tab, origin);
  await openRelayTab(follower, origin);
  await tab.evaluate(() => window.relay.publish());
  await expect.poll(() => tab.evaluate(() => window.relay.topic !== null)).toBe(true);
  const topic = await tab.evaluate(() => window.relay.topic?.topic ?? '');
  await follower.evaluate((wanted) => window.relay.follow(wanted), topic);
  const add = (from: number, to: number) =>
    tab.evaluate(
      ([first, last]) => {
        for (let entry = first; entry < last; entry += 1) window.relay.add(entry);
      },
      [from, to] as const,
    );
  return { follower, topic, add };
}

test('after a restart of the server the publisher and the followers are back by themselves, and so is what was published', async ({
  page,
}) => {
  let server = await createServer({ site });
  const { follower, topic, add } = await startClass(page, server.url);
  await add(0, 2_000);
  await expect.poll(() => entriesOf(follower)).toHaveLength(2_000);
  await server.close();
  await expect.poll(() => page.evaluate(() => window.relay.states.at(-1) === 'waiting')).toBe(true);
  await expect.poll(() => follower.evaluate(() => window.relay.states.at(-1) === 'lost')).toBe(true);
  // The lesson goes on meanwhile.
  await add(2_000, 2_100);
  server = await createServer({ port: server.port, site });
  await expect.poll(() => entriesOf(follower)).toHaveLength(2_100);
  await add(2_100, 2_200);
  await expect.poll(() => entriesOf(follower)).toHaveLength(2_200);
  expect(await entriesOf(follower)).toEqual(counted(2_200));
  // What the follower had, it was not told again.
  expect(await follower.evaluate(() => window.relay.beginnings.filter((from) => from === 0))).toHaveLength(1);
  const late = await page.context().newPage();
  await openRelayTab(late, server.url);
  await late.evaluate((wanted) => window.relay.follow(wanted), topic);
  await expect.poll(() => entriesOf(late)).toEqual(counted(2_200));
  await server.close();
});

test('behind a proxy with two processes, one goes: all are back at the other, without loss', async ({ page }) => {
  const redis = await launchRedis();
  const servers = [
    await createServer({ redisUrl: redis.url, site }),
    await createServer({ redisUrl: redis.url, site }),
  ] as const;
  const [first, second] = servers;
  let isFirstThere = true;
  let sockets = 0;
  // Pages by turns; whoever comes after the first has gone, to the second.
  const proxy = await startTcpProxy((line) => {
    if (line.includes('/api/relay')) sockets += 1;
    return isFirstThere && sockets % 2 === 1 ? first.port : second.port;
  });
  try {
    const { follower, add } = await startClass(page, proxy.url);
    await add(0, 500);
    await expect.poll(() => entriesOf(follower)).toHaveLength(500);
    isFirstThere = false;
    await first.close();
    await expect.poll(() => page.evaluate(() => window.relay.states.includes('waiting'))).toBe(true);
    await add(500, 600);
    await expect.poll(() => entriesOf(follower)).toEqual(counted(600));
    await expect.poll(() => page.evaluate(() => window.relay.states.at(-1) === 'open')).toBe(true);
  } finally {
    await proxy.close();
    for (const server of servers) await server.close();
    await redis.kill();
  }
});
