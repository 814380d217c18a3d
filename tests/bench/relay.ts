import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { relaySocketPath, type RelayAnswer } from '#labs/model/relay/wire.ts';
import { launchRedis } from '../support/redis-process.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import type { FollowersReport } from './relay-followers.ts';

// From an instructor's step to the screens of a class: 200 followers, then 1,000 held, in memory and on Redis with two server
// processes; then the network of 50 is cut for 30 s without a word. `node tests/bench/relay.ts [followers] [held] [seconds]`.
// Bars: median 150 ms, 95 % within 400 ms; all held; of those who were cut, nothing missing and nothing twice.

const followers = Number(process.argv[2] ?? 200);
const held = Number(process.argv[3] ?? 1_000);
const seconds = Number(process.argv[4] ?? 10);
const cutOff = Math.min(50, followers);
const cutMs = 30_000;
const bars = { median: 150, most: 400 };
const followersAtOne = 250;

const children = new Set<ChildProcess>();
function start(name: string, args: readonly (string | number)[]): ChildProcess {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const child = fork(path, args.map(String), { execArgv: ['--disable-warning=ExperimentalWarning'] });
  children.add(child);
  return child;
}

async function startServer(redisUrl: string): Promise<number> {
  const child = start('relay-child.ts', redisUrl === '' ? [] : [redisUrl]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return port;
}

/** An instructor: an event now and then, and statistics of two connections, 12 kB each, once a second. */
async function startPublisher(port: number, everyMs: number) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${relaySocketPath}`);
  await once(socket, 'open');
  const opened = once(socket, 'message');
  socket.send('{"type":"open"}');
  const [data] = (await opened) as [Buffer];
  const { topic } = JSON.parse(data.toString()) as Extract<RelayAnswer, { type: 'opened' }>;
  const statistics = 'x'.repeat(12_000);
  let length = 0;
  const publish = (...more: string[]) => {
    const at = performance.timeOrigin + performance.now();
    const entries = ['', ...more].map((text, index) => ({ n: length + index, at, text }));
    socket.send(JSON.stringify({ type: 'publish', topic, epoch: 'bench', from: length, entries }));
    length += entries.length;
  };
  let tick = 0;
  const timer = setInterval(() => {
    tick += 1;
    if ((tick * everyMs) % 1_000 === 0) publish(statistics, statistics);
    else publish();
  }, everyMs);
  return {
    topic,
    length: () => length,
    stop() {
      clearInterval(timer);
      return length;
    },
    close: () => socket.terminate(),
  };
}

async function startFollowers(port: number, topic: string, count: number): Promise<ChildProcess[]> {
  const started: ChildProcess[] = [];
  for (let left = count; left > 0; left -= followersAtOne) {
    const child = start('relay-followers.ts', [port, topic, Math.min(left, followersAtOne)]);
    await once(child, 'message');
    started.push(child);
  }
  return started;
}

async function reportsOf(asked: readonly ChildProcess[]): Promise<FollowersReport[]> {
  return Promise.all(
    asked.map(async (child) => {
      child.send('report');
      const [report] = (await once(child, 'message')) as [FollowersReport];
      return report;
    }),
  );
}

/** Waits until all have as much; says how many have when they do not come to it. */
async function allHave(
  asked: readonly ChildProcess[],
  length: number,
  count: number,
  patienceMs: number,
): Promise<number> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const have = (await reportsOf(asked)).flatMap(({ lengths }) => lengths).filter((each) => each >= length).length;
    if (have === count || performance.now() > until) return have;
    await wait(250);
  }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? NaN;
}

let isGood = true;
function say(sentence: string, holds = true): void {
  isGood &&= holds;
  process.stdout.write(`${sentence}${holds ? '' : ' MISSED'}\n`);
}

async function classOf(count: number, where: string, ports: readonly number[]): Promise<void> {
  const isMeasured = count <= followers;
  const publisher = await startPublisher(ports[0] ?? 0, isMeasured ? 100 : 500);
  const parts = await Promise.all(
    ports.map((port, index) => startFollowers(port, publisher.topic, Math.ceil((count - index) / ports.length))),
  );
  const asked = parts.flat();
  const joined = await allHave(asked, 1, count, 60_000);
  await reportsOf(asked);
  await wait(seconds * 1_000);
  const reports = await reportsOf(asked);
  const latencies = reports.flatMap((report) => report.latencies);
  const [median, most] = [quantile(latencies, 0.5), quantile(latencies, 0.95)];
  const figures = `median ${median.toFixed(1)} ms, 95 % within ${most.toFixed(1)} ms`;
  say(
    `${where}: ${joined} of ${count} follow; ${figures}${isMeasured ? ` (bars ${bars.median}, ${bars.most})` : ''}`,
    joined === count && (!isMeasured || (median < bars.median && most < bars.most)),
  );
  const length = publisher.stop();
  const have = await allHave(asked, length, count, 60_000);
  const amiss = (await reportsOf(asked)).reduce((sum, report) => sum + report.amiss, 0);
  say(`${where}: ${have} of ${count} have all ${length} entries, ${amiss} amiss`, have === count && amiss === 0);
  for (const child of asked) child.disconnect();
  publisher.close();
}

async function cutClass(where: string, ports: readonly number[]): Promise<void> {
  const publisher = await startPublisher(ports[0] ?? 0, 500);
  const proxy = await startTcpProxy(() => ports.at(-1) ?? 0);
  const asked = await startFollowers(proxy.port, publisher.topic, cutOff);
  await allHave(asked, 1, cutOff, 20_000);
  proxy.freeze();
  await wait(cutMs);
  proxy.thaw();
  const length = publisher.stop();
  const began = performance.now();
  const have = await allHave(asked, length, cutOff, 30_000);
  const reports = await reportsOf(asked);
  const [amiss, reconnects] = (['amiss', 'reconnects'] as const).map((name) =>
    reports.reduce((sum, report) => sum + report[name], 0),
  );
  const took = ((performance.now() - began) / 1000).toFixed(1);
  say(
    `${where}, cut for ${cutMs / 1000} s: ${have} of ${cutOff} have all ${length} entries ${took} s after, ${amiss} amiss, ${reconnects} connections lost`,
    have === cutOff && amiss === 0 && (reconnects ?? 0) >= cutOff,
  );
  for (const child of asked) child.disconnect();
  publisher.close();
  await proxy.close();
}

const redis = await launchRedis();
try {
  process.stdout.write(`load of the machine before: ${loadavg()[0]?.toFixed(1)}\n`);
  const alone = [await startServer('')];
  const two = [await startServer(redis.url), await startServer(redis.url)];
  for (const [where, ports] of [
    ['in memory', alone],
    ['two processes on Redis', two],
  ] as const) {
    await classOf(followers, where, ports);
    await classOf(held, where, ports);
  }
  await Promise.all([cutClass('in memory', alone), cutClass('two processes on Redis', two)]);
  process.stdout.write(`load of the machine after: ${loadavg()[0]?.toFixed(1)}\n`);
} finally {
  for (const child of children) if (child.connected) child.disconnect();
  await redis.kill();
}
process.exit(isGood ? 0 : 1);
