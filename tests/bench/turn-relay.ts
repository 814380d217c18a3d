import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, wire, type Socket as TurnClient } from 'turn-server';
import { WebSocket } from 'ws';
import { unimpaired } from '#labs/model/network/impairment.ts';
import { turnSocketPath, type TurnAnswer } from '#labs/model/turn-wire.ts';
import { createCredentials } from '#peer-server/turn/credentials.ts';
import { startCoturn } from '../browser/support/coturn.ts';
import { findCoturn } from '../support/browser.mjs';
import { median, startServerProcess } from './server-process.ts';

// CPU and speed of a relay, ours against Debian's coturn: the same machine, the same run, in turns, each in its own process.
// A datagram goes from a client through a channel to a peer that sends it back: relayed twice.
// `node tests/bench/turn-relay.ts [rounds] [datagrams]`. The bar is a median ratio of 3.

const rounds = Number(process.argv[2] ?? 6);
const datagrams = Number(process.argv[3] ?? 30_000);
const bytes = 1000;
const window = 32;
/** Milliseconds without progress after which datagrams count as lost, and others are sent. */
const stallMs = 100;

type Relay = { name: string; pid: number; client: TurnClient; transport: UdpSocket; port: number };

if (findCoturn() === null || process.platform !== 'linux') {
  process.stdout.write('No coturn was found here, so there is nothing to compare with: apt-get install coturn.\n');
  process.exit();
}

const echo = createSocket('udp4');
echo.on('message', (data, { port, address }) => echo.send(data, port, address));
echo.bind({ address: '127.0.0.1', port: 0 });
await once(echo, 'listening');

const child = await startServerProcess('ours');
const page = new WebSocket(`ws://127.0.0.1:${child.port}${turnSocketPath}`);
await once(page, 'open');
page.send(JSON.stringify({ type: 'link', link: 'bench' }));
const [data] = (await once(page, 'message')) as [Buffer];
const linked = JSON.parse(data.toString()) as Extract<TurnAnswer, { type: 'linked' }>;
const [, turn] = linked.iceServers;
const coturn = await startCoturn('bench');
const key = createCredentials('bench', 'bench', Date.now(), 3600);

const ours = await open('ours', child.pid, Number(/:(\d+)\?/.exec(turn?.urls[0] ?? '')?.[1]), {
  username: turn?.username ?? '',
  credential: turn?.credential ?? '',
});
const theirs = await open('coturn', coturn.pid, coturn.port, key);

const ratios: number[] = [];
for (const relay of [ours, theirs]) await measure(relay);
for (let round = 1; round <= rounds; round += 1) {
  const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
  const used = new Map<string, Awaited<ReturnType<typeof measure>>>();
  for (const relay of order) used.set(relay.name, await measure(relay));
  const [a, b] = [used.get('ours'), used.get('coturn')];
  if (!a || !b) continue;
  ratios.push(a.cpu / b.cpu);
  const told = [a, b].map(({ cpu, rate }) => `${cpu.toFixed(1)} µs, ${Math.round(rate)}/s`);
  process.stdout.write(`round ${round}: ours ${told[0]}; coturn ${told[1]}; ratio ${(a.cpu / b.cpu).toFixed(2)}\n`);
}
page.send(JSON.stringify({ type: 'impair', link: 'bench', impairment: { ...unimpaired, delay: 20 } }));
await once(page, 'message');
const delayed = await measure(ours);
process.stdout.write(`with 20 ms of delay: ours ${delayed.cpu.toFixed(1)} µs a datagram\n`);
const isMet = median(ratios) <= 3;
process.stdout.write(
  `${isMet ? 'met   ' : 'MISSED'}  CPU for each relayed datagram against coturn: ${median(ratios).toFixed(2)} (bar: 3)\n`,
);
await coturn.stop();
process.exit(isMet ? 0 : 1);

async function open(
  name: string,
  pid: number,
  port: number,
  { username, credential }: { username: string; credential: string },
): Promise<Relay> {
  const client = await new Promise<TurnClient>((resolve) => {
    const opened = connect(`turn:127.0.0.1:${port}?transport=udp`, { username, password: credential }, () =>
      resolve(opened),
    );
  });
  const done = (event: string) => new Promise<void>((resolve) => client.on(event, () => resolve()));
  const allocated = done('allocate:success');
  client.allocate({ lifetime: 600 });
  await allocated;
  const bound = done('channel_bind:success');
  client.channelBind(0x4000, { ip: '127.0.0.1', port: echo.address().port });
  await bound;
  return { name, pid, client, transport: client.context['transport'] as UdpSocket, port };
}

/** Microseconds of CPU for each relayed datagram, and how many were relayed in a second. */
async function measure({ pid, transport, port }: Relay): Promise<{ cpu: number; rate: number }> {
  const frame = Buffer.from((wire as unknown as Codec).encode_channel_data(0x4000, Buffer.alloc(bytes, 1)));
  const before = cpuOf(pid);
  const begin = performance.now();
  let arrived = 0;
  let underWay = 0;
  let last = performance.now();
  await new Promise<void>((resolve) => {
    const send = () => {
      while (underWay < window) {
        underWay += 1;
        transport.send(frame, port, '127.0.0.1');
      }
    };
    const timer = setInterval(() => {
      if (performance.now() - last < stallMs) return;
      underWay = 0;
      send();
    }, stallMs);
    const onMessage = (message: Buffer) => {
      if (message.length < bytes) return;
      arrived += 1;
      underWay = Math.max(0, underWay - 1);
      last = performance.now();
      if (arrived < datagrams) return send();
      clearInterval(timer);
      transport.off('message', onMessage);
      resolve();
    };
    transport.on('message', onMessage);
    send();
  });
  const seconds = (performance.now() - begin) / 1000;
  // There and back.
  return { cpu: (cpuOf(pid) - before) / (2 * datagrams), rate: (2 * datagrams) / seconds };
}

type Codec = { encode_channel_data: (channel: number, data: Uint8Array) => Uint8Array };

/** Microseconds of CPU that a process has used so far, by its 14th and 15th figure: user and system time in ticks of 10 ms. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
